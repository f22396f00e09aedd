/* Leaving quickly: the page is emptied at once, and a neutral one takes its place. */
function leaveQuickly() {
  document.title = document.body.dataset.away;
  document.body.replaceChildren();
  window.location.replace(document.documentElement.dataset.away);
}
function startLeaving() {
  document.getElementById("leave").addEventListener("click", leaveQuickly);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leaveQuickly();
    }
  });
}
