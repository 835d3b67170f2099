/** Sums for ages from 6 up: pure arithmetic. */
import { shuffled } from "./shuffle.js";

/** So many of each kind make a round, the easiest first. */
const WITHIN_TEN = 4;
const WITHIN_TWENTY = 3;
const TAKEN_AWAY = 3;

/** The largest number of a sum, and the largest that is added or taken away. */
const LARGEST = 20;
const LARGEST_PART = 10;

/** As people write it: a hyphen is too short. */
const MINUS = "−";

/**
 * The sums of a round, { first, sign, second, value }, no two alike: first up to ten, then up to twenty,
 * then take-aways. `random()` is in [0, 1).
 */
export function sumsOfRound(random) {
  const sums = pairs().map(([first, second]) => ({ first, sign: "+", second, value: first + second }));
  const easy = sums.filter(({ value }) => value <= 10);
  const hard = sums.filter(({ value, first }) => value > 10 && value <= LARGEST && first <= LARGEST_PART);
  const taken = pairs()
    .filter(([first, second]) => first > second)
    .map(([first, second]) => ({ first, sign: MINUS, second, value: first - second }));
  return [
    ...some(easy, WITHIN_TEN, random),
    ...some(hard, WITHIN_TWENTY, random),
    ...some(taken, TAKEN_AWAY, random).sort((one, other) => one.first - other.first),
  ];
}

/** As in "7 + 5". */
export function questionOf({ first, sign, second }) {
  return `${first} ${sign} ${second}`;
}

function pairs() {
  const numbers = (most) => Array.from({ length: most }, (_, i) => i + 1);
  return numbers(LARGEST).flatMap((first) => numbers(LARGEST_PART).map((second) => [first, second]));
}

function some(sums, count, random) {
  return shuffled(sums, random).slice(0, count);
}
