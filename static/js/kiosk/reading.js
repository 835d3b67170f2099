/** What was read at the exhibit: digits with their chain, and numbers with the bars of two digits. */
import { createBars } from "../desk/bars.js";
import { createReading } from "../desk/reading.js";
import { text } from "../desk/texts.js";
import { detailOf, headlineOf } from "../desk/verdict.js";
import { BLANK } from "../live/predictions.js";

/** What shows answers about digits, and about numbers in the words of `ofNumbers`, as `createDesk` wants it. */
export function createExhibitReading(page, drawing, onAsk, ofNumbers) {
  const verdict = page.querySelector("#verdict");
  const showSecond = createSecondBars(page);
  const reading = createReading(page, drawing, onAsk, {
    headline: (answer) => (isNumber(answer) ? ofNumbers.headline(answer) : headlineOf(answer)),
    detail: (answer) => (isNumber(answer) ? detailOfNumber(answer, ofNumbers) : detailOf(answer)),
  });

  function showNumber(answer) {
    const [first = BLANK, second = BLANK] = answer.digits;
    const { digit, probabilities } = first;
    verdict.dataset.reading = answer.text ?? "";
    reading.show({ ...answer, digit, probabilities });
    showSecond(second);
  }

  function showDigit(answer) {
    delete verdict.dataset.reading;
    reading.show(answer);
    showSecond(null);
  }

  return { ...reading, show: (answer) => (isNumber(answer) ? showNumber(answer) : showDigit(answer)) };
}

function isNumber(answer) {
  return answer.alternatives !== undefined;
}

function detailOfNumber(answer, ofNumbers) {
  return answer.rejected === "blank" ? text("sums_hint") : ofNumbers.detail(answer);
}

/**
 * A function that shows a second digit of a number in bars beside the page's own; null takes them away.
 * They stand last, so that every part of the page keeps its place, by which it is translated.
 */
function createSecondBars(page) {
  const first = page.querySelector(".bars");
  let second = null;
  let showBars = null;
  let language = null;

  function add() {
    second?.remove();
    language = page.documentElement.lang;
    second = first.cloneNode(true);
    second.classList.add("is-second");
    showBars = createBars(second);
    first.parentElement.append(second);
    for (const [i, bars] of [first, second].entries()) {
      bars.setAttribute("role", "group");
      bars.setAttribute("aria-label", text("bars_at", { place: i + 1 }));
    }
  }

  function remove() {
    second?.remove();
    second = null;
    for (const name of ["role", "aria-label"]) first.removeAttribute(name);
  }

  return (digit) => {
    if (digit === null) {
      remove();
      return;
    }
    if (second === null || language !== page.documentElement.lang) add();
    showBars(digit.probabilities, digit.digit);
  };
}
