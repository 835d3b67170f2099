/** Where the keyboard's pen is, shown on the sheet and told to screen readers. */
import { text } from "./texts.js";

/**
 * A function that shows the pen at a point, in fractions of the pad's side, up or down. It is
 * seen from then on until the pad loses the focus or is touched otherwise.
 */
export function createCursor(page) {
  const pad = page.querySelector("#pad");
  const cursor = page.querySelector("#cursor");
  const state = page.querySelector("#pen-state");
  for (const event of ["blur", "pointerdown"]) {
    pad.addEventListener(event, () => pad.classList.remove("is-steered"));
  }
  return ([x, y], isDown) => {
    pad.classList.add("is-steered");
    cursor.style.setProperty("--x", x);
    cursor.style.setProperty("--y", y);
    cursor.classList.toggle("is-down", isDown);
    const words = text(isDown ? "pen_down" : "pen_up");
    if (state.textContent !== words) state.textContent = words;
  };
}
