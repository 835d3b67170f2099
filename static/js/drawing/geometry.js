/** Where strokes are: pure geometry, in the strokes' own unit. */

/** The box around all points of strokes, { left, top, right, bottom }. */
export function boundingBox(strokes) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { points } of strokes) {
    for (const [x, y] of points) {
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  return box;
}

/**
 * The points that a line of more than `most` of them can be drawn with: each as far from the one
 * before as if so many lay evenly along it. Both points of a long straight piece stay, and so does
 * the last.
 */
export function thinned(points, most) {
  if (points.length <= most) return points;
  const steps = points.map((point, i) => (i === 0 ? 0 : distance(points[i - 1], point)));
  const spacing = steps.reduce((sum, step) => sum + step) / most;
  const last = points.length - 1;
  const kept = [points[0]];
  for (let i = 1; i < last; i += 1) {
    const isFar = distance(points[i], kept[kept.length - 1]) >= spacing;
    if (isFar || steps[i + 1] >= spacing) kept.push(points[i]);
  }
  return [...kept, points[last]];
}

/** Points from one to another, the latter included, no further apart than `spacing`. */
export function onTheWay(from, to, spacing) {
  const steps = Math.max(Math.ceil(distance(from, to) / spacing), 1);
  return Array.from({ length: steps }, (_, i) => between(from, to, (i + 1) / steps));
}

/** The point at a part of the way, in 0 to 1, from one to another, pressure and all. */
export function between(from, to, part) {
  return from.map((value, i) => value + (to[i] - value) * part);
}

export function distance([x1, y1], [x2, y2]) {
  return Math.hypot(x2 - x1, y2 - y1);
}
