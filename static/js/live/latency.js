/** Pen to bars, recorded with User Timing for whoever wants to measure it. */

const NAME = "pen-to-bars";

/** Old measures are forgotten beyond this many, so that a page may stay open for months. */
const KEPT = 2_000;

let recorded = 0;

/** The newest pen time whose bars the next frame paints, in ms since the page's time origin. */
let painting = null;

/**
 * Record the time from `penTime` to the next frame, once it is painted. Of several answers before
 * one frame, only the last is painted, and recorded.
 */
export function recordPenToBars(penTime) {
  if (painting === null) afterPaint(record);
  painting = penTime;
}

function record() {
  if (recorded === KEPT) performance.clearMeasures(NAME);
  recorded = (recorded % KEPT) + 1;
  performance.measure(NAME, { start: painting, end: performance.now() });
  painting = null;
}

/** Call back right after the next frame has been painted. */
function afterPaint(callback) {
  const channel = new MessageChannel();
  channel.port1.onmessage = callback;
  requestAnimationFrame(() => channel.port2.postMessage(null));
}
