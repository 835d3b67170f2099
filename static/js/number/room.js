/** The room to write in: the sheet grows to the right of the ink, and follows whoever writes on. */
import { boundingBox } from "../drawing/geometry.js";
import { isOnFirstLine } from "../drawing/lines.js";

/** Of free sheet that is kept right of the ink, and the steps in which it grows: in its heights. */
const FREE = 0.5;
const STEP = 0.25;

/** After the pen was lifted for so long, in ms, it is not within a digit: then the sheet may move. */
const REST_MS = 800;

/** Ink that ends further right than this part of what is seen of the sheet is brought to that one. */
const FAR = 0.75;
const BACK = 0.45;

/** Where the sheet has two lines, as page.css has it: who is in the first may go on in the second. */
const HAS_TWO_LINES = "(orientation: portrait) and (max-width: 40rem)";

/** Let the sheet be as wide as the drawing wants it; `reveal(point)` scrolls to a point of it. */
export function createRoom(page, drawing) {
  const scroller = page.querySelector("#room");
  const sheet = page.querySelector("#pad").parentElement;
  let aspect = 0;
  let rest = null;

  function fit() {
    const right = drawing.isBlank ? 0 : boundingBox(drawing.strokes).right + FREE;
    const wanted = Math.ceil(right / STEP) * STEP;
    if (wanted === aspect || (wanted < aspect && drawing.isPenDown)) return;
    aspect = wanted;
    scroller.style.setProperty("--aspect", aspect);
  }

  function scrollTo(x, behavior) {
    scroller.scrollTo({ left: x, behavior });
  }

  function follow() {
    const { strokes, penTime, isPenDown } = drawing;
    if (isPenDown || penTime === null) return;
    const box = boundingBox([strokes[strokes.length - 1]]);
    if (matchMedia(HAS_TWO_LINES).matches && isOnFirstLine(box)) return;
    const end = box.right * sheet.clientHeight;
    if (end - scroller.scrollLeft < FAR * scroller.clientWidth) return;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollTo(end - BACK * scroller.clientWidth, isStill ? "auto" : "smooth");
  }

  /** Under the pen the sheet stands still. */
  function stop() {
    clearTimeout(rest);
    scrollTo(scroller.scrollLeft, "auto");
  }

  function reveal([x]) {
    const place = x * sheet.clientHeight;
    const { scrollLeft, clientWidth } = scroller;
    const margin = (1 - FAR) * clientWidth;
    const nearest = Math.min(Math.max(scrollLeft, place + margin - clientWidth), place - margin);
    if (nearest !== scrollLeft) scrollTo(nearest, "auto");
  }

  drawing.subscribe(fit);
  sheet.addEventListener("pointerdown", stop);
  for (const event of ["pointerup", "pointercancel"]) {
    sheet.addEventListener(event, () => {
      clearTimeout(rest);
      rest = setTimeout(follow, REST_MS);
    });
  }
  return { reveal };
}
