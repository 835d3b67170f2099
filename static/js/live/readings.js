/** The reading of numbers, from the page's side. */
import { ask } from "./predictions.js";

/** The API's answer to an empty sheet, known without asking. */
export const NO_NUMBER = {
  text: null,
  confidence: 0,
  rejected: "blank",
  digits: [],
  alternatives: [],
  rule: null,
};

/**
 * Ask which number strokes make. `boxes` are [left, top, right, bottom] of each, from left to right;
 * `groups` are those that may be one digit, { first, after } with ten numbers as `likely` where an
 * answer before told them; `picture`, a data URL, has the others' squares in their order, or is null for
 * none. Rejects as `ask` does.
 */
export function askReading({ boxes, groups, picture }, query) {
  const body = new FormData();
  if (picture !== null) body.append("image", toFile(picture), "groups.png");
  body.append("groups", JSON.stringify({ boxes, groups }));
  return ask("api/v1/readings", query, { headers: {}, body });
}

/** A data URL as a file: the canvas's own way to one waits until the browser is idle. */
function toFile(url) {
  const [, data] = url.split(",");
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type: "image/png" });
}
