/** The visitor's own picture on the sheet: read in the place of the drawing, which stays below. */
import { listenForPictures, shrink } from "../input/picture-file.js";
import { accepted, text } from "./texts.js";

/** Why the server refuses a picture, by the status of its answer. */
const REASONS = { 413: "too_large", 422: "damaged" };

/**
 * Hear of pictures; `onChange()` hears when one comes or is put away. `picture()` is the one that
 * is to be read, a data URL, or null; `show(answer)` shows what was made of it, and `refuse(status)`
 * puts it away and says why, where the server's status tells.
 */
export function createOwnPicture(page, onChange) {
  const frame = page.querySelector("#own-picture");
  const image = frame.querySelector("img");
  const notice = page.querySelector("#picture-notice");
  let picture = null;

  function become(other) {
    picture = other;
    frame.hidden = other === null;
    if (other !== null) image.src = other;
    onChange();
  }

  async function take(file, input) {
    notice.textContent = "";
    try {
      become(await shrink(file, accepted));
    } catch (problem) {
      tell(problem.reason);
    }
    if (input !== null) input.value = ""; // else the same file could not be chosen again
  }

  function tell(reason) {
    notice.textContent = text(`picture_${reason}`);
  }

  function putAway() {
    notice.textContent = "";
    if (picture !== null) become(null);
  }

  const inputs = [page.querySelector("#picture-file")];
  listenForPictures({ page, inputs, onPicture: take, onProblem: tell });
  page.querySelector("#put-away").addEventListener("click", putAway);

  return {
    picture: () => picture,
    putAway,
    refuse(status) {
      if (!(status in REASONS)) return;
      putAway();
      tell(REASONS[status]);
    },
    show({ ink, rejected }) {
      if (picture === null || ink == null) return;
      image.src = rejected === "empty_picture" ? picture : ink; // rather the picture than nothing
    },
  };
}
