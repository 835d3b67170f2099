/**
 * A drawing as a short text for the fragment of an address, which no browser sends to a server.
 *
 * In base64url: a byte for the version, and for each stroke the number of its points, doubled, and
 * one more where they tell pressure; its width; and for each point how far it is from the one before,
 * at first from the corner: x, y and, where told, pressure. Numbers are LEB128, those with a sign in
 * zigzag. Pressure is kept since the visitor sees it, and lengths are so fine that nobody sees that
 * they were rounded.
 */

export const VERSION = 1;

/** Steps of a length of 1, the pad's height, and of full pressure, whose changes fit in a byte. */
export const STEPS = 2000;
const PRESSURES = 63;

/** Lengths: as far as the widest pad goes, and the widest pen. */
const WIDEST_PAD = 8;
export const WIDEST_PEN = 0.25;

/** Characters: hundreds of digits, in an address that every browser takes. */
export const MOST_CHARACTERS = 60_000;

/** The strokes of a text, on and within the widest pad; null where it is not one that `encode` gives. */
export function decode(text) {
  if (text.length > MOST_CHARACTERS || !/^[\w-]+$/.test(text)) return null;
  try {
    return readDrawing(createReader(toBytes(text)));
  } catch {
    return null; // whatever is wrong, there is no drawing in it
  }
}

function readDrawing(reader) {
  if (reader.read() !== VERSION) throw new RangeError("expected another version");
  const strokes = [];
  do strokes.push(readStroke(reader));
  while (reader.left() > 0);
  return strokes;
}

function readStroke(reader) {
  const head = reader.read();
  const limits = limitsOf(head % 2 === 1);
  const count = Math.floor(head / 2);
  if (count === 0 || count * limits.length > reader.left()) throw new RangeError("expected other points");
  const width = within(reader.read(), 1, WIDEST_PEN * STEPS) / STEPS;
  let last = limits.map(() => 0);
  const points = Array.from({ length: count }, () => {
    last = limits.map(({ most }, axis) => within(last[axis] + unzigzag(reader.read()), 0, most));
    return last.map((value, axis) => value / limits[axis].steps);
  });
  return { width, points };
}

/** Of each number of a point: the steps of 1, and the most steps that it may have. */
export function limitsOf(isPressed) {
  const pressure = isPressed ? [{ steps: PRESSURES, most: PRESSURES }] : [];
  return [{ steps: STEPS, most: WIDEST_PAD * STEPS }, { steps: STEPS, most: STEPS }, ...pressure];
}

function within(value, least, most) {
  if (value < least || value > most) throw new RangeError(`expected ${least} to ${most}, got ${value}`);
  return value;
}

function unzigzag(value) {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

/** What reads numbers one after another; it throws where there is none, or one of over 28 bits. */
function createReader(bytes) {
  let next = 0;

  function read() {
    let value = 0;
    for (let shift = 0; shift < 28 && next < bytes.length; shift += 7) {
      const byte = bytes[next];
      next += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new RangeError("expected a number");
  }

  return { read, left: () => bytes.length - next };
}

function toBytes(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Array.from(binary, (character) => character.charCodeAt(0));
}
