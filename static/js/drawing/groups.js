/**
 * Which neighbouring strokes of a line may be one digit: pure geometry, the same as in
 * `digits/reading/groups.py`.
 */

/** Of one digit: a 5 or an 8 of some hands has three strokes, and one may be drawn again. */
const MOST_STROKES = 4;

/** In heights of the line's digits, between strokes of one. */
const WIDEST_GAP = 0.35;

/** In heights of the line's digits: a stroke that is taller may be a digit alone. */
const TALL = 0.7;

/** Such strokes of one digit, as a 4 may have, and what may be between them, in heights. */
const MOST_TALL = 2;
const WIDEST_TALL_GAP = 0.05;

/**
 * Of boxes from left to right, each alone, and near ones together: { first, after }, from the first
 * up to, and without, the last.
 */
export function groupsOf(boxes) {
  const { height } = scriptOf(boxes);
  return boxes.flatMap((_, first) => groupsFrom(boxes, first, height));
}

function groupsFrom(boxes, first, height) {
  const groups = [];
  const tall = [];
  let { right } = boxes[first];
  for (let last = first; last < Math.min(first + MOST_STROKES, boxes.length); last += 1) {
    const box = boxes[last];
    if (heightOf(box) > TALL * height) tall.push(box);
    if (box.left - right > WIDEST_GAP * height || !mayBeOne(tall, height)) break;
    right = Math.max(right, box.right);
    groups.push({ first, after: last + 1 });
  }
  return groups;
}

/** May tall strokes be of one digit? */
function mayBeOne(tall, height) {
  if (tall.length < MOST_TALL) return true;
  const gap = tall[1].left - tall[0].right;
  return tall.length === MOST_TALL && gap <= WIDEST_TALL_GAP * height;
}

/** The height of a line's digits, and where they stand: what is usual in the taller half of its strokes. */
export function scriptOf(boxes) {
  const middle = median(boxes.map(heightOf));
  const tall = boxes.filter((box) => heightOf(box) >= middle);
  return { height: median(tall.map(heightOf)), baseline: median(tall.map(({ bottom }) => bottom)) };
}

function heightOf({ top, bottom }) {
  return bottom - top;
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  const [low, high] = [Math.ceil(half) - 1, Math.floor(half)];
  return (sorted[low] + sorted[high]) / 2;
}
