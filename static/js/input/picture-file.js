/** A picture from the visitor: dropped, pasted or chosen, and made small enough to send. */

/** The longer side, in px, of what is sent: more than the server looks at. */
const LONGER_SIDE = 1024;

/** Bytes: more than any phone's photo has, and as much as a phone can decode. */
const LARGEST_FILE = 64_000_000;

const JPEG_QUALITY = 0.9;

/** Bytes of the largest PNG that is sent as one. */
const LARGEST_PNG = 1_000_000;

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
 * A picture file as the data URL of a small one, upright; rejects with a `PictureProblem`. The server
 * accepts files of at most `mostBytes`, and none of `heicBrands`.
 */
export async function shrink(file, { mostBytes, heicBrands }) {
  return toDataUrl(await shrinkToFile(file, { mostBytes, heicBrands }));
}

/**
 * The same as a file: a JPEG for a JPEG, else a PNG where that is small enough to send. A file that the
 * browser does not decode though it begins like a picture comes as it is, for the server to judge.
 */
export async function shrinkToFile(file, { mostBytes, heicBrands }) {
  if (file.size > LARGEST_FILE) throw new PictureProblem("too_large");
  const start = await firstBytes(file);
  const bitmap = await decode(file);
  if (bitmap === null) {
    const reason = whyUnreadable(start, heicBrands);
    if (reason === "damaged" && file.size <= mostBytes) return file;
    throw new PictureProblem(reason);
  }
  const canvas = draw(bitmap);
  if (!start.startsWith(JPEG)) {
    const png = await encode(canvas, "image/png");
    if (png.size <= Math.min(mostBytes, LARGEST_PNG)) return png;
  }
  return encode(onWhite(canvas), "image/jpeg");
}

/** A file's content as a data URL. */
export function toDataUrl(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(new PictureProblem("unreadable")));
    reader.readAsDataURL(file);
  });
}

function carriesFile({ dataTransfer }) {
  return dataTransfer.types.includes("Files");
}

function isForText(target) {
  return target.closest?.("textarea, input:not([type=file]), [contenteditable]") != null;
}

function decode(file) {
  return createImageBitmap(file).catch(() => null);
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

function onWhite(canvas) {
  const context = canvas.getContext("2d");
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

function encode(canvas, type) {
  const name = type.replace("image/", "picture.");
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(new File([blob], name, { type })), type, JPEG_QUALITY);
  });
}

/** The first twelve bytes, one a character. */
async function firstBytes(file) {
  return String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()));
}
