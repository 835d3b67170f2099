/** What else the number may be, offered to choose. */
import { inWholePercent } from "../desk/texts.js";

/** What is less likely is not offered. */
const LEAST = 0.005;

/**
 * What offers alternatives in the page's own elements. One that is chosen counts as long as the drawing
 * stays as it is: `chosen()` is its text, or null, `told(answer)` an answer with it, and `forget()` lets
 * go of it. `show(answer)` offers what else there is, and `onChoice()` hears of a choice.
 */
export function createChoices(page, drawing, onChoice) {
  const group = page.querySelector("#choices");
  let choice = { text: null, strokes: null };
  let all = [];
  let offered = "";

  function chosen() {
    return choice.strokes === drawing.strokes ? choice.text : null;
  }

  function choose(text) {
    choice = { text, strokes: drawing.strokes };
    onChoice();
  }

  function told(answer) {
    const text = chosen();
    return text === null ? answer : { ...answer, text, rejected: null, isChosen: true };
  }

  function show(answer) {
    if (chosen() === null) all = [answer, ...answer.alternatives];
    const others = all.filter(({ text, confidence }) => text !== null && confidence >= LEAST);
    offer(others.filter(({ text }) => text !== told(answer).text));
  }

  function offer(others) {
    const now = JSON.stringify(others.map(({ text, confidence }) => [text, inWholePercent(confidence)]));
    if (now === offered) return; // so that none is replaced under the finger
    offered = now;
    group.hidden = others.length === 0;
    for (const chip of group.querySelectorAll("button")) chip.remove();
    group.append(...others.map((other) => chipOf(page, other, () => choose(other.text))));
  }

  return { chosen, told, show, forget: () => (choice = { text: null, strokes: null }) };
}

function chipOf(page, { text, confidence }, onClick) {
  const chip = page.createElement("button");
  const percent = page.createElement("small");
  percent.textContent = inWholePercent(confidence);
  chip.type = "button";
  chip.append(text, " ", percent);
  chip.addEventListener("click", onClick);
  return chip;
}
