/** A digit's path as a hand writes it: never twice the same, slower in bends and at corners. */

/** Width of the exhibit's pen, a visitor's or this hand's, as a fraction of the pad's height. */
export const PEN_WIDTH = 0.06;

/** So many points are written for each point of a path. */
const FINENESS = 10;

/** On a straight line, in heights of the pad a second. */
const SPEED = 1.1;

/** The share of its speed that the pen keeps at a corner, and of its time that a radian of bend adds. */
const SLOWEST = 0.35;
const COST_OF_BEND = 2.5;

/** Between two strokes, in ms. */
const PAUSE_MS = 220;

/**
 * How far one writing may differ from another: in slant and tilt, in radians, in size, as a share of
 * it, and in where each point is, as a fraction of the pad's height.
 */
const SLANT = 0.15;
const TILT = 0.06;
const STRETCH = 0.08;
const SHAKE = 0.008;

/**
 * The strokes of a path (see paths.js) as timed points: [[{ time, point }, ...], ...], with
 * times in ms since the pen first touched. `random()` is in [0, 1).
 */
export function write(path, random) {
  const turn = variation(random);
  let time = 0;
  return path.map((bends) => {
    const points = bends.flatMap((bend) => timed(swing(bend.map(turn))));
    const stroke = points.map(({ point, lasts }) => {
      time += lasts;
      return { point, time };
    });
    time += PAUSE_MS * (0.7 + 0.6 * random());
    return stroke;
  });
}

function variation(random) {
  const around = (range) => (2 * random() - 1) * range;
  const [slant, tilt] = [around(SLANT), around(TILT)];
  const [wide, high] = [1 + around(STRETCH), 1 + around(STRETCH)];
  return ([x, y]) => {
    const [across, down] = [(x - 0.5) * wide - (y - 0.5) * slant, (y - 0.5) * high];
    return [
      0.5 + across * Math.cos(tilt) - down * Math.sin(tilt) + around(SHAKE),
      0.5 + across * Math.sin(tilt) + down * Math.cos(tilt) + around(SHAKE),
    ];
  };
}

/** A smooth line along the points, from the first to the last (a uniform cubic B-spline). */
function swing(points) {
  const [first, second] = points;
  const [beforeLast, last] = points.slice(-2);
  const all = [beyond(first, second), ...points, beyond(last, beforeLast)];
  const line = [first];
  for (let i = 0; i + 3 < all.length; i += 1) {
    for (let step = 1; step <= FINENESS; step += 1) line.push(blend(all.slice(i, i + 4), step / FINENESS));
  }
  return line;
}

/** As far on the other side of an end as its neighbour is on this one. */
function beyond(end, neighbour) {
  return end.map((value, i) => 2 * value - neighbour[i]);
}

/** The point at `t`, in 0 to 1, of the way from near the second of four points to near the third. */
function blend(points, t) {
  const weights = [(1 - t) ** 3, 3 * t ** 3 - 6 * t ** 2 + 4, 1 + 3 * t * (1 + t - t ** 2), t ** 3];
  return [0, 1].map((i) => points.reduce((sum, point, j) => sum + (weights[j] / 6) * point[i], 0));
}

/** Each point with how long the pen takes to it, in ms. */
function timed(line) {
  return line.map((point, i) => {
    if (i === 0) return { point, lasts: 0 };
    const length = Math.hypot(point[0] - line[i - 1][0], point[1] - line[i - 1][1]);
    const ease = SLOWEST + (1 - SLOWEST) * Math.sin((Math.PI * i) / line.length);
    const bend = COST_OF_BEND * Math.abs(turnAt(line, i));
    return { point, lasts: (1000 * length * (1 + bend)) / (SPEED * ease) };
  });
}

function turnAt(line, i) {
  if (i + 1 >= line.length) return 0;
  const [before, after] = [heading(line[i - 1], line[i]), heading(line[i], line[i + 1])];
  const turn = after - before;
  return Math.atan2(Math.sin(turn), Math.cos(turn));
}

function heading(from, to) {
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}
