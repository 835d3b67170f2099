/** The reading of numbers, from the page's side. */
import { ask } from "./predictions.js";

/** The API's answer to an empty sheet, known without asking. */
export const NO_NUMBER = {
  text: null,
  confidence: 0,
  rejected: "blank",
  digits: [],
  separators: [],
  alternatives: [],
  rule: null,
};

/** Ask which number a photo, a data URL, shows. Rejects as `ask` does. */
export function askPhotoOfNumber(image) {
  const headers = { "Content-Type": "application/json" };
  return ask("api/v1/readings", { photo: 1 }, { headers, body: JSON.stringify({ image }) });
}

/** Between the parts of a form: no picture has it by chance. */
const BOUNDARY = "digitpad-0b7c1f5e9a3d4826b1e0f7a95c63d842";

/**
 * Ask which number strokes make. `boxes` are [left, top, right, bottom] of each, from left to right;
 * `groups` are those that may be one digit, { first, after } with ten numbers as `likely` where an
 * answer before told them; `picture`, a data URL, has the others' squares in their order, or is null for
 * none. Rejects as `ask` does.
 */
export function askReading({ boxes, groups, picture }, query) {
  const headers = { "Content-Type": `multipart/form-data; boundary=${BOUNDARY}` };
  const parts = [partOf('name="groups"', JSON.stringify({ boxes, groups }))];
  if (picture !== null) {
    const png = atob(picture.slice(picture.indexOf(",") + 1));
    parts.push(partOf('name="image"; filename="groups.png"\r\nContent-Type: image/png', png));
  }
  const body = toBytes(`${parts.join("")}--${BOUNDARY}--\r\n`);
  return ask("api/v1/readings", query, { headers, body });
}

function partOf(disposition, content) {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;
}

/**
 * A text of which each character is a byte. As `FormData` with a `Blob`, which lies in another process,
 * the same was measured to take a tenth of a frame longer.
 */
function toBytes(binary) {
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
