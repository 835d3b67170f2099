/** A handle, moved by the pointer or by the arrow keys. */

/** Farther than any picture is wide. */
const END = 1e4;

const DIRECTION = {
  Home: [-END, 0],
  End: [END, 0],
  PageUp: [0, -END],
  PageDown: [0, END],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What an arrow key moves, in px on the screen; with the shift key five times as far. */
const STEP = 4;
const FAR = 5;

/**
 * Hear how a handle is moved. `onStart()` hears of a move's begin, `onMove(distance)` how far it has
 * come since, across and down in px, and `onEnd()` of its end.
 */
export function listenToHandle(handle, { onStart, onMove, onEnd }) {
  let held = null;

  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || held !== null) return;
    handle.setPointerCapture(event.pointerId);
    held = { id: event.pointerId, x: event.clientX, y: event.clientY };
    onStart();
  });
  handle.addEventListener("pointermove", (event) => {
    if (held?.id === event.pointerId) onMove([event.clientX - held.x, event.clientY - held.y]);
  });
  handle.addEventListener("lostpointercapture", (event) => {
    if (held?.id !== event.pointerId) return;
    held = null;
    onEnd();
  });
  handle.addEventListener("keydown", (event) => {
    const direction = DIRECTION[event.key];
    if (direction === undefined || held !== null) return;
    event.preventDefault();
    onStart();
    onMove(direction.map((length) => length * STEP * (event.shiftKey ? FAR : 1)));
    onEnd();
  });
}
