/** The canvas that the visitor sees: crisp at any size and pixel density, painted once a frame. */
import { drawStrokes } from "./render.js";

/** A function that repaints `canvas` in the next frame with what `strokes()` then returns. */
export function createScreen(canvas, strokes, penWidth) {
  const context = canvas.getContext("2d");
  let requested = false;

  function paint() {
    requested = false;
    const colour = getComputedStyle(canvas).color;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = colour;
    context.strokeStyle = colour;
    drawStrokes(context, strokes(), { scale: canvas.width, penWidth: penWidth * canvas.width });
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
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  return repaint;
}
