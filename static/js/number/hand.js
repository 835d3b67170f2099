/** What the visitor does to digits that were read: their strokes are split, joined or rubbed out. */

/** Strokes that the server takes for one digit. */
const MOST_STROKES = 8;

/** `onCorrection()` hears of each correction, and `onProblem(reason)` why there can be none. */
export function createHand({ drawing, corrections, onCorrection, onProblem }) {
  function split({ strokes }) {
    if (strokes.length === 1) {
      onProblem("one_stroke");
      return;
    }
    corrections.split(strokes);
    onCorrection();
  }

  function join(digits) {
    const strokes = digits.flatMap((digit) => digit.strokes);
    if (strokes.length > MOST_STROKES) {
      onProblem("many_strokes");
      return;
    }
    corrections.join(strokes);
    onCorrection();
  }

  function rubOut(digits) {
    const gone = digits.flatMap(({ strokes }) => strokes);
    drawing.replace(drawing.strokes.filter((stroke) => !gone.includes(stroke)));
  }

  return { split, join, rubOut };
}
