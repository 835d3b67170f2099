/** Mouse, touch and pen on a surface, one pointer at a time, as points in fractions of its height. */

const PRIMARY_BUTTON = 0;

/** A contact wider than this, in CSS px, is a palm. */
const PALM_PX = 70;

/** For so long after a pen was near, in ms, whatever touches is the hand that holds it. */
const HAND_MS = 1000;

/** The events of a move: at once where the browser has these, else with the next frame. */
const MOVES = "onpointerrawupdate" in window ? ["pointerrawupdate", "pointermove"] : ["pointermove"];

/**
 * Call `pen.begin(point, time)`, `pen.extend(points, time)` and `pen.end()` as the visitor draws,
 * and `pen.cancel()` where what was begun turns out to be a palm. Points are [x, y], and
 * [x, y, pressure] from a pen; times are in ms since the page's time origin. Returns a function
 * that takes all of it back.
 */
export function listenToPointer(surface, pen) {
  let drawing = null;
  let penNear = -Infinity;
  let isToldRaw = false;

  function isPalm(event) {
    if (event.pointerType !== "touch") return false;
    return event.timeStamp - penNear < HAND_MS || Math.max(event.width, event.height) > PALM_PX;
  }

  function down(event) {
    if (event.button !== PRIMARY_BUTTON || isPalm(event)) return;
    if (drawing !== null) {
      if (event.pointerType !== "pen" || drawing.pointerType !== "touch") return;
      pen.cancel();
    }
    drawing = { pointerId: event.pointerId, pointerType: event.pointerType };
    surface.setPointerCapture(event.pointerId);
    isToldRaw = false;
    pen.begin(toPoint(event, surface.getBoundingClientRect()), event.timeStamp);
  }

  function move(event) {
    if (event.pointerType === "pen") penNear = event.timeStamp;
    if (event.pointerId !== drawing?.pointerId) return;
    if (event.type === "pointerrawupdate") isToldRaw = true;
    else if (isToldRaw) return; // each was told as it came
    const box = surface.getBoundingClientRect();
    pen.extend(
      allIn(event).map((one) => toPoint(one, box)),
      event.timeStamp,
    );
  }

  function up(event) {
    if (event.pointerId !== drawing?.pointerId) return;
    drawing = null;
    pen.end();
  }

  const listeners = [
    ["pointerdown", down],
    ...MOVES.map((name) => [name, move]),
    ["pointerup", up],
    ["pointercancel", up],
  ];
  for (const [name, listener] of listeners) surface.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of listeners) surface.removeEventListener(name, listener);
  };
}

/** Every move that an event stands for; browsers tell them on localhost and over HTTPS only. */
function allIn(event) {
  const moves = event.getCoalescedEvents?.() ?? [];
  return moves.length > 0 ? moves : [event];
}

function toPoint(event, box) {
  const place = [(event.clientX - box.left) / box.height, (event.clientY - box.top) / box.height];
  // Mouse and finger report a made-up pressure.
  return event.pointerType === "pen" ? [...place, event.pressure] : place;
}
