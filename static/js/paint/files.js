/** A drawing as a file that the visitor takes along: PNG or SVG, black on white paper. */
import { drawInk } from "./ink.js";
import { midpoint } from "./render.js";

/** Height of the pictures, in px; each is `aspect` times as wide, as the pad is. */
const HEIGHT = 1024;

/** Offer strokes as `digit.png`. */
export function savePng(strokes, aspect) {
  const canvas = document.createElement("canvas");
  canvas.width = widthOf(aspect);
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = context.strokeStyle = "black";
  drawInk(context, strokes, HEIGHT);
  canvas.toBlob((blob) => offer(blob, "digit.png"));
}

/** Offer strokes as `digit.svg`. */
export function saveSvg(strokes, aspect) {
  offer(new Blob([toSvg(strokes, aspect)], { type: "image/svg+xml" }), "digit.svg");
}

/** Strokes as an SVG document; pressure is left out. */
export function toSvg(strokes, aspect) {
  const width = widthOf(aspect);
  const paths = strokes.map(
    (stroke) => `  <path d="${pathOf(stroke.points)}" stroke-width="${length(stroke.width)}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}">`,
    `<rect width="${width}" height="${HEIGHT}" fill="white"/>`,
    `<g fill="none" stroke="black" stroke-linecap="round" stroke-linejoin="round">`,
    ...paths,
    "</g>",
    "</svg>",
  ].join("\n");
}

function widthOf(aspect) {
  return Math.round(HEIGHT * aspect);
}

function pathOf(points) {
  const last = points.length - 1;
  const parts = [`M${place(points[0])}`];
  for (let i = 1; i < last; i += 1) {
    parts.push(`Q${place(points[i])} ${place(midpoint(points[i], points[i + 1]))}`);
  }
  return [...parts, `L${place(points[last])}`].join("");
}

function place([x, y]) {
  return `${length(x)} ${length(y)}`;
}

function length(part) {
  return Math.round(part * HEIGHT * 10) / 10;
}

function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
