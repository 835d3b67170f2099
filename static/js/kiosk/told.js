/** "Draw what you are told": each digit once, in random order. */
import { digitName, text } from "../desk/texts.js";
import { headlineOf } from "../desk/verdict.js";
import { shuffledDigits } from "./shuffle.js";
import { createStopwatch } from "./stopwatch.js";

/** Digits that a round has. */
const ROUND = 10;

/** See games.js for what a game is. */
export class Told {
  name = "told";
  count = 0;
  result = 0;
  stopwatch = createStopwatch();
  #left;

  constructor(random) {
    this.#left = shuffledDigits(random);
  }

  /** The digit to draw; undefined when all were drawn. */
  get asked() {
    return this.#left[0];
  }

  get isOver() {
    return this.count === ROUND;
  }

  /** The digits of the right answer. */
  get solution() {
    return String(this.asked);
  }

  task() {
    return text("told_task", { digit: digitName(this.asked) });
  }

  step() {
    return text("told_step", { count: this.count + 1, all: ROUND });
  }

  score() {
    return text("told_score", { hits: this.result, count: this.count, seconds: this.stopwatch.seconds() });
  }

  judge(answer) {
    const isHit = answer.digit === this.#left.shift();
    this.count += 1;
    if (isHit) this.result += 1;
    if (isHit) return { task: () => this.task() };
    const verdict = () => headlineOf(answer);
    return { task: () => text("told_missed", { verdict: verdict(), digit: digitName(this.asked) }) };
  }

  ending(best) {
    const values = { hits: this.result, count: ROUND, seconds: this.stopwatch.seconds(), best };
    return {
      step: () => text("told_step", { count: values.hits, all: ROUND }),
      task: () => text("told_end", values),
    };
  }
}
