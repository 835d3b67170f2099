/** What the exhibit tells the computer that it runs on: how much it was used, and that it lives. */
import { options } from "../desk/texts.js";
import { addressOf } from "../live/addresses.js";

const SIGN_EVERY_MS = 1000;

/** Count one more of each kind; where the server is away, the exhibit goes on without. */
export function count(...kinds) {
  tell("kiosk/counts", kinds);
}

/**
 * Give a sign of life each second for as long as this page's own thread goes on: without them, a
 * watchdog starts the browser anew.
 */
export function giveSigns() {
  setInterval(() => tell("kiosk/heartbeat", null), SIGN_EVERY_MS);
}

/** The server hears it only of an exhibit on its own computer. */
function tell(path, value) {
  if (!options.isHere) return;
  fetch(addressOf(path), {
    method: "POST",
    headers: { "Content-Type": "application/json" }, // which no form of another site can send
    body: JSON.stringify(value),
    keepalive: true,
  }).catch(() => null);
}
