/** One digit over its ink: the numeral, its bars, and the seam between it and the digit before. */
import { createBars } from "../desk/bars.js";
import { text } from "../desk/texts.js";

/** So many bars are shown, the strongest, until the visitor wants all ten. */
const STRONGEST = 3;

/**
 * What shows a digit in an element of the page's own template. `show(digit, place)` takes one of a
 * reading with where it stands (see `placesOf`); `open(isOpen)` shows all ten bars, or the strongest.
 */
export function createDigit(page) {
  const element = page.querySelector("#digit").content.firstElementChild.cloneNode(true);
  const [numeral, figures, all, seam] = [".numeral", ".figures", ".all", ".seam"].map((name) =>
    element.querySelector(name),
  );
  const bars = [...element.querySelectorAll("[data-digit]")];
  const showBars = createBars(element);
  let shown = "";

  function show(digit, place) {
    const now = JSON.stringify([digit.digit, digit.probabilities, place]);
    if (now !== shown) become(digit, place); // most digits stay as they are while one writes on
    shown = now;
  }

  function become(digit, { middle, width, edge, place, count, before }) {
    for (const [name, value] of Object.entries({ middle, width, edge })) {
      element.style.setProperty(`--${name}`, value.toFixed(3));
    }
    numeral.textContent = digit.digit;
    numeral.setAttribute("aria-label", text("digit_at", { digit: digit.digit, place, count }));
    figures.setAttribute("aria-label", text("bars_at", { place }));
    all.setAttribute("aria-label", text("all_bars_at", { place }));
    seam.hidden = before === null;
    if (before !== null) seam.setAttribute("aria-label", text("join", { before, digit: digit.digit }));
    showBars(digit.probabilities, digit.digit);
    markStrongest(digit.probabilities);
  }

  function markStrongest(probabilities) {
    const byStrength = [...bars.keys()].sort((one, other) => probabilities[other] - probabilities[one]);
    for (const [rank, i] of byStrength.entries()) {
      bars[i].classList.toggle("is-strong", rank < STRONGEST);
      bars[i].style.setProperty("--rank", rank);
    }
  }

  function open(isOpen) {
    element.classList.toggle("is-open", isOpen);
    all.setAttribute("aria-expanded", isOpen);
  }

  return { element, numeral, all, seam, show, open };
}
