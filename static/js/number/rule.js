/** The rule that the number is held to, as the visitor chooses it, and what it did. */
import { text } from "../desk/texts.js";
import { setText } from "../desk/verdict.js";
import { createRuleForm } from "./rule-form.js";

/** How the names of lengths begin, which the API has a parameter of its own for. */
const LENGTH = "length=";

/**
 * What lets the visitor choose a rule in the page's own elements, and fill in one that is made to measure;
 * `onRule()` hears of it. `query()` has the API's parameters for it, `kept()` is what was chosen and
 * written, and `become(kept)` chooses that again; `show(answer)` tells what it did.
 */
export function createRule(page, onRule) {
  const chooser = page.querySelector("#rule");
  const told = page.querySelector("#rule-told");
  const form = createRuleForm(page, onRule);

  function choose(name) {
    chooser.value = name;
    if (chooser.selectedIndex === -1) chooser.value = "";
    form.open(chooser.value);
  }

  chooser.addEventListener("change", () => {
    form.open(chooser.value);
    onRule();
  });

  return {
    query: () => queryOf(form.has(chooser.value) ? form.name() : chooser.value),
    kept: () => ({ name: chooser.value, written: form.written() }),
    become({ name = "", written = [] }) {
      choose(name);
      form.write(written);
    },
    show: (answer) => setText(told, whatItDid(answer)),
  };
}

/** Of the name of a rule, "" or null for none. */
function queryOf(name) {
  if (!name) return {};
  return name.startsWith(LENGTH) ? { length: name.slice(LENGTH.length) } : { rule: name };
}

function whatItDid({ rule, digits, isChosen }) {
  if (rule === null || isChosen || digits.length === 0) return "";
  if (!rule.valid) return text("rule_broken");
  if (rule.changed.length === 0) return text("rule_kept");
  const changes = rule.changed.map((place) => changeOf(digits[place]));
  return text("rule_changed", { changes: changes.join(text("separator")) });
}

function changeOf({ digit, seen }) {
  return text("rule_change", { digit: String(digit), other: String(seen.indexOf(Math.max(...seen))) });
}
