/** The canvas that the visitor sees: crisp at any size and pixel density, painted once a frame. */
import { piecesOf } from "../drawing/pieces.js";
import { whenColoursChange } from "./colours.js";
import { clipTo, damageBetween } from "./damage.js";
import { drawInk } from "./ink.js";
import { createLayer } from "./layer.js";

/**
 * A function that repaints `canvas` in the next frame with what `strokes()` then returns. From the
 * first frame on, the canvas is as wide and as high as it is shown, in the screen's own pixels.
 */
export function createScreen(canvas, strokes) {
  const context = canvas.getContext("2d");
  let colour = null;
  const layer = createLayer((target, some) => {
    target.fillStyle = target.strokeStyle = colour;
    drawInk(target, some, canvas.height);
  });
  let size = { width: 0, height: 0 }; // in CSS px
  let requested = false;
  let losses = 0;
  let painted = { pieces: [], look: null };

  function paint() {
    requested = false;
    colour = getComputedStyle(canvas).color;
    const look = `${colour} ${canvas.width} ${canvas.height} ${losses}`;
    const pieces = strokes().flatMap(piecesOf);
    const damage = look === painted.look ? damageBetween(painted.pieces, pieces) : all();
    painted = { pieces, look };
    if (damage !== null) paintWithin(damage);
  }

  function all() {
    return { left: 0, top: 0, right: canvas.width / canvas.height, bottom: 1 };
  }

  function paintWithin(damage) {
    context.save();
    clipTo(context, damage);
    context.clearRect(0, 0, canvas.width, canvas.height);
    layer(context, painted.pieces, painted.look);
    context.restore();
  }

  function repaint() {
    if (!requested) requestAnimationFrame(paint);
    requested = true;
  }

  function fit() {
    const width = Math.round(size.width * devicePixelRatio);
    const height = Math.round(size.height * devicePixelRatio);
    if (canvas.width === width && canvas.height === height) return;
    Object.assign(canvas, { width, height }); // which wipes it
    paint(); // a frame later would be one without the drawing
  }

  new ResizeObserver(([{ contentRect }]) => {
    size = contentRect;
    fit();
  }).observe(canvas);
  canvas.addEventListener("contextrestored", () => {
    losses += 1; // all that was painted is gone, with the graphics card's memory
    repaint();
  });
  watchDensity(fit);
  whenColoursChange(repaint);
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
