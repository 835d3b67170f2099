/** Rules that the visitor writes, by the names that the API has for them: pure, as `digits/reading/rules/`. */

/** Of a number that is read, and characters of a name. */
const MOST_DIGITS = 32;
const MOST_CHARACTERS = 200;

/** A place of a mask: any digit, one digit, or some of them. */
const PLACE = /#|\d|\[(?:\d-\d|\d)+\]/g;
const PART_OF_CLASS = /\d-\d|\d/g;

const DIGITS = /^\d+$/;
const WITHOUT_LEADING_ZERO = /^(0|[1-9]\d*)$/;

const IS_RIGHT = {
  mask: ([mask]) => isMask(mask),
  prefix: ([digits]) => isDigits(digits),
  range: ([low, high]) => isWhole(low) && isWhole(high) && isUpwards(low, high),
  "not-below": ([digits]) => isDigits(digits),
};

/** The name of a rule of a kind with what was written of it; null where that is no such rule. */
export function ruleName(kind, texts) {
  const name = `${kind}=${texts.join("-")}`;
  return IS_RIGHT[kind](texts) && name.length <= MOST_CHARACTERS ? name : null;
}

/** A text with the digits of Arabic and of full width as those of ASCII, and without spaces. */
export function plain(text) {
  return text
    .normalize("NFKC")
    .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660)
    .replace(/\s/g, "");
}

function isMask(mask) {
  const places = mask.match(PLACE) ?? [];
  return places.join("") === mask && isCount(places.length) && places.every(hasDigit);
}

/** Has a place a digit that may stand there? In [6-4] there is none. */
function hasDigit(place) {
  const parts = place.match(PART_OF_CLASS) ?? [place];
  return parts.some((part) => part.length === 1 || part[0] <= part[2]);
}

function isDigits(text) {
  return DIGITS.test(text) && isCount(text.length);
}

function isWhole(text) {
  return WITHOUT_LEADING_ZERO.test(text) && isCount(text.length);
}

function isCount(digits) {
  return digits >= 1 && digits <= MOST_DIGITS;
}

/** Digits without leading zeros compare as numbers do by their length first. */
function isUpwards(low, high) {
  return low.length === high.length ? low <= high : low.length < high.length;
}
