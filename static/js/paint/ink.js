/** Strokes as the visitor sees them: each with its own width, wider where the pen was pressed. */
import { pointsOf } from "../drawing/pieces.js";
import { drawStrokes, midpoint } from "./render.js";

/** The width at no pressure, as a share of the stroke's own, which it has at half pressure. */
const LIGHTEST = 0.5;

/** Draw strokes scaled by `scale` (px a unit) in the context's current colours. */
export function drawInk(context, strokes, scale) {
  for (const stroke of strokes) {
    if (isPressed(stroke)) drawPressed(context, stroke, scale);
    else drawStrokes(context, [stroke], { scale, penWidth: stroke.width * scale });
  }
}

function isPressed({ points }) {
  return points.length > 1 && points[0].length === 3;
}

function drawPressed(context, stroke, scale) {
  const { points, width, from = 0, to = points.length - 1 } = stroke;
  context.lineCap = "round";
  const scaled = pointsOf(stroke).map(([x, y]) => [x * scale, y * scale]);
  let start = from === 0 ? scaled[0] : midpoint(scaled[0], scaled[1]);
  for (let i = 1; i <= to - from; i += 1) {
    const isLast = from + i === points.length - 1;
    const end = isLast ? scaled[i] : midpoint(scaled[i], scaled[i + 1]);
    const pressure = (points[from + i - 1][2] + points[from + i][2]) / 2;
    context.lineWidth = width * scale * (LIGHTEST + pressure);
    context.beginPath();
    context.moveTo(...start);
    context.quadraticCurveTo(...scaled[i], ...end);
    context.stroke();
    start = end;
  }
}
