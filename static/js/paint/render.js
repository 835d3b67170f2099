/**
 * Strokes to any 2D context. `trainer/drawing/render.py` draws the same way, so that the network
 * learns from what the page sends: who changes one changes both.
 */
import { pointsOf } from "../drawing/pieces.js";

/**
 * Draw strokes scaled by `scale` (px a unit) and moved to `left`, `top` (px), with a round pen
 * `penWidth` px wide in the context's current colours. A stroke that says `from` and `to` is drawn
 * between these two of its points alone, each end halfway to the point after.
 */
export function drawStrokes(context, strokes, { scale, left = 0, top = 0, penWidth }) {
  context.lineWidth = penWidth;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const stroke of strokes) {
    const { points, from = 0, to = points.length - 1 } = stroke;
    const placed = pointsOf(stroke).map(([x, y]) => [x * scale + left, y * scale + top]);
    drawStroke(context, placed, from > 0, to < points.length - 1);
  }
}

function drawStroke(context, points, goesOnBefore, goesOnAfter) {
  context.beginPath();
  if (!goesOnBefore && isDot(points)) {
    context.arc(...points[0], context.lineWidth / 2, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  context.moveTo(...(goesOnBefore ? midpoint(points[0], points[1]) : points[0]));
  const last = points.length - 1;
  for (let i = 1; i < last; i += 1) {
    context.quadraticCurveTo(...points[i], ...midpoint(points[i], points[i + 1]));
  }
  if (!goesOnAfter) context.lineTo(...points[last]);
  context.stroke();
}

function isDot(points) {
  const [x, y] = points[0];
  return points.every((point) => point[0] === x && point[1] === y);
}

/** The point halfway between two. */
export function midpoint([x1, y1], [x2, y2]) {
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}
