/** The canvas that the visitor sees: crisp at any size and pixel density, painted once a frame. */
import { clipTo, damageBetween } from "./damage.js";
import { drawInk } from "./ink.js";
import { createLayer } from "./layer.js";
import { piecesOf } from "../drawing/pieces.js";

/** The whole canvas, in parts of its side. */
const ALL = { left: 0, top: 0, right: 1, bottom: 1 };

/** A function that repaints `canvas` in the next frame with what `strokes()` then returns. */
export function createScreen(canvas, strokes) {
  const context = canvas.getContext("2d");
  let colour = null;
  const layer = createLayer((target, some) => {
    target.fillStyle = target.strokeStyle = colour;
    drawInk(target, some, canvas.width);
  });
  let requested = false;
  let losses = 0;
  let painted = { pieces: [], look: null };

  function paint() {
    requested = false;
    colour = getComputedStyle(canvas).color;
    const look = `${colour} ${canvas.width} ${losses}`;
    const pieces = strokes().flatMap(piecesOf);
    const damage = look === painted.look ? damageBetween(painted.pieces, pieces) : ALL;
    painted = { pieces, look };
    if (damage !== null) paintWithin(damage);
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
    const side = Math.round(canvas.clientWidth * devicePixelRatio);
    if (canvas.width === side) return;
    canvas.width = canvas.height = side; // which wipes it
    paint(); // a frame later would be one without the drawing
  }

  new ResizeObserver(fit).observe(canvas);
  canvas.addEventListener("contextrestored", () => {
    losses += 1; // all that was painted is gone, with the graphics card's memory
    repaint();
  });
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
