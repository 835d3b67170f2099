/** What the visitor does to digits that were read: their strokes are split, joined or rubbed out. */

/** Strokes that the server takes for one digit. */
const MOST_STROKES = 8;

/**
 * `onCorrection()` hears of each correction, and `onProblem(reason)` why there is none: a correction
 * that leaves no number is taken back when `judge(answer)` hears of it.
 */
export function createHand({ drawing, corrections, onCorrection, onProblem }) {
  let isOnTrial = false;

  function correct(make) {
    make();
    isOnTrial = true;
    onCorrection();
  }

  function split({ strokes }) {
    if (strokes.length === 1) onProblem("one_stroke");
    else correct(() => corrections.split(strokes));
  }

  function join(digits) {
    const strokes = digits.flatMap((digit) => digit.strokes);
    if (strokes.length > MOST_STROKES) onProblem("many_strokes");
    else correct(() => corrections.join(strokes));
  }

  function rubOut(digits) {
    const gone = digits.flatMap(({ strokes }) => strokes);
    drawing.replace(drawing.strokes.filter((stroke) => !gone.includes(stroke)));
  }

  function judge({ rejected }) {
    const isNone = isOnTrial && rejected !== null;
    isOnTrial = false;
    if (!isNone) return;
    corrections.takeBack();
    onCorrection();
    onProblem("no_number_then");
  }

  return { split, join, rubOut, judge };
}
