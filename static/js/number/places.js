/** Where the digits of a number stand over their ink: pure geometry, in the drawing's unit. */
import { boundingBox } from "../drawing/geometry.js";

/** What the first and the last digit have beside them. */
const MARGIN = 0.12;

/**
 * For each digit, given from left to right by its strokes: the `middle` of its ink; the `width` around it
 * that touches no neighbour's; and the `edge` to the digit before.
 */
export function placesOf(digits) {
  const boxes = digits.map(({ strokes }) => boundingBox(strokes));
  const last = boxes.length - 1;
  const edges = boxes.map((box, i) => (i === 0 ? box.left - MARGIN : between(boxes[i - 1], box)));
  return boxes.map((box, i) => {
    const middle = (box.left + box.right) / 2;
    const end = i === last ? box.right + MARGIN : edges[i + 1];
    return { middle, edge: edges[i], width: 2 * Math.max(Math.min(middle - edges[i], end - middle), 0) };
  });
}

function between(before, box) {
  return (before.right + box.left) / 2;
}
