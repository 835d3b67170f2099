/** A picture that its sender crops and turns by hand: the stage, its handles and its tools. */
import { boundsOf, boxOf, moved, stretched, turnedByAQuarter, whole } from "./crop.js";
import { listenToHandle } from "./handles.js";
import { createStage } from "./stage.js";
import { createSteps } from "./steps.js";

/**
 * Let the elements of `stage` and `tools` edit what is cut out of a picture; `onChange()` hears of
 * each change. `open(canvas, crop)` begins with what is to be cut out of a picture, or with all of it;
 * `crop()` is what is cut out now, and `showInk(ink, crop)` shows the ink, a data URL or null, that was
 * found in that crop. What was done is undone and redone by `undo()` and `redo()`.
 */
export function createCropEditor({ stage, tools, onChange }) {
  const shown = createStage(stage);
  const handles = stage.querySelectorAll("[data-corner]");
  const tilt = tools.querySelector("[data-crop=tilt]");
  const steps = createSteps();
  let crop = whole([1, 1]);

  function become(changed) {
    crop = changed;
    stage.classList.add("is-gliding");
    tell();
    onChange();
  }

  function settleAt(changed) {
    shown.settle(changed);
    become(changed);
    showTilt();
  }

  function showTilt() {
    tilt.value = crop.tilt;
    tilt.setAttribute("aria-valuetext", `${tilt.value}°`);
  }

  function goTo(earlier) {
    if (earlier !== null) settleAt(earlier);
  }

  function edit(handle) {
    let before = null;
    listenToHandle(handle, {
      onStart() {
        before = crop;
        stage.classList.add("is-held");
      },
      onMove(distance) {
        const inPicture = distance.map((length) => length / shown.scale());
        if (crop === before) steps.note(before); // what was only touched is nothing to undo
        const changed = changedBy(before, cornerOf(handle), inPicture);
        shown.show(changed);
        become(changed);
      },
      onEnd() {
        stage.classList.remove("is-held");
        shown.settle(crop);
      },
    });
  }

  /** Say where each handle is to those who do not see it. */
  function tell() {
    const { centre, half } = boxOf(crop);
    const bounds = boundsOf(crop);
    stage.classList.toggle("is-whole", crop.tilt === 0 && half.every((side, i) => side === bounds[i]));
    for (const handle of handles) {
      const [across, down] = cornerOf(handle).map(
        (side, i) => (centre[i] + side * half[i] + bounds[i]) / (2 * bounds[i]),
      );
      const inWords = { across: percent(across), down: percent(down) };
      handle.setAttribute("aria-valuenow", Math.round(across * 100));
      handle.setAttribute("aria-valuetext", filled(stage.dataset.place, inWords));
    }
  }

  function percent(share) {
    const format = { style: "percent", numberingSystem: "latn" };
    return share.toLocaleString(document.documentElement.lang, format);
  }

  for (const handle of handles) edit(handle);
  tilt.addEventListener("input", () => {
    steps.note(crop, tilt);
    settleAt({ ...crop, tilt: tilt.valueAsNumber });
  });
  tools.querySelector("[data-crop=quarter]").addEventListener("click", () => {
    steps.note(crop);
    settleAt(turnedByAQuarter(crop));
  });
  tools.querySelector("[data-crop=whole]").addEventListener("click", () => {
    steps.note(crop);
    settleAt(whole(crop.size, crop.quarters));
  });
  new ResizeObserver(() => shown.settle(crop)).observe(stage);

  return {
    crop: () => crop,
    showInk: shown.showInk,
    canUndo: steps.canUndo,
    canRedo: steps.canRedo,
    undo: () => goTo(steps.undo(crop)),
    redo: () => goTo(steps.redo(crop)),
    open(canvas, begun = whole([canvas.width, canvas.height])) {
      crop = begun;
      steps.forget();
      showTilt();
      stage.classList.remove("is-gliding");
      shown.setPicture(canvas);
      shown.showInk(null, crop);
      shown.settle(crop);
      tell();
    },
  };
}

/** What a handle has made of a crop that came so far, in pixels of the picture. */
function changedBy(crop, corner, distance) {
  const isMiddle = corner.every((side) => side === 0);
  return isMiddle ? moved(crop, distance) : stretched(crop, corner, distance);
}

/** The corner that a handle moves, as in `stretched`; [0, 0] for the one that moves all. */
function cornerOf({ dataset }) {
  return dataset.corner.split(" ").map(Number);
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
