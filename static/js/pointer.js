/** Mouse, touch and pen on a surface, one pointer at a time, as points in fractions of its side. */

const PRIMARY_BUTTON = 0;

/**
 * Call `pen.begin(point, time)`, `pen.extend(points, time)` and `pen.end()` as the visitor draws.
 * Times are in ms since the page's time origin. Returns a function that takes all of it back.
 */
export function listenToPointer(surface, pen) {
  let drawing = null;

  function down(event) {
    if (drawing !== null || event.button !== PRIMARY_BUTTON) return;
    drawing = event.pointerId;
    surface.setPointerCapture(event.pointerId);
    pen.begin(toPoint(event, surface.getBoundingClientRect()), event.timeStamp);
  }

  function move(event) {
    if (event.pointerId !== drawing) return;
    const box = surface.getBoundingClientRect();
    pen.extend(
      allSince(event).map((one) => toPoint(one, box)),
      event.timeStamp,
    );
  }

  function up(event) {
    if (event.pointerId !== drawing) return;
    drawing = null;
    pen.end();
  }

  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up };
  for (const [name, listener] of Object.entries(listeners)) surface.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) {
      surface.removeEventListener(name, listener);
    }
  };
}

/** Every move since the last event; browsers tell on localhost and over HTTPS only. */
function allSince(event) {
  const moves = event.getCoalescedEvents?.() ?? [];
  return moves.length > 0 ? moves : [event];
}

function toPoint(event, box) {
  return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
}
