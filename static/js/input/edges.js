/** A sheet `aspect` wide and 1 high: what goes beyond its edges is not drawn, as it is not seen. */
import { between } from "../drawing/geometry.js";

/**
 * What lies on the sheet of a line from `last` on through `points`: runs { points, isNew }, where
 * a new one begins at the edge at which the line comes back. Others go on from `last`.
 */
export function runsOnSheet(last, points, aspect) {
  const runs = [];
  let from = last;
  for (const to of points) {
    const way = wayOnSheet(from, to, aspect);
    if (way !== null) addTo(runs, from, to, way);
    from = to;
  }
  return runs;
}

function addTo(runs, from, to, [enters, leaves]) {
  if (enters > 0) runs.push({ points: [between(from, to, enters)], isNew: true });
  else if (runs.length === 0) runs.push({ points: [], isNew: false });
  runs[runs.length - 1].points.push(leaves < 1 ? between(from, to, leaves) : to);
}

/** Between which parts of the way, in 0 to 1, it lies on the sheet (Liang and Barsky); null for none. */
function wayOnSheet([x1, y1], [x2, y2], aspect) {
  const [enters, leaves] = [wayWithin(x1, x2, aspect), wayWithin(y1, y2, 1)].reduce(
    ([latest, earliest], [first, second]) => [Math.max(latest, first), Math.min(earliest, second)],
    [0, 1],
  );
  return enters < leaves ? [enters, leaves] : null;
}

function wayWithin(from, to, end) {
  if (from === to) return from < 0 || from > end ? [1, 0] : [0, 1];
  const crossings = [from / (from - to), (from - end) / (from - to)];
  return from < to ? crossings : crossings.reverse();
}
