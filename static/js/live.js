/** The request loop: one request in flight at most, the newest drawing wins, a loss is retried. */

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 2000;

/**
 * Returns a function to call with each new state of the drawing.
 *
 * `ask(state)` resolves to an answer or rejects; `onAnswer(answer, state)` gets it together with
 * the state it belongs to; `onConnection(connected)` hears of a loss and of its end.
 */
export function createLive({ ask, onAnswer, onConnection, sleep = sleepFor }) {
  let newest = null;
  let running = false;

  async function run() {
    running = true;
    let failures = 0;
    while (newest !== null) {
      const sent = newest;
      newest = null;
      const answer = await ask(sent).catch(() => null);
      if (answer !== null) {
        if (failures > 0) onConnection(true);
        failures = 0;
        onAnswer(answer, sent);
        continue;
      }
      newest ??= sent;
      onConnection(false);
      await sleep(Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS));
      failures += 1;
    }
    running = false;
  }

  return (state) => {
    newest = state;
    if (!running) run();
  };
}

function sleepFor(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
