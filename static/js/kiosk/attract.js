/** While nobody is there: digits that write themselves, one after another. */
import { write } from "./hand.js";
import { PATHS } from "./paths.js";

/** Between two looks at what the pen should have drawn by now, in ms. */
const STEP_MS = 16;

/** How long a whole digit stands, and an empty sheet, in ms. */
const STANDS_MS = 2200;
const EMPTY_MS = 700;

/** How long one stands that appears as a whole, in ms: what changes now and then disturbs nobody. */
const STANDS_STILL_MS = 6000;

/** As wide as the exhibit's pen. */
const WIDTH = 0.06;

/**
 * `start()` and `stop()` a hand that writes in `drawing`, or rests where not `isWriting`; as long as
 * `isStill()`, whole digits take turns instead. `onInk()` hears of each change to the drawing,
 * `onDigit(count)` of each digit that begins, and `onPen(point)` of where the pen touches the sheet,
 * null where it does not.
 */
export function createAttract({ drawing, isWriting, isStill, onInk, onDigit, onPen, random = Math.random }) {
  let run = 0; // each start and stop is a new one: whatever an older one still waits for is over

  async function loop(mine) {
    let order = [];
    for (let count = 0; mine === run; count += 1) {
      if (order.length === 0) order = shuffled(random);
      onDigit(count);
      const digit = order.pop();
      const strokes = write(PATHS[digit], random);
      if (isWriting && isStill()) {
        show(strokes);
        await sleep(STANDS_STILL_MS);
        continue;
      }
      if (isWriting) await perform(strokes, mine);
      await sleep(STANDS_MS);
      if (mine !== run) return;
      if (isWriting) wipe();
      await sleep(EMPTY_MS);
    }
  }

  /** In place of the one before, without an empty sheet between them: that would flicker. */
  function show(strokes) {
    drawing.clear();
    drawing.forget();
    for (const stroke of strokes) {
      const [first, ...others] = stroke.map(({ point }) => point);
      drawing.begin(first, WIDTH, null);
      drawing.extend(others, null);
      drawing.end();
    }
    onInk();
  }

  async function perform(strokes, mine) {
    if (!drawing.isBlank) wipe(); // a whole digit, from before motion was wanted
    const began = performance.now();
    for (const stroke of strokes) {
      let next = 0;
      while (next < stroke.length) {
        await sleep(STEP_MS);
        if (mine !== run) return;
        const due = stroke.filter(({ time }, i) => i >= next && time <= performance.now() - began);
        if (due.length > 0) draw(due, next === 0);
        next += due.length;
      }
      drawing.end();
      onPen(null);
    }
  }

  function draw(due, isFirst) {
    const points = due.map(({ point }) => point);
    if (isFirst) drawing.begin(points.shift(), WIDTH, null);
    drawing.extend(points, null);
    onPen(due.at(-1).point);
    onInk();
  }

  function wipe() {
    drawing.clear();
    drawing.forget();
    onPen(null);
    onInk();
  }

  return {
    start() {
      run += 1;
      loop(run);
    },
    stop() {
      run += 1;
      wipe();
    },
  };
}

function shuffled(random) {
  const digits = PATHS.map((_, digit) => ({ digit, at: random() }));
  return digits.sort((a, b) => a.at - b.at).map(({ digit }) => digit);
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
