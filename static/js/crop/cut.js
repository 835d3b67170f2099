/** What is cut out of a picture, as a file that is small enough to send. */
import { angleOf, boxOf } from "./crop.js";

/** The longer side, in px, of what is sent: more than the server looks at. */
const LONGER_SIDE = 1024;

const JPEG_QUALITY = 0.9;

/** Bytes of the largest PNG that is sent as one. */
const LARGEST_PNG = 1_000_000;

/**
 * The file of what `crop` cuts out of a picture as `openPicture` gives it: a JPEG of a JPEG, else a PNG
 * where that is small enough to send, of at most `mostBytes`.
 */
export async function cutToFile({ canvas, isJpeg, file }, crop, mostBytes) {
  if (canvas === null) return file;
  const part = cut(canvas, crop);
  if (!isJpeg) {
    const png = await encode(part, "image/png");
    if (png.size <= Math.min(mostBytes, LARGEST_PNG)) return png;
  }
  return encode(onWhite(part), "image/jpeg");
}

/** A file's content as a data URL. */
export function toDataUrl(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/** [width, height] of the picture that a crop is cut out as, in px. */
export function sizeOf(crop) {
  const scale = scaleOf(crop);
  return boxOf(crop).half.map((length) => Math.max(1, Math.round(2 * length * scale)));
}

function scaleOf(crop) {
  return Math.min(1, LONGER_SIDE / (2 * Math.max(...boxOf(crop).half)));
}

function cut(picture, crop) {
  const { centre } = boxOf(crop);
  const scale = scaleOf(crop);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = sizeOf(crop);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.translate(canvas.width / 2, canvas.height / 2);
  context.scale(scale, scale);
  context.translate(-centre[0], -centre[1]);
  context.rotate((angleOf(crop) / 180) * Math.PI);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  return canvas;
}

function onWhite(canvas) {
  const context = canvas.getContext("2d");
  context.resetTransform();
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
