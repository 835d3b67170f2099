/** Links that open a drawing, which is in the fragment of their address. */
import { decode } from "../drawing/link.js";
import { addressOf } from "../live/addresses.js";

/** What stands before the drawing, so that other fragments lead to where they always did. */
const FRAGMENT = "#d=";

/** The link to a drawing, a text of `encode`: to the page itself, also from one in a frame. */
export function linkTo(drawing) {
  return `${addressOf("")}${FRAGMENT}${drawing}`;
}

/**
 * Call `onDrawing(strokes)` when the page is opened by such a link, now or later, and `onProblem()`
 * where it holds no drawing. The address then loses it: a reload would bring it back over what was
 * drawn since.
 */
export function listenForLinks(onDrawing, onProblem) {
  function open() {
    const { hash, pathname, search } = location;
    if (!hash.startsWith(FRAGMENT)) return;
    history.replaceState(history.state, "", pathname + search);
    const strokes = decode(hash.slice(FRAGMENT.length));
    if (strokes === null) onProblem();
    else onDrawing(strokes);
  }

  addEventListener("hashchange", open);
  open();
}
