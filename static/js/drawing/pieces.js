/**
 * A stroke as pieces of a few points each. More points change the last piece only, so that what a
 * frame draws of a long stroke does not grow with its length.
 */

/** Points of a piece: a digit has a handful of pieces. */
const POINTS = 24;

/**
 * The points that a piece is drawn with: its own and the one after, as a line goes from halfway
 * between two points to halfway between the next two. Of a whole stroke, all its points.
 */
export function pointsOf({ points, from = 0, to = points.length - 1 }) {
  return points.slice(from, to + 2);
}

/** Each stroke's pieces, as they were when last asked for. */
const knownOf = new WeakMap();

/**
 * A stroke's pieces: strokes that say besides `from` and `to` which of their points they go, as
 * `drawStrokes` takes them. A piece that has not changed is the same object as before.
 */
export function piecesOf(stroke) {
  const last = stroke.points.length - 1;
  const known = knownOf.get(stroke) ?? [];
  if (known[known.length - 1]?.to === last) return known;
  const pieces = known.slice(0, -1); // all that more points do not change
  let from = pieces.length * POINTS;
  do {
    pieces.push({ ...stroke, from, to: Math.min(from + POINTS, last) });
    from += POINTS;
  } while (from < last);
  knownOf.set(stroke, pieces);
  return pieces;
}
