/** The page's texts in its visitor's language, which the server wrote into the page. */

let texts = null;
let number = null;
let percent = null;
let wholePercent = null;

/** Speak as a page does that the server wrote: with its texts, in its language. */
export function learn(page) {
  texts = JSON.parse(page.querySelector("#texts").textContent);
  const format = (options) =>
    new Intl.NumberFormat(page.documentElement.lang, { numberingSystem: "latn", ...options });
  // Digits as on the bars, in every language; with a third decimal, 9.682 would be nine thousand elsewhere.
  number = format({ maximumFractionDigits: 2 });
  percent = format({ style: "percent", maximumFractionDigits: 1, minimumFractionDigits: 1 });
  wholePercent = format({ style: "percent" });
}

learn(document);

/** The confidences at which the wording changes: `sure`, `likely` and `nearlyAll`. */
export const { limits } = texts;

/** What the server tells the pad alone: which files it accepts, as picture-file.js needs it. */
export const { accepted } = texts;

/** What the server tells the exhibit alone: how it behaves. */
export const { options } = texts;

/** The text of a key, with each {name} in it replaced by the value of that name, numbers as the language writes them. */
export function text(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (_, name) => written(values[name]));
}

function written(value) {
  return typeof value === "number" ? number.format(value) : value;
}

/** A digit with its article, as in "an 8"; of "none", the verdict that it is none. */
export function digitName(digit) {
  return digit === "none" ? text("no_digit") : texts.digits[digit];
}

/** A number in 0 to 1 as a percentage, what is nearly all as "over", and nearly nothing as "under". */
export function inPercent(share) {
  const { nearlyAll } = limits;
  const nearlyNothing = 1 - nearlyAll;
  if (share > nearlyAll) return text("over", { percent: percent.format(nearlyAll) });
  if (share < nearlyNothing) return text("under", { percent: percent.format(nearlyNothing) });
  return percent.format(share);
}

/** A number in 0 to 1 as a percentage without decimals. */
export function inWholePercent(share) {
  return wholePercent.format(share);
}
