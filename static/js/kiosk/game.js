/** Two games as plain state: what is asked for, what was hit, whether it is over, and the best. */
import { shuffledDigits } from "./shuffle.js";

/** Digits that a round of "Draw what you are told" has. */
export const ROUND = 10;

/** "Draw what you are told": each digit once, in random order. `random()` and `now()` in ms. */
export class Told {
  #left;
  #began;
  #now;
  hits = 0;
  count = 0;

  constructor(random, now) {
    this.#left = shuffledDigits(random);
    this.#now = now;
    this.#began = now();
  }

  /** Which digit of the round it is, from 1. */
  get step() {
    return Math.min(this.count + 1, ROUND);
  }

  /** The digit to draw; undefined when all were drawn. */
  get asked() {
    return this.#left[0];
  }

  get isOver() {
    return this.count === ROUND;
  }

  get seconds() {
    return Math.round((this.#now() - this.#began) / 1000);
  }

  /** Count what was read in answer to `asked`, and go on to the next digit; was it a hit? */
  judge({ digit }) {
    const isHit = digit === this.#left.shift();
    this.count += 1;
    if (isHit) this.hits += 1;
    return isHit;
  }
}

/** "Fool the machine": as long as one likes; the visitor says whether a person could read it. */
export class Fool {
  #random;
  asked = 0;
  fooled = 0;

  constructor(random) {
    this.#random = random;
    this.#next();
  }

  /** Was the digit read in spite of it all? */
  isRead({ digit }) {
    return digit === this.asked;
  }

  /** What the visitor says of a digit that was not read: could a person? */
  judge(couldBeRead) {
    if (!couldBeRead) return;
    this.fooled += 1;
    this.#next();
  }

  #next() {
    this.asked = (this.asked + 1 + Math.floor(this.#random() * 9)) % 10;
  }
}

/**
 * The best scores of the day: without names, and in the page's memory alone. `today()` tells one
 * day from the next.
 */
export function createBest(today = () => new Date().toDateString()) {
  let scores = {};
  let day = today();

  return {
    /** The best of a game today, this score included. */
    after(game, score) {
      if (day !== today()) scores = {};
      day = today();
      scores[game] = Math.max(scores[game] ?? 0, score);
      return scores[game];
    },
  };
}
