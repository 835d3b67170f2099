/** What the visitor draws with: a pen of one of three widths, or an eraser of whole strokes. */
import { onTheWay, strokeAt } from "../drawing/geometry.js";

/** Widths as fractions of the pad's height. */
const WIDTH_OF_PEN = { thin: 0.03, medium: 0.045, thick: 0.07 };

/** How near to a stroke the eraser has to come, as a fraction of the pad's height. */
const REACH = 0.02;

/** The tool that is chosen on the page, as what `listenToPointer` and `listenToKeys` call. */
export function createTool(page, drawing) {
  const chosen = () => page.querySelector("input[name=tool]:checked").value;
  let erasing = false;
  let last = null;

  function erase(points) {
    for (const point of points) {
      for (const place of onTheWay(last ?? point, point, REACH)) eraseAt(place);
      last = point;
    }
  }

  function eraseAt(place) {
    const stroke = strokeAt(drawing.strokes, place, REACH);
    if (stroke !== undefined) drawing.erase(stroke);
  }

  return {
    begin(point, time) {
      erasing = chosen() === "eraser";
      last = null;
      if (erasing) erase([point]);
      else drawing.begin(point, WIDTH_OF_PEN[chosen()], time);
    },
    extend(points, time) {
      if (erasing) erase(points);
      else drawing.extend(points, time);
    },
    end() {
      drawing.end();
      erasing = false;
    },
    cancel: () => drawing.cancel(),
    isDown: () => erasing || drawing.isPenDown,
  };
}
