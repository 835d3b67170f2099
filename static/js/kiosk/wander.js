/** Nothing in the picture stays in one place for hours: screens burn in. */
import { calls } from "../desk/texts.js";

/** How far the page wanders, in hundredths of the window's shorter side. */
export const DRIFT = 1.2;

const PLACES = ["start", "center", "end"];

/**
 * For each digit, the call in another language and at another place; every ten digits, the page
 * changes sides. It stays so when a visitor comes: the sheet must not move under the first touch.
 */
export function wander(count) {
  const call = document.querySelector("#call");
  const next = calls[count % calls.length];
  call.textContent = next.text;
  call.lang = next.language;
  const { style, classList } = document.body;
  style.setProperty("--call-place", PLACES[Math.floor(Math.random() * PLACES.length)]);
  style.setProperty("--drift-x", DRIFT * (2 * Math.random() - 1));
  style.setProperty("--drift-y", DRIFT * (2 * Math.random() - 1));
  classList.toggle("is-flipped", Math.floor(count / 10) % 2 === 1);
}
