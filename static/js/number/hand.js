/** What the visitor does to digits that were read: their strokes are split, joined or rubbed out. */

/** `onCorrection()` hears of each correction, and `onProblem(reason)` why there is none. */
export function createHand({ drawing, corrections, onCorrection, onProblem }) {
  return {
    split({ strokes }) {
      if (strokes.length === 1) {
        onProblem("one_stroke");
        return;
      }
      corrections.split(strokes);
      onCorrection();
    },
    join(digits) {
      corrections.join(digits.flatMap(({ strokes }) => strokes));
      onCorrection();
    },
    rubOut(digits) {
      const gone = digits.flatMap(({ strokes }) => strokes);
      drawing.replace(drawing.strokes.filter((stroke) => !gone.includes(stroke)));
    },
  };
}
