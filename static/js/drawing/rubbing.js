/** What an eraser leaves of strokes: pure geometry, in the strokes' own unit. */
import { between, distance } from "./geometry.js";

/** A line that has less of its way, in 0 to 1, in the eraser only touches it: as where it was cut. */
const TOUCH = 1e-9;

/**
 * Strokes without the ink that lies within `radius` of a point. Where it cuts a stroke the rest
 * becomes several, each as wide; one that it leaves whole is the same object as before, and where
 * it leaves all of them so, the array is.
 */
export function rubbed(strokes, centre, radius) {
  const left = strokes.map((stroke) => partsOutside(stroke, centre, radius + stroke.width / 2));
  const isWhole = left.every((parts, i) => parts.length === 1 && parts[0] === strokes[i]);
  return isWhole ? strokes : left.flat();
}

function partsOutside(stroke, centre, radius) {
  const { points } = stroke;
  if (points.length === 1) return distance(points[0], centre) < radius ? [] : [stroke];
  const parts = [[points[0]]];
  for (let i = 1; i < points.length; i += 1) {
    const [from, to] = [points[i - 1], points[i]];
    const way = wayInside(from, to, centre, radius);
    if (way === null) parts[parts.length - 1].push(to);
    else cut(parts, from, to, way);
  }
  if (parts.length === 1) return [stroke];
  return parts.filter((part) => part.length > 1).map((part) => ({ ...stroke, points: part }));
}

/** End the last of the parts where the way goes into the eraser, and begin one where it comes out. */
function cut(parts, from, to, [enters, leaves]) {
  if (enters > 0) parts[parts.length - 1].push(between(from, to, enters));
  parts.push(leaves < 1 ? [between(from, to, leaves), to] : []);
}

/** Between which parts of the way, in 0 to 1, it lies within `radius` of a point; null for none. */
function wayInside([x1, y1], [x2, y2], [x, y], radius) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const square = dx * dx + dy * dy;
  const beyond = (x1 - x) ** 2 + (y1 - y) ** 2 - radius ** 2;
  if (square === 0) return beyond < 0 ? [0, 1] : null;
  const nearest = ((x - x1) * dx + (y - y1) * dy) / square;
  const half = Math.sqrt(Math.max(nearest ** 2 - beyond / square, 0));
  const [enters, leaves] = [Math.max(nearest - half, 0), Math.min(nearest + half, 1)];
  return leaves - enters > TOUCH ? [enters, leaves] : null;
}
