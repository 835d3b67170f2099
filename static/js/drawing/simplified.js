/** Strokes with fewer points that are drawn the same: pure geometry, in the strokes' own unit. */
import { between, thinned } from "./geometry.js";

/** A longer stroke is thinned before it is looked at in detail: no digit has as many points. */
const MOST_POINTS = 2000;

/** Where a curve is looked at, as parts of its way. */
const PARTS = [0.25, 0.5, 0.75, 1];

/**
 * A stroke that is drawn as another one, with fewer points: none of its line lies further than
 * about twice `tolerance` from where it was, nor is an edge of it that pressure moved.
 */
export function simplified({ width, points }, tolerance) {
  const weighted = thinned(points, MOST_POINTS).map(([x, y, ...pressure]) => [
    x,
    y,
    ...pressure.map((value) => value * width), // as far as it moves the line's two edges
  ]);
  const kept = withCorners(outline(drawn(weighted), tolerance), tolerance);
  return { width, points: kept.map(([x, y, ...moved]) => [x, y, ...moved.map((value) => value / width)]) };
}

/** Points of the line as it is drawn: in curves, each from halfway to a point to halfway to the next. */
function drawn(points) {
  const last = points.length - 1;
  const line = [points[0]];
  let start = points[0];
  for (let i = 1; i < last; i += 1) {
    const [from, to, end] = [start, points[i], between(points[i], points[i + 1], 0.5)];
    line.push(...PARTS.map((part) => between(between(from, to, part), between(to, end, part), part)));
    start = end;
  }
  return last === 0 ? line : [...line, points[last]];
}

/** The points between which straight lines come as close to all of them (Ramer, Douglas, Peucker). */
function outline(points, tolerance) {
  const kept = new Set([0, points.length - 1]);
  const open = [[0, points.length - 1]];
  while (open.length > 0) {
    const [from, to] = open.pop();
    const farthest = farthestBetween(points, from, to);
    if (farthest.distance <= tolerance) continue;
    kept.add(farthest.index);
    open.push([from, farthest.index], [farthest.index, to]);
  }
  return points.filter((_, i) => kept.has(i));
}

function farthestBetween(points, from, to) {
  let farthest = { index: from, distance: 0 };
  for (let i = from + 1; i < to; i += 1) {
    const away = distanceToLine(points[i], points[from], points[to]);
    if (away > farthest.distance) farthest = { index: i, distance: away };
  }
  return farthest;
}

function distanceToLine(point, from, to) {
  const way = from.map((value, i) => to[i] - value);
  const passed = from.map((value, i) => point[i] - value);
  const part = Math.min(Math.max(dot(way, passed) / (dot(way, way) || 1), 0), 1);
  return Math.hypot(...passed.map((value, i) => value - part * way[i]));
}

function dot(one, other) {
  return one.reduce((sum, value, i) => sum + value * other[i], 0);
}

/** The same with points twice that a curve, drawn from halfway to halfway, would pass too far from. */
function withCorners(points, tolerance) {
  return points.flatMap((point, i) => {
    if (i === 0 || i === points.length - 1) return [point];
    return distanceToLine(point, points[i - 1], points[i + 1]) / 4 > tolerance ? [point, point] : [point];
  });
}
