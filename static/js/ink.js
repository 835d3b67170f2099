/** Strokes as the visitor sees them: each with its own width, wider where the pen was pressed. */
import { drawStrokes, midpoint } from "./render.js";

/** The width at no pressure, in parts of the stroke's own; at half pressure it has its own. */
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

function drawPressed(context, { points, width }, scale) {
  context.lineCap = "round";
  const scaled = points.map(([x, y]) => [x * scale, y * scale]);
  let from = scaled[0];
  for (let i = 1; i < points.length; i += 1) {
    const to = i === points.length - 1 ? scaled[i] : midpoint(scaled[i], scaled[i + 1]);
    context.lineWidth = width * scale * (LIGHTEST + (points[i - 1][2] + points[i][2]) / 2);
    context.beginPath();
    context.moveTo(...from);
    context.quadraticCurveTo(...scaled[i], ...to);
    context.stroke();
    from = to;
  }
}
