/**
 * The request loop: one request in flight at most, the newest drawing wins, answers come just in time
 * for a frame, a loss is retried, a refusal is not, and a busy server is asked less often until it is
 * no longer.
 */
import { createPacing } from "./pacing.js";
import { Busy, Refused } from "./predictions.js";

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 2000;

/** The pause between requests while a server recovers; it is halved with each answer. */
const LONGEST_PAUSE_MS = 400;
const SHORTEST_PAUSE_MS = 20;

/** A server that is busy more often than this in a row is told to the visitor. */
const MOST_BUSY = 2;

/**
 * Returns a function to call with each new state of the drawing.
 *
 * `ask(state)` resolves to an answer or rejects; `onAnswer(answer, state)` gets it together with
 * the state it belongs to; `onConnection(connected)` hears of a loss and of its end, and
 * `onRefusal(state)` of what is not asked again, which ends with the next answer like a loss.
 */
export function createLive({
  ask,
  onAnswer,
  onConnection,
  onRefusal,
  sleep = sleepFor,
  pacing = createPacing(),
}) {
  let newest = null;
  let running = false;
  let failures = 0;
  let pause = 0;
  let tellMove = null;

  // Each of these returns how long to rest before the next request, in ms.

  function answered(answer, sent) {
    if (failures > 0) onConnection(true);
    failures = 0;
    onAnswer(answer, sent);
    pause = pause > SHORTEST_PAUSE_MS ? pause / 2 : 0;
    return pause;
  }

  function refused(sent) {
    failures += 1;
    onRefusal(sent);
    return LONGEST_PAUSE_MS;
  }

  function busy({ retryMs }) {
    pause = LONGEST_PAUSE_MS;
    failures += 1;
    if (failures > MOST_BUSY) onConnection(false);
    return retryMs * (1 + Math.random() / 2); // not all pages at once
  }

  function lost() {
    onConnection(false);
    failures += 1;
    return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS);
  }

  function askAbout(sent) {
    const asked = performance.now();
    return ask(sent).then(
      (answer) => {
        pacing.answeredAfter(performance.now() - asked);
        return answered(answer, sent);
      },
      (reason) => {
        if (reason instanceof Refused) return refused(sent);
        newest ??= sent;
        return reason instanceof Busy ? busy(reason) : lost();
      },
    );
  }

  /** Wait for the pen's first move within the window, or for the window's end. */
  async function waitWithin({ earliest, latest }) {
    if (earliest > 0) await sleep(earliest);
    if (latest > earliest) await Promise.race([nextMove(), sleep(latest - earliest)]);
  }

  function nextMove() {
    return new Promise((resolve) => (tellMove = resolve));
  }

  async function run() {
    running = true;
    while (newest !== null) {
      const whenToAsk = pacing.untilAsking();
      if (whenToAsk.latest > 0) await waitWithin(whenToAsk);
      const sent = newest;
      newest = null;
      const rest = await askAbout(sent);
      if (rest > 0) await sleep(rest);
    }
    running = false;
  }

  return (state) => {
    newest = state;
    pacing.moved();
    tellMove?.();
    if (!running) run();
  };
}

function sleepFor(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
