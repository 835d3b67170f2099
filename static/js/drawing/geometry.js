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

/** The newest stroke whose line comes within `reach` of a point; undefined for none. */
export function strokeAt(strokes, point, reach) {
  const newestFirst = [...strokes].reverse();
  return newestFirst.find(({ points, width }) => distanceToLine(points, point) <= width / 2 + reach);
}

/** Points from one to another, the latter included, no further apart than `spacing`. */
export function onTheWay([x1, y1], [x2, y2], spacing) {
  const steps = Math.max(Math.ceil(distance([x1, y1], [x2, y2]) / spacing), 1);
  return Array.from({ length: steps }, (_, i) => {
    const part = (i + 1) / steps;
    return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part];
  });
}

function distanceToLine(points, point) {
  let nearest = distance(points[0], point);
  for (let i = 1; i < points.length; i += 1) {
    nearest = Math.min(nearest, distanceToSegment(points[i - 1], points[i], point));
  }
  return nearest;
}

function distanceToSegment([x1, y1], [x2, y2], [x, y]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(Math.max(along, 0), 1);
  return distance([x1 + part * dx, y1 + part * dy], [x, y]);
}

function distance([x1, y1], [x2, y2]) {
  return Math.hypot(x2 - x1, y2 - y1);
}
