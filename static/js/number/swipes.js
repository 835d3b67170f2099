/** Swipes over a row of boxes: which of them one goes through. */

/** In CSS px: what moves less is a tap. */
const SHORTEST = 24;

/** A box is gone through as close to its middle, in parts of its height. */
const REACH = 0.4;

/**
 * Call `onSwipe(places)` with those of `boxes()`, in the window's px, that a swipe goes through: it
 * begins on a numeral of the `row` or beside it, and clicks nothing.
 */
export function listenToSwipes(row, boxes, onSwipe) {
  let from = null;
  let isSwiped = false;

  row.addEventListener("pointerdown", (event) => {
    isSwiped = false;
    from = event.isPrimary && event.target.closest(".numeral, .seam") !== null ? placeOf(event) : null;
  });
  row.ownerDocument.addEventListener("pointercancel", () => (from = null));
  row.ownerDocument.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const places = crossed(boxes(), from, placeOf(event));
    from = null;
    isSwiped = places.length > 0;
    if (isSwiped) onSwipe(places);
  });
  // A keyboard's clicks have no detail.
  row.addEventListener("click", (event) => isSwiped && event.detail > 0 && event.stopPropagation(), {
    capture: true,
  });
}

/** The places of boxes that the way from one point to another goes through. */
export function crossed(boxes, from, to) {
  if (Math.hypot(to[0] - from[0], to[1] - from[1]) < SHORTEST) return [];
  return boxes.flatMap((box, i) => (farFrom(middleOf(box), from, to) < REACH * box.height ? [i] : []));
}

function middleOf({ left, top, width, height }) {
  return [left + width / 2, top + height / 2];
}

/** How far a point lies from the way between two others. */
function farFrom([x, y], [x1, y1], [x2, y2]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy);
  const part = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x1 + part * dx - x, y1 + part * dy - y);
}

function placeOf({ clientX, clientY }) {
  return [clientX, clientY];
}
