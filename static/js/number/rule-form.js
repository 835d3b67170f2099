/** What a rule is filled in with that is made to measure, in the page's own elements. */
import { text } from "../desk/texts.js";
import { setText } from "../desk/verdict.js";
import { plain, ruleName } from "./rule-name.js";

/**
 * What the visitor writes of a rule, by its kind; `onWritten()` hears of each character. `open(kind)`
 * shows the fields of a kind, or none; `name()` is the API's name for what stands there, null for no
 * rule; `written()` are the texts as they stand, and `write(texts)` puts others there.
 */
export function createRuleForm(page, onWritten) {
  const forms = [...page.querySelectorAll(".rule-form")];
  const problem = page.querySelector("#rule-problem");
  let opened = null;

  function open(kind) {
    opened = forms.find((form) => form.dataset.kind === kind) ?? null;
    for (const form of forms) form.hidden = form !== opened;
    tell();
  }

  function inputs() {
    return opened === null ? [] : [...opened.querySelectorAll("input")];
  }

  function texts() {
    return inputs().map(({ value }) => plain(value));
  }

  function name() {
    return opened === null ? null : ruleName(opened.dataset.kind, texts());
  }

  /** Nobody is told off before they have filled in all of it. */
  function tell() {
    const isWrong = opened !== null && texts().every((one) => one !== "") && name() === null;
    setText(problem, isWrong ? text(`rule_problem_${opened.dataset.kind}`) : "");
    for (const input of inputs()) input.setAttribute("aria-invalid", isWrong);
  }

  function changed() {
    if (name() !== null) tell(); // what was wrong is right at once, and not the other way round
    onWritten();
  }

  for (const form of forms) {
    form.addEventListener("input", changed);
    form.addEventListener("change", tell);
    form.addEventListener("keydown", (event) => event.stopPropagation()); // Escape and Ctrl+Z are the text's own
  }

  return {
    has: (kind) => forms.some((form) => form.dataset.kind === kind),
    open,
    name,
    written: () => inputs().map(({ value }) => value),
    write(others) {
      for (const [i, input] of inputs().entries()) input.value = others[i] ?? "";
      tell();
    },
  };
}
