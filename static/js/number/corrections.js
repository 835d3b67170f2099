/** What the visitor joined to one digit, and what they split, as long as these strokes are there. */

/** Older ones are forgotten, so that a page may stay open for months. */
const MOST = 100;

/**
 * `join(strokes)` and `split(strokes)` correct what was read; the newest correction of a stroke
 * counts. `applied(groups, line)` are the groups that they leave of strokes in a line. A correction is
 * taken back that leaves no number: `judge(answer, state)` hears of an answer and of what `state()` was
 * when it was asked for, and returns whether it was taken back, of which `onTakenBack()` hears too.
 */
export function createCorrections(onTakenBack) {
  let made = [];
  let before = null;

  function add(strokes, apply) {
    const others = made.filter((one) => !one.strokes.some((stroke) => strokes.includes(stroke)));
    before = made;
    made = [...others, { strokes, apply }].slice(-MOST);
  }

  return {
    join: (strokes) => add(strokes, joined),
    split: (strokes) => add(strokes, splitUp),
    state: () => made,
    judge({ rejected }, state) {
      if (state !== made) return false; // it is of a question before the correction
      const isBad = rejected !== null && before !== null;
      if (isBad) made = before;
      before = null;
      if (isBad) onTakenBack();
      return isBad;
    },
    applied: (groups, line) =>
      made.reduce((left, { strokes, apply }) => {
        const places = strokes.map((stroke) => line.indexOf(stroke));
        return places.includes(-1) ? left : apply(left, Math.min(...places), Math.max(...places) + 1);
      }, groups),
  };
}

/** These strokes, and any that were drawn between them, as one digit and in no other. */
function joined(groups, first, after) {
  const others = groups.filter((group) => group.after <= first || group.first >= after);
  return [...others, { first, after }];
}

function splitUp(groups, first, after) {
  return groups.filter((group) => group.first > first || group.after < after);
}
