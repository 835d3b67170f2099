/** What the visitor draws with: a pen of one of three widths, or an eraser. */
import { onTheWay } from "../drawing/geometry.js";
import { rubbed } from "../drawing/rubbing.js";

/** Widths as fractions of the pad's height. */
const WIDTH_OF_PEN = { thin: 0.03, medium: 0.045, thick: 0.07 };

/** The eraser's radius, as a fraction of the pad's height. */
const ERASER = 0.04;

/** The width of the pen that is chosen on the page; undefined for the eraser. */
export function chosenWidth(page) {
  return WIDTH_OF_PEN[page.querySelector("input[name=tool]:checked").value];
}

/**
 * What `listenToPointer` and `listenToKeys` call, and what it then does to a drawing. `width()` is
 * that of the pen that is held, undefined for an eraser.
 */
export function createTool(drawing, width) {
  let erasing = false;
  let last = null;

  function erase(points) {
    let left = drawing.strokes;
    for (const point of points) {
      for (const place of onTheWay(last ?? point, point, ERASER / 2)) left = rubbed(left, place, ERASER);
      last = point;
    }
    if (left !== drawing.strokes) drawing.rub(left);
  }

  function eraseFrom(point) {
    last = null;
    erase([point]);
  }

  return {
    begin(point, time, isEraser = false) {
      erasing = isEraser || width() === undefined;
      if (erasing) eraseFrom(point);
      else drawing.begin(point, width(), time);
    },
    extend(points, time) {
      if (erasing) erase(points);
      else drawing.extend(points, time);
    },
    resume(point, time) {
      if (erasing) eraseFrom(point);
      else drawing.resume(point, time);
    },
    end() {
      drawing.end();
      erasing = false;
    },
    cancel() {
      drawing.cancel();
      erasing = false;
    },
    isDown: () => erasing || drawing.isPenDown,
  };
}
