/** Signs of life, for the watchdog that starts the browser anew when they cease. */

const EVERY_MS = 1000;

/** Give one a second for as long as this page's own thread goes on. */
export function giveSigns() {
  setInterval(() => fetch("/kiosk/heartbeat", { method: "POST" }).catch(() => null), EVERY_MS);
}
