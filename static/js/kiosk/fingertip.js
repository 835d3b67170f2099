/** A fingertip on the sheet, so that those who watch see what to do. */
import { place } from "../desk/cursor.js";

/** A function that shows it at a point, in fractions of the pad's height; null takes it away. */
export function createFingertip(page) {
  const pad = page.querySelector("#pad");
  const fingertip = page.querySelector(".fingertip");
  return (point) => {
    fingertip.classList.toggle("is-down", point !== null);
    if (point !== null) place(fingertip, pad, point);
  };
}
