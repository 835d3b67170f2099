/** The last drawings as small pictures with their verdicts, in this page's memory alone. */
import { drawSnapshot, SIDE } from "../paint/snapshot.js";
import { text } from "./texts.js";

const MOST = 12;

/** What keeps none, for a page without a list. */
const NONE = { become() {}, entries: () => [], keep() {}, forget() {} };

/**
 * What keeps drawings in the page's own list, where it has one. `keep(strokes, verdict)` puts one in front;
 * `onBringBack(strokes)` hears which one the visitor wants again.
 */
export function createHistory(page, onBringBack) {
  const section = page.querySelector("#history");
  if (section === null) return NONE;
  const list = section.querySelector("ol");
  let entries = [];

  function show() {
    section.hidden = entries.length === 0;
    list.replaceChildren(...entries.map((entry) => item(page, entry, () => onBringBack(entry.strokes))));
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

function item(page, { strokes, verdict }, onClick) {
  const button = page.createElement("button");
  button.type = "button";
  button.className = "memory";
  button.setAttribute("aria-label", text("bring_back", { verdict }));
  button.append(picture(page, strokes), caption(page, verdict));
  button.addEventListener("click", onClick);
  const element = page.createElement("li");
  element.append(button);
  return element;
}

function picture(page, strokes) {
  const canvas = page.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext("2d");
  context.fillStyle = context.strokeStyle = getComputedStyle(page.querySelector("#pad")).color;
  drawSnapshot(context, strokes); // cropped: a small digit in a corner is to be seen as well
  return canvas;
}

function caption(page, verdict) {
  const element = page.createElement("span");
  element.textContent = verdict;
  return element;
}
