/** Where a picture is shown turned, with a frame around what is cut out and the ink found there. */
import { angleOf, boundsOf, boxOf, rotated } from "./crop.js";

/** What is shown around the frame, in parts of it: the frame can be drawn out to there. */
const AROUND = 0.25;

/** Room for the corners' knobs, in px. */
const MARGIN = 14;

/**
 * Show in the elements of `stage` what `show(crop)` is given: the frame moves on what is seen, until
 * `settle(crop)` also looks closer, or from farther away. `setPicture(canvas)` changes the
 * picture, and `showInk(ink, crop)` the ink, a data URL or null, that was found in that crop.
 */
export function createStage(stage) {
  const turned = stage.querySelector(".crop-turned");
  const picture = stage.querySelector(".crop-picture");
  const frame = stage.querySelector(".crop-frame");
  const ink = stage.querySelector(".crop-ink");
  let view = { centre: [0, 0], scale: 1 };

  function setPicture(canvas) {
    picture.replaceChildren(canvas);
    place(picture, [0, 0], [canvas.width / 2, canvas.height / 2]);
  }

  function show(crop) {
    const [x, y] = view.centre;
    const { centre, half } = boxOf(crop);
    turned.style.transform = `scale(${view.scale}) translate(${-x}px, ${-y}px) rotate(${angleOf(crop)}deg)`;
    place(
      frame,
      centre.map((length, i) => (length - view.centre[i]) * view.scale),
      half.map((length) => length * view.scale),
    );
  }

  function settle(crop) {
    view = viewOf(crop, [stage.clientWidth, stage.clientHeight]);
    show(crop);
  }

  function showInk(found, crop) {
    ink.hidden = found === null;
    if (found === null) return;
    ink.style.setProperty("--found", `url("${found}")`);
    const { centre, half } = boxOf(crop);
    ink.style.transform = `rotate(${-angleOf(crop)}deg)`;
    place(ink, rotated(centre, -angleOf(crop)), half);
  }

  return { setPicture, show, settle, showInk, scale: () => view.scale };
}

/** Where to look, so that the frame is large and something around it is seen. */
function viewOf(crop, room) {
  const { centre, half } = boxOf(crop);
  const bounds = boundsOf(crop);
  const [low, high] = [-1, 1].map((side) =>
    centre.map((place, i) => {
      const edge = place + side * half[i] * (1 + 2 * AROUND);
      return Math.min(Math.max(edge, -bounds[i]), bounds[i]);
    }),
  );
  const scales = room.map((length, i) => Math.max(length - 2 * MARGIN, 1) / (high[i] - low[i]));
  return { centre: low.map((edge, i) => (edge + high[i]) / 2), scale: Math.min(...scales) };
}

/** Lay an element's middle so far from the middle of what it lies in, in px. */
function place({ style }, centre, half) {
  style.left = `calc(50% + ${centre[0] - half[0]}px)`;
  style.top = `calc(50% + ${centre[1] - half[1]}px)`;
  style.width = `${2 * half[0]}px`;
  style.height = `${2 * half[1]}px`;
}
