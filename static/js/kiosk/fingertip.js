/** A fingertip on the sheet, so that who watches sees what to do. */

/** A function that shows it at a point of the sheet, in fractions of its side; null takes it away. */
export function createFingertip(page) {
  const fingertip = page.querySelector(".fingertip");
  return (point) => {
    fingertip.classList.toggle("is-down", point !== null);
    if (point === null) return;
    fingertip.style.setProperty("--x", point[0]);
    fingertip.style.setProperty("--y", point[1]);
  };
}
