/**
 * The canvas that the visitor sees: crisp at any size and pixel density, painted once a frame.
 * All but the newest strokes lie ready on a layer of their own, so that a frame costs the same
 * however much is drawn.
 */
import { drawInk } from "./ink.js";

/** Strokes that are drawn anew in each frame, at most twice as many. */
const NEWEST = 16;

/** A function that repaints `canvas` in the next frame with what `strokes()` then returns. */
export function createScreen(canvas, strokes) {
  const context = canvas.getContext("2d");
  const layer = createLayer();
  let requested = false;

  function paint() {
    requested = false;
    const all = strokes();
    const older = Math.max(Math.floor(all.length / NEWEST) - 1, 0) * NEWEST;
    const colour = getComputedStyle(canvas).color;
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (older > 0) context.drawImage(layer(all.slice(0, older), canvas.width, colour), 0, 0);
    drawIn(context, colour, all.slice(older));
  }

  function repaint() {
    if (!requested) requestAnimationFrame(paint);
    requested = true;
  }

  function fit() {
    const side = Math.round(canvas.clientWidth * devicePixelRatio);
    if (canvas.width !== side) canvas.width = canvas.height = side;
    repaint();
  }

  new ResizeObserver(fit).observe(canvas);
  watchDensity(fit);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", repaint);
  }
  return repaint;
}

/** A function that returns a canvas with strokes on it, drawing only what it does not yet hold. */
function createLayer() {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  let held = { strokes: [], colour: null };

  return (strokes, side, colour) => {
    const goesOn = held.strokes.every((stroke, i) => stroke === strokes[i]);
    if (canvas.width !== side || held.colour !== colour || !goesOn) {
      canvas.width = canvas.height = side; // which also wipes it
      held = { strokes: [], colour };
    }
    drawIn(context, colour, strokes.slice(held.strokes.length));
    held.strokes = strokes;
    return canvas;
  };
}

function drawIn(context, colour, strokes) {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  drawInk(context, strokes, context.canvas.width);
}

/** Call back when the window comes to a screen of another pixel density, or is zoomed. */
function watchDensity(callback) {
  const now = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const changed = () => {
    callback();
    watchDensity(callback);
  };
  now.addEventListener("change", changed, { once: true });
}
