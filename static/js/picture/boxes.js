/** The digits of a number, and what stands between them, as a picture to lay over that which was read. */

/** Of a box's line, in heights of the digits. */
const LINE = 0.06;

/** A data URL of boxes around what a reading of the API found in a picture of [width, height] px. */
export function boxesAsPicture({ digits, separators }, [width, height]) {
  const line = LINE * Math.max(...digits.map(({ box }) => box[3]));
  const boxes = [...digits.map((digit) => [digit, 1]), ...separators.map((other) => [other, 0.4])];
  const rects = boxes.map(([{ box }, opacity]) => rectOf(box, line, opacity));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none">`;
  return `data:image/svg+xml,${encodeURIComponent(`${svg}${rects.join("")}</svg>`)}`;
}

function rectOf([x, y, width, height], line, opacity) {
  const place = `x="${x - line}" y="${y - line}" width="${width + 2 * line}" height="${height + 2 * line}"`;
  return `<rect ${place} rx="${2 * line}" fill="none" stroke="black" stroke-width="${line}" stroke-opacity="${opacity}"/>`;
}
