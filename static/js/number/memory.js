/** What groups of strokes were read as, so that none is read twice. */

/** More than a full sheet has; older ones are forgotten. */
const MOST = 2000;

/**
 * `keyOf(strokes)` names a group as it is drawn now, also when the pen is still at it. `recall(key)`
 * are the ten numbers that `keep(key, likely)` kept, undefined for none. `turnTo(model)` forgets what
 * another version of the model read, and returns whether there was one.
 */
export function createMemory() {
  const likelyOf = new Map();
  const numberOf = new WeakMap();
  let count = 0;
  let reader = null;

  function nameOf(stroke) {
    if (!numberOf.has(stroke)) {
      count += 1;
      numberOf.set(stroke, count);
    }
    return `${numberOf.get(stroke)}.${stroke.points.length}`;
  }

  return {
    keyOf: (strokes) => strokes.map(nameOf).join(" "),
    recall: (key) => likelyOf.get(key),
    keep(key, likely) {
      likelyOf.set(key, likely);
      if (likelyOf.size > MOST) likelyOf.delete(likelyOf.keys().next().value);
    },
    turnTo(model) {
      const isAnother = reader !== null && model !== reader;
      if (isAnother) likelyOf.clear();
      reader = model;
      return isAnother;
    },
  };
}
