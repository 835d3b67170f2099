/** While nobody is there: digits that write themselves, one after another. */
import { PEN_WIDTH, write } from "./hand.js";
import { pathOf } from "./paths.js";
import { shuffledDigits } from "./shuffle.js";

/** Between two steps of the pen, in ms. */
const STEP_MS = 16;

/** How long a whole digit stands, and an empty sheet, in ms. */
const STANDS_MS = 2200;
const EMPTY_MS = 700;

/** How long a digit stands that is shown at once, in ms: those who want no motion want few changes. */
const SHOWN_MS = 6000;

/**
 * `start()` and `stop()` a hand that writes in `drawing`, where `isWriting`; as long as `isStill()`,
 * whole digits take turns instead. `onDigit(count)` hears of each digit that begins, and may return the
 * digits to write instead, as text; `onPen(point)` hears of where the pen touches the sheet, null where
 * it does not; `aspect()` is the sheet's width in its heights.
 */
export function createAttract({ drawing, isWriting, isStill, onDigit, onPen, aspect, random = Math.random }) {
  let run = 0; // counts starts and stops: a loop that began before the last of them ends

  async function loop(mine) {
    let order = [];
    for (let count = 0; mine === run; count += 1) {
      if (order.length === 0) order = shuffledDigits(random);
      const digits = onDigit(count) ?? String(order.pop());
      const strokes = write(pathOf(digits, aspect()), random);
      if (isWriting && isStill()) {
        show(strokes);
        await sleep(SHOWN_MS);
        continue;
      }
      if (isWriting) await perform(strokes, mine);
      await sleep(STANDS_MS);
      if (mine !== run) return;
      if (isWriting) wipe();
      await sleep(EMPTY_MS);
    }
  }

  /** In one change, as an empty sheet between two digits would flicker. */
  function show(strokes) {
    drawing.batch(() => {
      drawing.replace(strokes.map(asDrawn));
      drawing.forget();
    });
  }

  async function perform(strokes, mine) {
    if (!drawing.isBlank) wipe(); // a digit that was shown at once, until motion was allowed
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
    onPen(points[points.length - 1]);
    drawing.batch(() => {
      if (isFirst) drawing.begin(points.shift(), PEN_WIDTH, null);
      drawing.extend(points, null);
    });
  }

  function wipe() {
    onPen(null);
    drawing.batch(() => {
      drawing.clear();
      drawing.forget();
    });
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

function asDrawn(stroke) {
  return { width: PEN_WIDTH, points: stroke.map(({ point }) => point) };
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
