/** The canvas that the visitor sees: crisp at any size and pixel density, painted once a frame. */
import { drawInk } from "./ink.js";
import { createLayer } from "./layer.js";
import { piecesOf } from "./pieces.js";

/** A function that repaints `canvas` in the next frame with what `strokes()` then returns. */
export function createScreen(canvas, strokes) {
  const context = canvas.getContext("2d");
  let colour = null;
  const layer = createLayer((target, some) => {
    target.fillStyle = target.strokeStyle = colour;
    drawInk(target, some, canvas.width);
  });
  let requested = false;

  function paint() {
    requested = false;
    colour = getComputedStyle(canvas).color;
    context.clearRect(0, 0, canvas.width, canvas.height);
    layer(context, strokes().flatMap(piecesOf), `${colour} ${canvas.width}`);
  }

  function repaint() {
    if (!requested) requestAnimationFrame(paint);
    requested = true;
  }

  function fit() {
    const side = Math.round(canvas.clientWidth * devicePixelRatio);
    if (canvas.width === side) return;
    canvas.width = canvas.height = side; // which wipes it
    paint(); // a frame later would be one without the drawing
  }

  new ResizeObserver(fit).observe(canvas);
  watchDensity(fit);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", repaint);
  }
  return repaint;
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
