/**
 * Which neighbouring strokes of a line may be one digit: pure geometry, the same as in
 * `digits/reading/groups.py`.
 */
import { boundingBox } from "./geometry.js";

/** Of one digit: a 5 or an 8 of some hands has three strokes, and one may be drawn again. */
const MOST_STROKES = 4;

/** In heights of the line's digits, between strokes of one. */
const WIDEST_GAP = 0.35;

/** Strokes from left to right, by the middles of their boxes: { stroke, box }. */
export function inLine(strokes) {
  return strokes
    .map((stroke) => ({ stroke, box: boundingBox([stroke]) }))
    .sort((one, other) => middleOf(one.box) - middleOf(other.box));
}

/**
 * Of boxes from left to right, each alone, and near ones together: { first, after }, from the first
 * up to, and without, the last.
 */
export function groupsOf(boxes) {
  const gap = WIDEST_GAP * heightOf(boxes);
  return boxes.flatMap((_, first) => groupsFrom(boxes, first, gap));
}

function groupsFrom(boxes, first, gap) {
  const groups = [];
  let { right } = boxes[first];
  for (let last = first; last < Math.min(first + MOST_STROKES, boxes.length); last += 1) {
    if (boxes[last].left - right > gap) break;
    right = Math.max(right, boxes[last].right);
    groups.push({ first, after: last + 1 });
  }
  return groups;
}

/** The height of the line's digits: what is usual in the taller half of its strokes. */
function heightOf(boxes) {
  const heights = boxes.map(({ top, bottom }) => bottom - top);
  const middle = median(heights);
  return median(heights.filter((height) => height >= middle));
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  const [low, high] = [Math.ceil(half) - 1, Math.floor(half)];
  return (sorted[low] + sorted[high]) / 2;
}

function middleOf({ left, right }) {
  return (left + right) / 2;
}
