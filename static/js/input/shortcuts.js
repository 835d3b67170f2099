/** The keys that undo, redo and clear, wherever on the page the focus is. */

/** Call `act(name)` with "undo", "redo" or "clear" when its keys are pressed. */
export function listenToShortcuts(page, act) {
  page.addEventListener("keydown", (event) => {
    const name = actionOf(event);
    if (name === null) return;
    event.preventDefault();
    act(name);
  });
}

function actionOf(event) {
  if (event.key === "Escape") return "clear";
  if (!(event.ctrlKey || event.metaKey)) return null;
  const key = event.key.toLowerCase();
  if (key === "y") return "redo";
  if (key !== "z") return null;
  return event.shiftKey ? "redo" : "undo";
}
