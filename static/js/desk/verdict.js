/** The verdict in words, from what the API answers. */
import { BLANK } from "../live/predictions.js";
import { digitName, inPercent, limits, text } from "./texts.js";

/** So long after the last point, in ms, the pen is taken to rest: longer than between two strokes. */
const REST_MS = 800;

/** What stands for the answer about something new until it comes. */
export const UNREAD = { ...BLANK, rejected: "unread" };

/** What is said of half a digit: nobody is told off before they have finished. */
const GOES_ON = "…";

/** What is not said of it. */
const UNTIL_REST = ["not_a_digit", "not_a_number"];

/**
 * What shows answers of the API in the page's own elements, in the words of `headline(answer)` and
 * `detail(answer)`. `show(answer)` does so at once, but after `penMoved()` no drawing is called no
 * digit, or no number, and screen readers wait, until the pen rests.
 */
export function createVerdict(page, { headline = headlineOf, detail = detailOf } = {}) {
  const verdict = page.querySelector("#verdict");
  const more = page.querySelector("#verdict-detail");
  let rest = null;
  let latest = null;

  function setBusy(isBusy) {
    for (const region of [verdict, more]) region.setAttribute("aria-busy", isBusy);
  }

  function penMoved() {
    if (rest === null) setBusy(true);
    clearTimeout(rest);
    rest = setTimeout(() => {
      rest = null;
      if (latest !== null) show(latest);
      setBusy(false);
    }, REST_MS);
  }

  function show(answer) {
    latest = answer;
    const isHalfDrawn = rest !== null && UNTIL_REST.includes(answer.rejected);
    verdict.classList.toggle("is-digit", answer.rejected === null);
    // A live region is read out at every change, even to the same text.
    setText(verdict, isHalfDrawn ? GOES_ON : headline(answer));
    setText(more, isHalfDrawn ? "" : detail(answer));
  }

  return { show, penMoved };
}

/** Tell a text in an element, where it is another one than before. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** The digit, or why there is none. */
export function headlineOf({ digit, rejected }) {
  return rejected === null ? String(digit) : text(rejected);
}

/** How sure it is, and of what else it thinks; or what to try. Of pictures `digits` were counted. */
export function detailOf({ digit, confidence, probabilities, rejected, digits }) {
  if (rejected === "not_a_digit" && digits !== undefined) return text("not_a_digit_picture_hint");
  if (rejected !== null) return text(`${rejected}_hint`);
  if (digits > 1) return text("several");
  const values = { digit: digitName(digit), percent: inPercent(confidence) };
  if (confidence >= limits.sure) return text("surely", values);
  if (confidence >= limits.likely) return text("likely", values);
  const other = runnerUp(probabilities, digit);
  return text("perhaps", {
    ...values,
    other: digitName(other),
    otherPercent: inPercent(probabilities[other]),
  });
}

function runnerUp(probabilities, digit) {
  const others = probabilities.map((probability, i) => (i === digit ? -1 : probability));
  return others.indexOf(Math.max(...others));
}
