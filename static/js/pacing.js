/**
 * When to ask, so that the answer comes just before a frame is painted: what the pen does until then
 * is in the drawing that is sent, and no answer waits for its frame. All times are in ms.
 */

const USUAL_PERIOD = 1000 / 60;

/** From frames further apart than so many others would be, nothing is learned. */
const MOST_MISSED = 4;

/** For a timer that is late and for what the bars take, until the frame begins. */
const HEADROOM = 0.5;

/** How much later than on average an answer may come in time: more makes all of them older. */
const DEVIATIONS = 1;

/** An answer that takes more frames than this is not worth waiting for the right moment. */
const MOST_FRAMES = 2;

/**
 * `untilAsking()` is how long to wait; `answeredAfter(ms)` tells how long an answer took.
 *
 * `frameTime()` is when the last frame began, on the clock of `now()`.
 */
export function createPacing({ now = clock, frameTime = lastFrame } = {}) {
  const period = createPeriod();
  let mean = null;
  let deviation = 0;

  /** The running mean and deviation of TCP's own timer (RFC 6298). */
  function answeredAfter(ms) {
    if (mean === null) {
      mean = ms;
      deviation = ms / 2;
    } else {
      deviation += (Math.abs(mean - ms) - deviation) / 4;
      mean += (ms - mean) / 8;
    }
  }

  function untilAsking() {
    const frame = frameTime();
    const between = period(frame);
    const lead = (mean ?? Infinity) + DEVIATIONS * deviation + HEADROOM;
    if (lead > MOST_FRAMES * between) return 0;
    const early = now() - frame + lead;
    return Math.ceil(early / between) * between - early;
  }

  return { untilAsking, answeredAfter };
}

/** A function that learns from the times of frames how far apart a display's frames are. */
function createPeriod() {
  let last = 0;
  let period = USUAL_PERIOD;
  return (frame) => {
    const apart = frame - last;
    last = frame;
    const frames = Math.max(Math.round(apart / period), 1);
    if (apart > 0 && frames <= MOST_MISSED) period += (apart / frames - period) / 8;
    return period;
  };
}

function clock() {
  return performance.now();
}

function lastFrame() {
  return document.timeline.currentTime ?? 0;
}
