/** The visitor's own picture on the sheet: read in the place of the drawing, which stays below. */
import { createCropEditor } from "../crop/editor.js";
import { listenForPictures, openPicture } from "../input/picture-file.js";
import { reasonOf } from "../live/photos.js";
import { accepted, text } from "./texts.js";

/**
 * Hear of pictures; `onChange()` hears when one comes or is put away, and `onCrop()` when it is
 * cropped or turned. `picture()` is the one that is to be read, or null, and `crop()` what of it.
 * `show(answer, { crop })` shows what was made of it, and `refuse(refusal)` goes back to the one before
 * and says why, where the server's refusal tells. `work()` is what can be undone and redone of the crop.
 */
export function createOwnPicture(page, { onChange, onCrop }) {
  const figure = page.querySelector("#own-picture");
  const stage = figure.querySelector(".crop-stage");
  const tools = page.querySelector("#crop-tools");
  const pens = page.querySelector(".pens");
  const notice = page.querySelector("#picture-notice");
  const editor = createCropEditor({ stage, tools, onChange: onCrop });
  let picture = null;

  /** What `become` is called with to go back, once, to the picture before. */
  let last = [null];

  function become(other, begun) {
    picture = other;
    figure.hidden = other === null;
    stage.hidden = tools.hidden = !other?.canvas;
    pens.hidden = !tools.hidden;
    if (!stage.hidden) editor.open(other.canvas, begun);
    onChange();
  }

  async function take(file, input) {
    notice.textContent = "";
    try {
      const opened = await openPicture(file, accepted);
      last = picture?.canvas ? [picture, editor.crop()] : [null];
      become(opened);
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
    crop: editor.crop,
    putAway,
    undo: editor.undo,
    redo: editor.redo,
    work: () => ({ canUndo: editor.canUndo(), canRedo: editor.canRedo(), isBlank: false }),
    refuse(refusal) {
      const reason = reasonOf(refusal);
      if (reason === undefined) return;
      const back = last;
      last = [null]; // or one that is refused now would come back for ever
      become(...back);
      tell(reason);
    },
    show({ ink }, { crop }) {
      if (picture !== null) editor.showInk(ink, crop);
    },
  };
}
