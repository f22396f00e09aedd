/* Leaving quickly: the page is emptied at once, and a neutral one takes its place, where there is one. */
function leaveQuickly() {
  const away = document.documentElement.dataset.away;
  document.title = document.body.dataset.away;
  document.body.replaceChildren();
  if (away) {
    window.location.replace(away);
  }
}
function startLeaving() {
  const button = document.getElementById("leave");
  button.hidden = false;
  button.addEventListener("click", leaveQuickly);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leaveQuickly();
    }
  });
}
