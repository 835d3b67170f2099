/**
 * Strokes to the PNG that is sent: drawn anew on a small square, with the ink scaled to fill it and
 * a pen as wide as MNIST's, whatever the size of the drawing and of the screen's pen.
 */
import { drawStrokes } from "./render.js";

/** Sides in px: of the picture, of the square that the ink fills in it, and of the pen. */
const SIDE = 140;
const INK = 120;
const PEN = 15;

/** Drawings shorter than this many pen widths are not magnified further: a dot stays a dot. */
const SHORTEST = 2;

/** A function from strokes and the pen's width on the pad, in the same unit, to a data URL. */
export function createSnapshot() {
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  return (strokes, penWidth) => {
    context.fillStyle = "white";
    context.fillRect(0, 0, SIDE, SIDE);
    context.fillStyle = "black";
    context.strokeStyle = "black";
    drawStrokes(context, strokes, { ...placement(strokes, penWidth), penWidth: PEN });
    return canvas.toDataURL("image/png");
  };
}

function placement(strokes, penWidth) {
  const box = boundingBox(strokes);
  const extent = Math.max(box.right - box.left, box.bottom - box.top, SHORTEST * penWidth);
  const scale = (INK - PEN) / extent;
  return {
    scale,
    left: (SIDE - (box.left + box.right) * scale) / 2,
    top: (SIDE - (box.top + box.bottom) * scale) / 2,
  };
}

function boundingBox(strokes) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const stroke of strokes) {
    for (const [x, y] of stroke) {
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}
