/** The composition root: the only file that knows the whole page. */
import { createBars } from "../desk/bars.js";
import { showIdle } from "../desk/buttons.js";
import { createChain } from "../desk/chain.js";
import { createCursor } from "../desk/cursor.js";
import { savePng, saveSvg } from "../paint/files.js";
import { keepForNextPage, takeFromLastPage } from "../desk/handover.js";
import { createHistory } from "../desk/history.js";
import { listenToKeys } from "../input/keyboard.js";
import { recordPenToBars } from "../live/latency.js";
import { createLive } from "../live/live.js";
import { closeMenuLikeAnyOther } from "../desk/menu.js";
import { createOwnPicture } from "../desk/own-picture.js";
import { listenToPointer } from "../input/pointer.js";
import { askPrediction, BLANK } from "../live/predictions.js";
import { createScreen } from "../paint/screen.js";
import { createSnapshot } from "../paint/snapshot.js";
import { Drawing } from "../drawing/drawing.js";
import { createTool } from "../input/tools.js";
import { createVerdict, headlineOf } from "../desk/verdict.js";

const pad = document.querySelector("#pad");
const notice = document.querySelector("#notice");
const button = Object.fromEntries(
  ["undo", "redo", "clear", "forget", "save-png", "save-svg"].map((name) => [
    name,
    document.querySelector(`#${name}`),
  ]),
);

const drawing = new Drawing();
const snapshot = createSnapshot();
const showBars = createBars(document);
const verdict = createVerdict(document);
const repaint = createScreen(pad, () => drawing.strokes);
const tool = createTool(document, drawing, changed);
const chain = createChain(document, ask);
const history = createHistory(document, bringBack);
const own = createOwnPicture(document, ask);
const live = createLive({
  ask: ({ strokes, picture, query }) => askPrediction(picture ?? snapshot(strokes), query),
  onAnswer,
  onConnection,
});

let shown = BLANK;

function onAnswer(answer, sent) {
  if (sent.blanks !== drawing.blanks || sent.picture !== own.picture()) return;
  show(answer);
  if (sent.penTime !== null) recordPenToBars(sent.penTime);
}

function onConnection(connected) {
  notice.hidden = connected;
}

function show(answer) {
  shown = answer;
  verdict.show(own.picture() === null ? answer : aboutPicture(answer));
  showBars(answer.probabilities, answer.digit);
  own.show(answer);
  if (answer.features !== undefined && chain.isOpen()) chain.show(answer, drawing.strokes);
}

/** A picture without a digit wants other words than an empty pad. */
function aboutPicture(answer) {
  return answer.rejected === "blank" ? { ...answer, rejected: "empty_picture" } : answer;
}

/** `penTime` is that of the pen's own doing, which is timed; null for every other reason to ask. */
function ask(penTime = null) {
  const { strokes, blanks } = drawing;
  live({ strokes, blanks, penTime, picture: own.picture(), query: query() });
}

function query() {
  const photo = own.picture() === null ? {} : { photo: 1 };
  const digit = chain.digit() === null ? {} : { digit: chain.digit() };
  return chain.isOpen() || photo.photo ? { ...photo, explain: 1, ...digit } : {};
}

function changed() {
  const { isBlank, penTime } = drawing;
  own.putAway();
  repaint();
  if (isBlank) show(BLANK); // at once: what is wiped must not stand until the server answers
  if (penTime !== null) verdict.penMoved();
  pad.parentElement.classList.toggle("is-blank", isBlank);
  showIdle(button, idleActions());
  ask(penTime);
}

function idleActions() {
  const { isBlank, canUndo, canRedo } = drawing;
  return { undo: !canUndo, redo: !canRedo, clear: isBlank, "save-png": isBlank, "save-svg": isBlank };
}

const actions = {
  undo: () => drawing.undo(),
  redo: () => drawing.redo(),
  clear() {
    if (own.picture() !== null) return; // the picture goes, and the drawing is there again
    if (!drawing.isBlank) history.keep(drawing.strokes, headlineOf(shown));
    drawing.clear();
  },
  forget() {
    history.forget();
    drawing.clear();
    drawing.forget();
  },
  "save-png": () => drawing.isBlank || savePng(drawing.strokes),
  "save-svg": () => drawing.isBlank || saveSvg(drawing.strokes),
};

function act(name) {
  actions[name]();
  changed();
}

function bringBack(strokes) {
  drawing.replace(strokes);
  changed();
}

function actionOfKey(event) {
  if (event.key === "Escape") return "clear";
  if (!(event.ctrlKey || event.metaKey)) return null;
  const key = event.key.toLowerCase();
  if (key === "y") return "redo";
  if (key !== "z") return null;
  return event.shiftKey ? "redo" : "undo";
}

closeMenuLikeAnyOther(document);
listenToPointer(pad, tool);
listenToKeys(pad, tool, tool.isDown, createCursor(document));

for (const name of Object.keys(actions)) button[name].addEventListener("click", () => act(name));

document.addEventListener("keydown", (event) => {
  const name = actionOfKey(event);
  if (name === null) return;
  event.preventDefault();
  act(name);
});

keepForNextPage(document.querySelectorAll(".masthead a"), () => ({
  strokes: drawing.strokes,
  entries: history.entries(),
}));

const kept = takeFromLastPage();
if (kept !== null) {
  history.become(kept.entries);
  if (kept.strokes.length > 0) drawing.replace(kept.strokes);
}
changed();
