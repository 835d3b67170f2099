/**
 * Strokes to the PNG that is sent: drawn anew on a small square, with the ink scaled to fill it and
 * a pen as wide as MNIST's, whatever the size of the drawing and of the screen's pen.
 */
import { boundingBox, thinned } from "../drawing/geometry.js";
import { createLayer } from "./layer.js";
import { drawStrokes } from "./render.js";

/** Sides in px: of the picture, of the square that the ink fills in it, and of the pen. */
export const SIDE = 140;
const INK = 120;
const PEN = 15;

/** The side in px of a picture that is sent among others: the network sees 20 x 20 of them. */
const COLUMN_SIDE = 56;

/** Drawings shorter than this many pen widths are not magnified further: a dot stays a dot. */
const SHORTEST = 2;

/** About as many points as a stroke is drawn with: no digit needs more. */
const MOST_POINTS = 1000;

/** A function from strokes to a data URL. */
export function createSnapshot() {
  const canvas = document.createElement("canvas");
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  let place = null;
  const layer = createLayer(
    (target, strokes) => {
      target.fillStyle = target.strokeStyle = "black";
      drawPlaced(target, strokes, place);
    },
    { willReadFrequently: true },
  );
  return (strokes) => {
    context.fillStyle = "white";
    context.fillRect(0, 0, SIDE, SIDE);
    if (strokes.length > 0) {
      place = placement(strokes);
      layer(context, strokes, `${place.scale} ${place.left} ${place.top}`);
    }
    return canvas.toDataURL("image/png");
  };
}

/** A function from several drawings, each a list of strokes, to a data URL: their squares one below another. */
export function createColumn() {
  const canvas = document.createElement("canvas");
  canvas.width = COLUMN_SIDE;
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  const smaller = COLUMN_SIDE / SIDE;
  return (drawings) => {
    canvas.height = COLUMN_SIDE * drawings.length;
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = context.strokeStyle = "black";
    for (const [i, strokes] of drawings.entries()) {
      context.setTransform(smaller, 0, 0, smaller, 0, i * COLUMN_SIDE);
      drawPlaced(context, strokes, placement(strokes));
    }
    return canvas.toDataURL("image/png");
  };
}

/**
 * Draw strokes cropped and centred in the context's current colours: on a square of `SIDE` px, or on what is
 * so many times as wide.
 */
export function drawSnapshot(context, strokes, aspect = 1) {
  if (strokes.length > 0) drawPlaced(context, strokes, placement(strokes, aspect));
}

function drawPlaced(context, strokes, place) {
  const thin = strokes.map(({ points }) => ({ points: thinned(points, MOST_POINTS) }));
  drawStrokes(context, thin, { ...place, penWidth: PEN });
}

function placement(strokes, aspect = 1) {
  const box = boundingBox(strokes);
  const widest = Math.max(...strokes.map(({ width }) => width));
  const extent = Math.max((box.right - box.left) / aspect, box.bottom - box.top, SHORTEST * widest);
  const scale = (INK - PEN) / extent;
  return {
    scale,
    left: (SIDE * aspect - (box.left + box.right) * scale) / 2,
    top: (SIDE - (box.top + box.bottom) * scale) / 2,
  };
}
