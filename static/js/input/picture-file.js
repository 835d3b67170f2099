/** A picture from the visitor: dropped, pasted or chosen, and made small enough to be kept. */

/** The longer side, in px, of what is kept: a digit that takes a fifth of it can be cut out. */
const LONGER_SIDE = 2048;

/** Bytes: more than any phone's photo has, and as much as a phone can decode. */
const LARGEST_FILE = 64_000_000;

/** How a PNG and a JPEG begin. */
const PNG = "\x89PNG\r\n\x1a\n";
const JPEG = "\xff\xd8\xff";

/** Why there is no picture: "nothing", "heic", "damaged", "unreadable" or "too_large" is its `reason`. */
export class PictureProblem extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Hear of pictures that are dropped on `page`, a document, pasted there, or chosen in one of
 * `inputs`. Each goes to `onPicture(file, input)`, where `input` is null for none; a drop or a paste
 * without a picture to `onProblem("nothing")`. While a file hovers over the page, its body has the
 * class `is-dropping`. Returns a function that stops listening.
 */
export function listenForPictures({ page, inputs = [], onPicture, onProblem }) {
  const listening = new AbortController();
  const hear = (target, type, listener) =>
    target.addEventListener(type, listener, { signal: listening.signal });
  const showHover = (hovers) => page.body.classList.toggle("is-dropping", hovers);
  const take = ([file]) => (file ? onPicture(file, null) : onProblem("nothing"));

  hear(page, "dragover", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    showHover(true);
  });
  hear(page, "dragleave", (event) => {
    if (event.relatedTarget === null) showHover(false);
  });
  hear(page, "drop", (event) => {
    showHover(false);
    if (!carriesFile(event)) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
  hear(page, "paste", (event) => {
    if (isForText(event.target)) return;
    event.preventDefault();
    take(event.clipboardData.files);
  });
  for (const input of inputs) {
    hear(input, "change", () => input.files[0] && onPicture(input.files[0], input));
  }
  return () => listening.abort();
}

/**
 * A picture file, upright: `canvas` shows it, and `isJpeg` tells what it was. The server accepts files
 * of at most `mostBytes`, and none of `heicBrands`; rejects with a `PictureProblem`. Where the browser
 * does not decode a file though it begins like a picture, there is no `canvas`, but the `file` as it
 * is, for the server to judge.
 */
export async function openPicture(file, { mostBytes, heicBrands }) {
  if (file.size > LARGEST_FILE) throw new PictureProblem("too_large");
  const start = await firstBytes(file);
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap !== null) return { canvas: draw(bitmap), isJpeg: start.startsWith(JPEG) };
  const reason = whyUnreadable(start, heicBrands);
  if (reason === "damaged" && file.size <= mostBytes) return { canvas: null, file };
  throw new PictureProblem(reason);
}

function carriesFile({ dataTransfer }) {
  return dataTransfer.types.includes("Files");
}

function isForText(target) {
  return target.closest?.("textarea, input:not([type=file]), [contenteditable]") != null;
}

function whyUnreadable(start, heicBrands) {
  if (start.startsWith(PNG) || start.startsWith(JPEG)) return "damaged";
  const isHeic = start.startsWith("ftyp", 4) && heicBrands.some((brand) => start.startsWith(brand, 8));
  return isHeic ? "heic" : "unreadable";
}

function draw(bitmap) {
  const scale = Math.min(1, LONGER_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

/** The first twelve bytes, one a character. */
async function firstBytes(file) {
  const bytes = await file
    .slice(0, 12)
    .arrayBuffer()
    .catch(() => null); // none of a folder's
  if (bytes === null) throw new PictureProblem("unreadable");
  return String.fromCharCode(...new Uint8Array(bytes));
}
