/** "Fool the machine": as long as one likes; the visitor says whether a person could read it. */
import { digitName, text } from "../desk/texts.js";
import { headlineOf } from "../desk/verdict.js";

/** See games.js for what a game is. */
export class Fool {
  name = "fool";
  asked = 0;
  result = 0;
  isOver = false;
  #random;

  constructor(random) {
    this.#random = random;
    this.#next();
  }

  /** The digits of the right answer. */
  get solution() {
    return String(this.asked);
  }

  task() {
    return text("fool_task", { digit: digitName(this.asked) });
  }

  step() {
    return "";
  }

  score() {
    return text("fool_score", { count: this.result });
  }

  judge(answer) {
    const digit = () => digitName(this.asked);
    if (answer.digit === this.asked) return { task: () => text("fool_read", { digit: digit() }) };
    const task = () => text("fool_ask", { verdict: headlineOf(answer), digit: digit() });
    return { task, isAsking: true };
  }

  /** What the visitor says of a digit that was not read: could a person? */
  decide(couldBeRead) {
    if (!couldBeRead) return { task: () => this.task() };
    this.result += 1;
    this.#next();
    return { task: () => text("fool_fooled", { digit: digitName(this.asked) }), isTriumph: true };
  }

  ending(best) {
    const count = this.result;
    return {
      step: () => text("fool_score", { count }),
      task: () => text("fool_end", { count, best }),
    };
  }

  #next() {
    this.asked = (this.asked + 1 + Math.floor(this.#random() * 9)) % 10;
  }
}
