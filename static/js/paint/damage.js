/** Where a canvas is out of date: the smaller this is, the faster the browser composes a frame. */
import { boundingBox } from "../drawing/geometry.js";
import { pointsOf } from "../drawing/pieces.js";

/**
 * The box { left, top, right, bottom } around all that is in one of two lists of pieces of strokes
 * and not in the other, as wide as a pen can make it, in the strokes' unit; null where they are
 * the same.
 */
export function damageBetween(before, now) {
  const first = now.findIndex((piece, i) => piece !== before[i]);
  const same = first === -1 ? now.length : first;
  const changed = [...before.slice(same), ...now.slice(same)];
  if (changed.length === 0) return null;
  const box = boundingBox(changed.map((piece) => ({ points: pointsOf(piece) })));
  // A line pressed hard is one and a half widths wide, half of that to each side.
  const margin = Math.max(...changed.map(({ width }) => width));
  return {
    left: box.left - margin,
    top: box.top - margin,
    right: box.right + margin,
    bottom: box.bottom + margin,
  };
}

/** Let a context draw in a box alone that is given in fractions of the canvas's height. */
export function clipTo(context, { left, top, right, bottom }) {
  const { height } = context.canvas;
  const [x, y] = [left, top].map((edge) => Math.floor(edge * height));
  const [endX, endY] = [right, bottom].map((edge) => Math.ceil(edge * height));
  context.beginPath();
  context.rect(x, y, endX - x, endY - y);
  context.clip();
}
