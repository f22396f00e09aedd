/* Leaving quickly: the page is emptied at once, and a neutral one takes its place, where there is one. */
function leaveQuickly() {
  const away = document.documentElement.dataset.away;
  document.title = document.body.dataset.away;
  window.dispatchEvent(new Event("leaving"));
  document.body.replaceChildren();
  if (away) {
    window.location.replace(away);
  }
}
function startLeaving() {
  document.getElementById("leaving").hidden = false;
  document.querySelectorAll(".scripted").forEach((each) => {
    each.hidden = false;
  });
  document.getElementById("leave").addEventListener("click", leaveQuickly);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leaveQuickly();
    }
  });
}
