/** Where the keyboard's pen is, shown on the sheet and told to screen readers, and how one steers it. */
import { text } from "./texts.js";

/**
 * A function that shows the pen at a point, in fractions of the pad's height, up or down. It is
 * seen from then on until the pad loses the focus or is touched otherwise.
 */
export function createCursor(page) {
  const pad = page.querySelector("#pad");
  const cursor = page.querySelector("#cursor");
  const state = page.querySelector("#pen-state");
  const help = page.querySelector("#pad-help");
  for (const event of ["blur", "pointerdown"]) {
    pad.addEventListener(event, () => {
      pad.classList.remove("is-steered");
      help.classList.remove("is-known");
    });
  }
  return (point, isDown) => {
    pad.classList.add("is-steered");
    place(cursor, pad, point);
    cursor.classList.toggle("is-down", isDown);
    if (isDown) help.classList.add("is-known"); // it must not cover what is drawn
    const told = text(isDown ? "pen_down" : "pen_up");
    if (state.textContent !== told) state.textContent = told;
  };
}

/** Let a mark on the pad, as CSS does it with `--x` and `--y`, stand at a point of its drawing. */
export function place(mark, pad, [x, y]) {
  mark.style.setProperty("--x", (x * pad.height) / pad.width);
  mark.style.setProperty("--y", y);
}
