/** The number as the page shows it: in words, digit by digit, with what else it may be. */
import { inPercent, limits, text } from "../desk/texts.js";
import { createVerdict } from "../desk/verdict.js";

/** What a number's verdict says, as `createVerdict` takes it. */
export const numberWords = { headline, detail };

/** What shows answers, as `createDesk` wants it, by what shows each part of them. */
export function createNumberReading(page, { showDigits, showCopy, choices, rule }) {
  const verdict = createVerdict(page, numberWords);
  const element = page.querySelector("#verdict");

  function show(answer) {
    const told = choices.told(answer);
    element.dataset.reading = told.text ?? "";
    verdict.show(told);
    showDigits(told.digits, told.rule?.changed ?? []);
    showCopy(told.text);
    choices.show(answer);
    rule.show(told);
  }

  return {
    show,
    penMoved: verdict.penMoved,
    headline: (answer) => headline(choices.told(answer)),
    query: () => ({}),
  };
}

function headline({ text: number, rejected }) {
  return number ?? text(rejected);
}

function detail({ confidence, rejected, isChosen }) {
  if (rejected !== null) return text(`${rejected}_hint`);
  if (isChosen) return text("number_chosen");
  return text(howSure(confidence), { percent: inPercent(confidence) });
}

function howSure(confidence) {
  if (confidence >= limits.sure) return "number_surely";
  return confidence >= limits.likely ? "number_likely" : "number_perhaps";
}
