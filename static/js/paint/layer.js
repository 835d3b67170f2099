/**
 * The older strokes of a drawing, or pieces of strokes, ready on a canvas of their own, so that what
 * a drawing costs does not grow with their number.
 */

/** So many of the newest strokes, or pieces, are drawn anew each time; at most twice as many. */
const NEWEST = 16;

/**
 * A function that draws strokes on a context by `draw(context, strokes)`, the older of them
 * as they were drawn before. `look` is a text that changes with all else that decides how they
 * look; `attributes` are those of the layer's own context.
 */
export function createLayer(draw, attributes = {}) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", attributes);
  let held = { strokes: [], look: null };

  function hold(strokes, look, { width, height }) {
    const goesOn = held.look === look && held.strokes.every((stroke, i) => stroke === strokes[i]);
    if (!goesOn) {
      Object.assign(canvas, { width, height }); // which also wipes it
      held = { strokes: [], look };
    }
    draw(context, strokes.slice(held.strokes.length));
    held.strokes = strokes;
  }

  return (target, strokes, look) => {
    const older = Math.max(Math.floor(strokes.length / NEWEST) - 1, 0) * NEWEST;
    if (older > 0) {
      hold(strokes.slice(0, older), look, target.canvas);
      target.drawImage(canvas, 0, 0);
    }
    draw(target, strokes.slice(older));
  };
}
