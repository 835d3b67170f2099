/**
 * What is cut out of a picture, as data: a rectangle, upright once the picture is turned. A crop is
 * - `size`, the picture's width and height, in its pixels;
 * - `quarters` and `tilt`, how far the picture is turned clockwise: in quarter turns and degrees;
 * - `centre`, the rectangle's, as the picture's own x and y, from its middle;
 * - `half`, half of the width and the height that it was given: it is smaller where the turned
 *   picture ends. Nothing is cut out of what lies beside the picture.
 */

/** The least width and height of what is cut out, in parts of the picture's longer side. */
const LEAST = 0.04;

/** Pixels along the edge of a tilted picture that are smoothed away; of a tiny one fewer. */
const RIM = 1;

/** Pixels that a corner may lie beside the picture, for what is lost in computing. */
const TOLERANCE = 1e-3;

/** Halvings of the way to a picture's edge: a millionth of it is left. */
const STEPS = 20;

/** All of a picture, turned by so many quarters. */
export function whole(size, quarters = 0) {
  const half = size.map((length) => length / 2);
  if (quarters % 2 === 1) half.reverse();
  return { size, quarters, tilt: 0, centre: [0, 0], half };
}

/** How far the picture is turned clockwise, in degrees. */
export function angleOf({ quarters, tilt }) {
  return 90 * quarters + tilt;
}

/**
 * The rectangle as it is cut out: `centre` and `half`, on the axes of the turned picture. Where that
 * ends it is moved, and only where it is still too large, it is made smaller.
 */
export function boxOf(crop) {
  const reach = reachOf(crop.half, crop);
  const room = roomOf(crop);
  const fit = Math.min(1, room[0] / reach[0], room[1] / reach[1]);
  const centre = crop.centre.map((place, i) => clamp(place, room[i] - reach[i] * fit));
  return { centre: rotated(centre, angleOf(crop)), half: crop.half.map((side) => side * fit) };
}

/** Half of the width and the height that the turned picture takes. */
export function boundsOf(crop) {
  const half = crop.size.map((length) => length / 2);
  return reachOf(half, crop);
}

/** The crop with its rectangle moved across the turned picture, as far as there is picture. */
export function moved(crop, [dx, dy]) {
  const { centre, half } = boxOf(crop);
  const reach = reachOf(half, crop);
  const target = rotated([centre[0] + dx, centre[1] + dy], -angleOf(crop));
  const room = roomOf(crop).map((length, i) => Math.max(length - reach[i], 0));
  return { ...crop, half, centre: target.map((place, i) => clamp(place, room[i])) };
}

/** The crop with one corner of its rectangle moved; `corner` is -1 or 1 across, and down. */
export function stretched(crop, corner, distance) {
  const { centre, half } = boxOf(crop);
  const fixed = centre.map((place, i) => place - corner[i] * half[i]);
  let free = centre.map((place, i) => place + corner[i] * half[i]);
  for (const axis of [0, 1]) free = drawnOut(crop, fixed, free, axis, corner[axis], distance[axis]);
  return {
    ...crop,
    half: free.map((place, i) => Math.abs(place - fixed[i]) / 2),
    centre: rotated(
      free.map((place, i) => (place + fixed[i]) / 2),
      -angleOf(crop),
    ),
  };
}

/** The crop of the picture turned by a further quarter, with the same in it. */
export function turnedByAQuarter(crop) {
  return { ...crop, quarters: crop.quarters + 1, half: [...crop.half].reverse() };
}

/** A corner moved on one axis: not past the least size, nor out of the picture. */
function drawnOut(crop, fixed, free, axis, direction, distance) {
  const least = LEAST * Math.max(...crop.size);
  const length = Math.max((free[axis] + distance - fixed[axis]) * direction, least);
  const at = (place) => free.map((old, i) => (i === axis ? place : old));
  const target = fixed[axis] + direction * length;
  let [near, far] = [free[axis], target];
  if (isInside(crop, fixed, at(target))) return at(target);
  for (let i = 0; i < STEPS; i += 1) {
    const middle = (near + far) / 2;
    if (isInside(crop, fixed, at(middle))) near = middle;
    else far = middle;
  }
  return at(near);
}

function isInside(crop, [left, top], [right, bottom]) {
  const room = roomOf(crop);
  return [left, right].every((x) =>
    [top, bottom].every((y) =>
      rotated([x, y], -angleOf(crop)).every((place, i) => Math.abs(place) <= room[i] + TOLERANCE),
    ),
  );
}

/** Half of the width and the height of what can be cut out, on the picture's own axes. */
function roomOf({ size, tilt }) {
  return size.map((length) => length / 2 - (tilt === 0 ? 0 : Math.min(RIM, length / 4)));
}

/** Half of the width and the height that a rectangle takes once it is turned as the picture is. */
function reachOf([across, down], crop) {
  const [cos, sin] = [Math.cos, Math.sin].map((of) => Math.abs(of(radians(angleOf(crop)))));
  return [across * cos + down * sin, across * sin + down * cos];
}

/** A place turned clockwise around the picture's middle. */
export function rotated([x, y], degrees) {
  const [cos, sin] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [x * cos - y * sin, x * sin + y * cos];
}

function radians(degrees) {
  return (degrees / 180) * Math.PI;
}

function clamp(place, most) {
  return Math.min(Math.max(place, -most), most);
}
