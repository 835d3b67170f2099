/** Mouse, touch and pen on a surface, one pointer at a time, as points in fractions of its height. */
import { runsOnSheet } from "./edges.js";

/** The buttons that draw, a mouse's first and a pen's eraser, as events name them, with their bits. */
const ERASER_BUTTON = 5;
const BIT_OF_BUTTON = { 0: 1, [ERASER_BUTTON]: 32 };

/** A contact wider than this, in CSS px, is a palm where there is something else to draw with. */
const PALM_PX = 70;

/**
 * For so long after a pen was near, in ms, whatever touches is the hand that holds it; and for so
 * long, a palm is.
 */
const HAND_MS = 1000;
const WRITER_MS = 10_000;

/**
 * The events of a move: at once where the browser has these, else with the next frame. In a frame,
 * Chromium tells the places of the former in the page around it.
 */
const HAS_RAW = "onpointerrawupdate" in window && window.parent === window;
const MOVES = HAS_RAW ? ["pointerrawupdate", "pointermove"] : ["pointermove"];

/**
 * Call `pen.begin(point, time, isEraser)`, `pen.extend(points, time)` and `pen.end()` as the visitor
 * draws; `pen.resume(point, time)` where the line comes back over the surface's edge, and
 * `pen.cancel()` where what was begun turns out to be a palm. Points are [x, y], and
 * [x, y, pressure] from a pen; times are in ms since the page's time origin. Returns a function
 * that takes all of it back.
 */
export function listenToPointer(surface, pen) {
  let drawing = null;
  let penNear = -Infinity;
  let isToldRaw = false;

  function isPalm(event) {
    if (event.pointerType !== "touch") return false;
    const since = event.timeStamp - penNear;
    return since < HAND_MS || (since < WRITER_MS && isWide(event));
  }

  function watchForPen({ pointerType, timeStamp }) {
    if (pointerType === "pen") penNear = timeStamp;
  }

  function down(event) {
    watchForPen(event);
    const bit = BIT_OF_BUTTON[event.button];
    if (bit === undefined || isPalm(event)) return;
    if (drawing !== null) {
      if (!outranks(event, drawing.event)) return;
      pen.cancel();
    }
    const last = toPoint(event, surface.getBoundingClientRect());
    drawing = { event, bit, last };
    surface.setPointerCapture(event.pointerId);
    isToldRaw = false;
    pen.begin(last, event.timeStamp, event.button === ERASER_BUTTON);
  }

  function move(event) {
    watchForPen(event);
    if (!isDrawing(event)) return;
    if (event.type === "pointerrawupdate") isToldRaw = true;
    else if (isToldRaw) return; // each was told as it came
    draw(event);
  }

  function draw(event) {
    const box = surface.getBoundingClientRect();
    const points = allIn(event).map((one) => toPoint(one, box));
    for (const run of runsOnSheet(drawing.last, points, box.width / box.height)) {
      if (run.isNew) pen.resume(run.points.shift(), event.timeStamp);
      pen.extend(run.points, event.timeStamp);
    }
    drawing.last = points[points.length - 1];
  }

  /** Is this the pointer that draws, and its button still down? Its release may be lost to the page. */
  function isDrawing(event) {
    if (event.pointerId !== drawing?.event.pointerId) return false;
    if ((event.buttons & drawing.bit) === 0) up(event);
    return drawing !== null;
  }

  function up(event) {
    if (event.pointerId !== drawing?.event.pointerId) return;
    drawing = null;
    pen.end();
  }

  /** The system calls a touch off where it was a palm, or a gesture of its own. */
  function cancel(event) {
    if (event.pointerType !== "touch") return up(event);
    if (event.pointerId !== drawing?.event.pointerId) return;
    drawing = null;
    pen.cancel();
  }

  const listeners = [
    ["pointerdown", down],
    ...MOVES.map((name) => [name, move]),
    ["pointerup", up],
    ["pointercancel", cancel],
  ];
  for (const [name, listener] of listeners) surface.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of listeners) surface.removeEventListener(name, listener);
  };
}

/** Is one that comes down rather to draw than one that does, as a pen is than the hand below it? */
function outranks(event, other) {
  if (other.pointerType !== "touch") return false;
  return event.pointerType === "pen" || (isWide(other) && !isWide(event));
}

function isWide({ width, height }) {
  return Math.max(width, height) > PALM_PX;
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
