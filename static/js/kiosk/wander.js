/** Nothing in the picture stays in one place for hours: screens burn in. */

/** How far the page wanders, in hundredths of the window's shorter side. */
export const DRIFT = 1.2;

/**
 * For each digit, the page drifts a little; every ten digits, it changes sides. It stays so when a visitor
 * comes: the sheet must not move under the first touch.
 */
export function wander(count) {
  const { style, classList } = document.body;
  style.setProperty("--drift-x", DRIFT * (2 * Math.random() - 1));
  style.setProperty("--drift-y", DRIFT * (2 * Math.random() - 1));
  classList.toggle("is-flipped", Math.floor(count / 10) % 2 === 1);
}
