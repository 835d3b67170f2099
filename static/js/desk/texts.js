/** The page's texts in its visitor's language, which the server wrote into the page. */

const texts = JSON.parse(document.querySelector("#texts").textContent);
const language = document.documentElement.lang;

// Digits as on the bars, in every language.
const number = new Intl.NumberFormat(language, { numberingSystem: "latn" });
const percent = new Intl.NumberFormat(language, {
  style: "percent",
  numberingSystem: "latn",
  maximumFractionDigits: 1,
  minimumFractionDigits: 1,
});

const wholePercent = new Intl.NumberFormat(language, { style: "percent", numberingSystem: "latn" });

/** The confidences at which the wording changes: `sure`, `likely` and `nearlyAll`. */
export const { limits } = texts;

/** What the server tells the pad alone: which files it accepts, as picture-file.js needs it. */
export const { accepted } = texts;

/** What the server tells the exhibit alone: its options, and the call to draw in each language. */
export const { options, calls } = texts;

/** The text of a key, with each {name} in it replaced by the value of that name. */
export function text(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A digit with its article, as in "an 8". */
export function digitName(digit) {
  return texts.digits[digit];
}

/** A number in 0 to 1 as a percentage, and what is nearly all as "over". */
export function inPercent(share) {
  const { nearlyAll } = limits;
  if (share <= nearlyAll) return percent.format(share);
  return text("over", { percent: percent.format(nearlyAll) });
}

/** A number in 0 to 1 as a percentage without decimals. */
export function inWholePercent(share) {
  return wholePercent.format(share);
}

/** A number as the language writes it. */
export function inDigits(value) {
  return number.format(value);
}
