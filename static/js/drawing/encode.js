/** Writes the text of a drawing that `decode` reads (see link.js). */
import { boundingBox } from "./geometry.js";
import { limitsOf, MOST_CHARACTERS, STEPS, VERSION, WIDEST_PEN } from "./link.js";
import { simplified } from "./simplified.js";

/** How far a line may be moved: a part of the drawing's size, of which nothing is seen at any size. */
const TOLERANCE = 1 / 600;

/** The text of strokes, of which there is at least one; null where they are too many for a link. */
export function encode(strokes) {
  const { left, top, right, bottom } = boundingBox(strokes);
  const tolerance = Math.max(TOLERANCE * Math.min(Math.max(right - left, bottom - top), 1), 0.5 / STEPS);
  const bytes = [VERSION];
  for (const stroke of strokes) writeStroke(bytes, simplified(stroke, tolerance));
  const text = toText(bytes);
  return text.length > MOST_CHARACTERS ? null : text;
}

function writeStroke(bytes, { width, points }) {
  const isPressed = points[0].length === 3;
  const limits = limitsOf(isPressed);
  write(bytes, 2 * points.length + Number(isPressed));
  write(bytes, rounded(width, { steps: STEPS, most: WIDEST_PEN * STEPS }));
  let last = limits.map(() => 0);
  for (const point of points) {
    const next = limits.map((limit, axis) => rounded(point[axis], limit));
    for (const [axis, value] of next.entries()) write(bytes, zigzag(value - last[axis]));
    last = next;
  }
}

function rounded(value, { steps, most }) {
  return Math.min(Math.max(Math.round(value * steps), 0), most);
}

function zigzag(value) {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function write(bytes, value) {
  for (let rest = value; ; rest >>= 7) {
    if (rest < 128) {
      bytes.push(rest);
      return;
    }
    bytes.push((rest & 127) | 128);
  }
}

function toText(bytes) {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
