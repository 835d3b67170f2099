/**
 * When to ask: right after the pen has moved, so that what is sent is new, and such that the answer
 * comes just before a frame is painted, so that no answer waits for long. All times are in ms.
 */

const USUAL_PERIOD = 1000 / 60;

/** Frames, or moves, that are more periods apart teach nothing: there may have been none between. */
const MOST_MISSED = 4;

/**
 * So long after a frame's time an average answer may come at the latest: the frame's own work has
 * yet to begin then, and most answers come sooner. Measured: less makes all of them older, more lets
 * too many wait for the frame after.
 */
const LATEST_ANSWER = 1;

/** An answer that takes more frames than this is not worth waiting for the right moment. */
const MOST_FRAMES = 2;

/** The window in which to ask where it is not worth waiting. */
const AT_ONCE = { earliest: 0, latest: 0 };

/**
 * `untilAsking()` is the window in which to ask, from now: at the pen's first move in it, or at its
 * end. `moved()` tells of a move, and `answeredAfter(ms)` how long an answer took.
 *
 * `frameTime()` is when the last frame began, on the clock of `now()`.
 */
export function createPacing({ now = clock, frameTime = lastFrame } = {}) {
  const frames = createPeriod();
  const moves = createPeriod();
  let mean = Infinity;

  /** The running mean of TCP's own timer (RFC 6298). */
  function answeredAfter(ms) {
    mean = mean === Infinity ? ms : mean + (ms - mean) / 8;
  }

  function moved() {
    moves.saw(now());
  }

  function untilAsking() {
    const frame = frameTime();
    frames.saw(frame);
    const lead = mean - LATEST_ANSWER;
    if (lead > MOST_FRAMES * frames.period) return AT_ONCE;
    const early = now() - frame + lead;
    const latest = Math.ceil(early / frames.period) * frames.period - early;
    return { earliest: Math.max(latest - moves.period, 0), latest };
  }

  return { untilAsking, answeredAfter, moved };
}

/** What learns from the times of frames, or of moves, how far apart they are. */
function createPeriod() {
  let last = 0;
  let period = USUAL_PERIOD;
  function saw(time) {
    const apart = time - last;
    last = time;
    const periods = Math.max(Math.round(apart / period), 1);
    if (apart > 0 && periods <= MOST_MISSED) period += (apart / periods - period) / 8;
  }
  return {
    saw,
    get period() {
      return period;
    },
  };
}

function clock() {
  return performance.now();
}

function lastFrame() {
  return document.timeline.currentTime ?? 0;
}
