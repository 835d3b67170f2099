/** The composition root: the only file that knows the whole page. */
import { createBars } from "./bars.js";
import { afterPaint, recordPenToBars } from "./latency.js";
import { createLive } from "./live.js";
import { listenToPointer } from "./pointer.js";
import { askPrediction } from "./predictions.js";
import { createScreen } from "./screen.js";
import { createSnapshot } from "./snapshot.js";
import { Drawing } from "./strokes.js";
import { createVerdict } from "./verdict.js";

/** The pen's width as a fraction of the pad's side. */
const PEN_WIDTH = 0.045;

const BLANK = { digit: null, confidence: 0, probabilities: Array(10).fill(0), rejected: "blank" };

const pad = document.querySelector("#pad");
const notice = document.querySelector("#notice");
const button = Object.fromEntries(
  ["clear", "undo", "redo"].map((name) => [name, document.querySelector(`#${name}`)]),
);

const drawing = new Drawing();
const snapshot = createSnapshot();
const showBars = createBars(document);
const showVerdict = createVerdict(document);
const repaint = createScreen(pad, () => drawing.strokes, PEN_WIDTH);
const askAgain = createLive({
  ask: ({ strokes }) => askPrediction(snapshot(strokes, PEN_WIDTH)),
  onAnswer,
  onConnection,
});

function onAnswer(answer, sent) {
  if (sent.blanks !== drawing.blanks) return;
  show(answer);
  if (sent.penTime !== null) afterPaint(() => recordPenToBars(sent.penTime));
}

function onConnection(connected) {
  notice.hidden = connected;
}

function show(answer) {
  showVerdict(answer);
  showBars(answer.probabilities, answer.digit);
}

function changed() {
  const { strokes, blanks, penTime, isBlank } = drawing;
  repaint();
  if (isBlank) show(BLANK); // at once: what is wiped must not stand until the server answers
  pad.parentElement.classList.toggle("is-blank", isBlank);
  button.undo.setAttribute("aria-disabled", !drawing.canUndo);
  button.redo.setAttribute("aria-disabled", !drawing.canRedo);
  button.clear.setAttribute("aria-disabled", isBlank);
  askAgain({ strokes, blanks, penTime });
}

function act(name) {
  drawing[name]();
  changed();
}

listenToPointer(pad, {
  begin(point, time) {
    drawing.begin(point, time);
    changed();
  },
  extend(points, time) {
    drawing.extend(points, time);
    changed();
  },
  end() {
    drawing.end();
  },
});

for (const name of Object.keys(button)) button[name].addEventListener("click", () => act(name));

document.addEventListener("keydown", (event) => {
  const name = actionOfKey(event);
  if (name === null) return;
  event.preventDefault();
  act(name);
});

function actionOfKey(event) {
  if (event.key === "Escape") return "clear";
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return null;
  return event.shiftKey ? "redo" : "undo";
}

changed();
