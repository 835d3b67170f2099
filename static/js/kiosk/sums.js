/** "Do sums": ten of them; the visitor writes each answer, as often as it takes. */
import { text } from "../desk/texts.js";
import { createStopwatch } from "./stopwatch.js";
import { questionOf, sumsOfRound } from "./sum.js";

/** Sums that a round has. */
const ROUND = 10;

/** See games.js for what a game is. */
export class Sums {
  name = "sums";
  count = 0;
  result = 0;
  stopwatch = createStopwatch();
  #left;

  constructor(random) {
    this.#left = sumsOfRound(random);
  }

  /** As in "7 + 5 =". */
  get asked() {
    return `${questionOf(this.#left[0])} =`;
  }

  get isOver() {
    return this.count === ROUND;
  }

  /** The digits of the right answer. */
  get solution() {
    return String(this.#left[0].value);
  }

  task() {
    return text("sums_task", { sum: this.#question() });
  }

  step() {
    return text("told_step", { count: this.count + 1, all: ROUND });
  }

  score() {
    return text("sums_score", { hits: this.result, count: this.count, seconds: this.stopwatch.seconds() });
  }

  /** Is a number the answer, however it is written? */
  isRight({ text: number }) {
    return number !== null && Number(number) === this.#left[0].value;
  }

  judge(answer) {
    if (answer.rejected !== null) return { task: () => text("sums_unread"), canPass: true };
    if (!this.isRight(answer)) return { task: this.#wrong(answer), canPass: true };
    this.result += 1;
    return { task: this.#goOn("sums_right"), isTriumph: true };
  }

  /** Go on to the next sum without an answer. */
  pass() {
    return { task: this.#goOn("sums_passed") };
  }

  ending(best) {
    const values = { hits: this.result, count: ROUND, seconds: this.stopwatch.seconds(), best };
    return {
      step: () => text("told_step", { count: values.hits, all: ROUND }),
      task: () => text("sums_end", values),
    };
  }

  #wrong({ text: number }) {
    return () => text("sums_wrong", { answer: isolated(number), sum: this.#question() });
  }

  #goOn(key) {
    const solved = isolated(`${this.asked} ${this.solution}`);
    this.#left.shift();
    this.count += 1;
    return () => text(key, { solved, sum: this.#question() });
  }

  #question() {
    return isolated(questionOf(this.#left[0]));
  }
}

/** From left to right amid any text, and on one line: by Unicode's own marks, as a text has no markup. */
function isolated(sum) {
  return `\u2066${sum.replace(/ /g, "\u00a0")}\u2069`;
}
