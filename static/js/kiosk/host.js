/** What the exhibit tells the computer that it runs on: how much it was used, and that it lives. */
import { addressOf } from "../live/addresses.js";

const SIGN_EVERY_MS = 1000;

/** Count one more of each kind; where the server is away, the exhibit goes on without. */
export function count(...kinds) {
  fetch(addressOf("kiosk/counts"), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(kinds),
    keepalive: true,
  }).catch(() => null);
}

/**
 * Give a sign of life each second for as long as this page's own thread goes on: without them, a
 * watchdog starts the browser anew.
 */
export function giveSigns() {
  setInterval(() => fetch(addressOf("kiosk/heartbeat"), { method: "POST" }).catch(() => null), SIGN_EVERY_MS);
}
