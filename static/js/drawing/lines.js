/**
 * A number on two lines, the second below the first, as one line: pure geometry, in heights of the
 * sheet, whose middle parts the two.
 */
import { boundingBox } from "./geometry.js";
import { scriptOf } from "./groups.js";

const MIDDLE = 0.5;

/** Of a stroke's height, so much reaches over the middle at most. */
const MOST_BEYOND = 0.3;

/** A line of digits is as high at least, and so much is between two. */
const LOWEST = 0.15;
const LEAST_BETWEEN = 0.02;

/** From the end of the first line to the second, put beside it: too far for one digit of both. */
const APART = 1;

/**
 * Strokes from left to right, by the middles of their boxes, and those of a second line after all of the
 * first: { stroke, box, row }. The boxes of the second, whose `row` is 1, are where they would be if it had
 * been written on in the first, as large.
 */
export function inLine(strokes) {
  const all = strokes.map((stroke) => ({ stroke, box: boundingBox([stroke]), row: 0 }));
  const below = all.filter(({ box }) => partBelow(box) >= 1 - MOST_BEYOND);
  const above = all.filter(({ box }) => isOnFirstLine(box));
  const isOne = above.length + below.length < all.length || !areLines(above, below);
  return isOne ? fromLeft(all) : [...fromLeft(above), ...besides(fromLeft(above), fromLeft(below))];
}

/** Is a stroke in this box above the middle, nearly all of it? */
export function isOnFirstLine(box) {
  return partBelow(box) <= MOST_BEYOND;
}

/** The part of a box that is below the middle; of one without a height, all or nothing. */
function partBelow({ top, bottom }) {
  if (top === bottom) return top > MIDDLE ? 1 : 0;
  return Math.min(Math.max((bottom - MIDDLE) / (bottom - top), 0), 1);
}

function areLines(above, below) {
  if (above.length === 0 || below.length === 0) return false;
  const [first, second] = [above, below].map(scriptIn);
  const between = second.baseline - second.height - first.baseline;
  return Math.min(first.height, second.height) >= LOWEST && between >= LEAST_BETWEEN;
}

function besides(above, below) {
  const [first, second] = [above, below].map(scriptIn);
  const scale = first.height / second.height;
  const start = Math.max(...above.map(({ box }) => box.right)) + APART;
  const left = Math.min(...below.map(({ box }) => box.left));
  const toX = (x) => start + (x - left) * scale;
  const toY = (y) => first.baseline + (y - second.baseline) * scale;
  return below.map(({ stroke, box }) => ({
    stroke,
    box: { left: toX(box.left), top: toY(box.top), right: toX(box.right), bottom: toY(box.bottom) },
    row: 1,
  }));
}

function scriptIn(line) {
  return scriptOf(line.map(({ box }) => box));
}

function fromLeft(line) {
  return [...line].sort((one, other) => middleOf(one.box) - middleOf(other.box));
}

function middleOf({ left, right }) {
  return (left + right) / 2;
}
