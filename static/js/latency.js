/** Pen to bars, recorded with User Timing for whoever wants to measure it. */

const NAME = "pen-to-bars";

/** Old measures are forgotten beyond this many, so that a page may stay open for months. */
const KEPT = 2_000;

let recorded = 0;

/** Record the time from `penTime` (ms since the page's time origin) to the frame being painted. */
export function recordPenToBars(penTime) {
  if (recorded === KEPT) performance.clearMeasures(NAME);
  recorded = (recorded % KEPT) + 1;
  performance.measure(NAME, { start: penTime, end: performance.now() });
}

/** Call back right after the next frame has been painted. */
export function afterPaint(callback) {
  const channel = new MessageChannel();
  channel.port1.onmessage = callback;
  requestAnimationFrame(() => channel.port2.postMessage(null));
}
