/** The last drawings as small pictures with their verdicts, in this page's memory alone. */
import { boundingBox } from "../drawing/geometry.js";
import { drawSnapshot, SIDE } from "../paint/snapshot.js";
import { text } from "./texts.js";

const MOST = 12;

/** What keeps none, for a page without a list. */
const NONE = { become() {}, entries: () => [], keep() {}, forget() {} };

/**
 * What keeps drawings in the page's own list, where it has one. `keep(strokes, verdict)` puts one in front;
 * `onBringBack(strokes)` hears which one the visitor wants again. Pictures are up to `widest` times as wide
 * as high.
 */
export function createHistory(page, onBringBack, widest) {
  const section = page.querySelector("#history");
  if (section === null) return NONE;
  const list = section.querySelector("ol");
  let entries = [];

  function show() {
    section.hidden = entries.length === 0;
    list.replaceChildren(...entries.map((entry) => itemOf(entry, () => onBringBack(entry.strokes))));
  }

  function itemOf({ strokes, verdict }, onClick) {
    const button = page.createElement("button");
    button.type = "button";
    button.className = "memory";
    button.setAttribute("aria-label", text("bring_back", { verdict }));
    button.append(pictureOf(strokes), caption(page, verdict));
    button.addEventListener("click", onClick);
    const element = page.createElement("li");
    element.append(button);
    return element;
  }

  function pictureOf(strokes) {
    const canvas = page.createElement("canvas");
    const aspect = aspectOf(strokes, widest);
    Object.assign(canvas, { width: SIDE * aspect, height: SIDE });
    const context = canvas.getContext("2d");
    context.fillStyle = context.strokeStyle = getComputedStyle(page.querySelector("#pad")).color;
    drawSnapshot(context, strokes, aspect); // cropped: a small digit in a corner is to be seen as well
    return canvas;
  }

  function become(others) {
    entries = others.slice(0, MOST);
    show();
  }

  return {
    become,
    entries: () => entries,
    keep: (strokes, verdict) => become([{ strokes, verdict }, ...entries]),
    forget: () => become([]),
  };
}

function caption(page, verdict) {
  const element = page.createElement("span");
  element.textContent = verdict;
  return element;
}

/** How many times as wide as high strokes are, from 1 to the widest. */
function aspectOf(strokes, widest) {
  const { left, top, right, bottom } = boundingBox(strokes);
  return Math.min(Math.max((right - left) / (bottom - top), 1), widest);
}
