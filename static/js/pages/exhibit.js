/** The exhibit's composition root: the only file that knows its whole page. */
import { createBars } from "../desk/bars.js";
import { showIdle } from "../desk/buttons.js";
import { createChain } from "../desk/chain.js";
import { count } from "../kiosk/counts.js";
import { keep, takeFromLastPage } from "../desk/handover.js";
import { createHistory } from "../desk/history.js";
import { createAsking } from "../kiosk/asking.js";
import { createAttract } from "../kiosk/attract.js";
import { createBest } from "../kiosk/best.js";
import { createFingertip } from "../kiosk/fingertip.js";
import { createGames } from "../kiosk/games.js";
import { giveSigns } from "../kiosk/heartbeat.js";
import { listenToLanguages, speak } from "../kiosk/language.js";
import { lock } from "../kiosk/lock.js";
import { ATTRACT, createVisit, VISIT } from "../kiosk/visit.js";
import { wander } from "../kiosk/wander.js";
import { recordPenToBars } from "../live/latency.js";
import { createLive } from "../live/live.js";
import { listenToPointer } from "../input/pointer.js";
import { askPrediction, BLANK } from "../live/predictions.js";
import { createScreen } from "../paint/screen.js";
import { createSnapshot } from "../paint/snapshot.js";
import { Drawing } from "../drawing/drawing.js";
import { createVerdict, headlineOf } from "../desk/verdict.js";
import { options } from "../desk/texts.js";

/** In fractions of the pad's side. */
const PEN = 0.06;

/** So long after the pen was lifted, in ms, a digit is finished: by oneself, and in a game. */
const FINISHED_MS = 4000;
const PLAYED_MS = 1200;

const pad = document.querySelector("#pad");
const sheet = pad.parentElement;
const notice = document.querySelector("#notice");
const button = Object.fromEntries(
  ["undo", "redo", "clear"].map((name) => [name, document.querySelector(`#${name}`)]),
);
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const drawing = new Drawing();
const snapshot = createSnapshot();
const showBars = createBars(document);
const verdict = createVerdict(document);
const repaint = createScreen(pad, () => drawing.strokes);
const chain = createChain(document, ask);
const history = createHistory(document, bringBack);
const live = createLive({
  ask: ({ strokes, query }) => askPrediction(snapshot(strokes), query),
  onAnswer,
  onConnection: (connected) => (notice.hidden = connected),
});
const attract = createAttract({
  drawing,
  isWriting: options.attract,
  isStill: () => stillness.matches,
  onInk: changed,
  onDigit: wander,
  onPen: createFingertip(document),
});
const best = createBest();
const games = options.game ? createGames(document, { best, onBegin: beginGame, explain }) : null;
const showAsking = createAsking(document);
const visit = createVisit({ idleMs: options.idle * 1000, onChange: enter });

let shown = BLANK;
let finishing = null;
let asked = null;
let answered = null;
let isJudged = false;

function onAnswer(answer, sent) {
  if (sent.blanks !== drawing.blanks) return;
  answered = sent;
  show(answer);
  judge();
  if (sent.penTime !== null) recordPenToBars(sent.penTime);
}

function show(answer) {
  shown = answer;
  verdict.show(answer);
  showBars(answer.probabilities, answer.digit);
  if (answer.features !== undefined && chain.isOpen()) chain.show(answer, drawing.strokes);
}

function ask(penTime = null) {
  const digit = chain.digit() === null ? {} : { digit: chain.digit() };
  const query = chain.isOpen() ? { explain: 1, ...digit } : {};
  asked = { strokes: drawing.strokes, blanks: drawing.blanks, penTime, query };
  live(asked);
}

function changed() {
  const { isBlank, canUndo, canRedo, penTime } = drawing;
  repaint();
  if (isBlank) show(BLANK); // at once: what is wiped must not stand until the server answers
  if (penTime !== null) verdict.penMoved();
  sheet.classList.toggle("is-blank", isBlank);
  showIdle(button, { undo: !canUndo, redo: !canRedo, clear: isBlank });
  ask(penTime);
}

const pen = {
  begin(point, time) {
    if (sheet.classList.contains("is-finished")) putAway();
    goOn();
    drawing.begin(point, PEN, time);
    changed();
  },
  extend(points, time) {
    drawing.extend(points, time);
    changed();
  },
  end() {
    drawing.end();
    clearTimeout(finishing);
    finishing = setTimeout(finish, games?.isOn() ? PLAYED_MS : FINISHED_MS);
  },
  cancel() {
    drawing.cancel();
    changed();
  },
};

/** The next stroke begins a new digit, and a game judges this one. */
function finish() {
  if (drawing.isBlank) return;
  sheet.classList.add("is-finished");
  judge();
}

/** Once, and only when the whole of what was drawn has been read. */
function judge() {
  if (isJudged || answered !== asked || !sheet.classList.contains("is-finished")) return;
  isJudged = true;
  games?.rested(shown);
}

/** The drawing is not finished, or no more. */
function goOn() {
  clearTimeout(finishing);
  isJudged = false;
  sheet.classList.remove("is-finished");
}

/** The drawing goes to the others, and the sheet is empty. */
function putAway() {
  goOn();
  if (drawing.isBlank) return;
  count("drawings", shown.digit === null ? "turned_down" : "digits");
  history.keep(drawing.strokes, headlineOf(shown));
  drawing.clear();
}

/** Of a miss, what the network saw and why: while the pen rests, as the sheet gives way to it. */
function explain(isMiss) {
  if (isMiss) chain.open();
  else chain.close();
}

function beginGame() {
  count("games");
  chain.close();
  putAway();
  changed();
}

function bringBack(strokes) {
  goOn();
  drawing.replace(strokes);
  changed();
}

const actions = { undo: () => drawing.undo(), redo: () => drawing.redo(), clear: putAway };

for (const [name, action] of Object.entries(actions)) {
  button[name].addEventListener("click", () => {
    goOn();
    action();
    changed();
  });
}

function enter(state, secondsLeft) {
  const before = document.body.dataset.state;
  document.body.dataset.state = state;
  showAsking(secondsLeft);
  if (state === VISIT && before === ATTRACT) attract.stop();
  if (state === ATTRACT) forgetVisitor();
}

/** Nothing of a visitor stays: not on the page, not in storage, not even the language. */
function forgetVisitor() {
  putAway();
  games?.stop();
  chain.close();
  history.forget();
  drawing.forget();
  sessionStorage.clear();
  localStorage.clear();
  changed();
  if (document.documentElement.lang === options.home) attract.start();
  else goHome();
}

/** Of this page, only the day's best scores go with it. */
function goHome() {
  keep({ best: best.all() });
  speak(options.home).catch(() => {
    takeFromLastPage();
    attract.start(); // without a server, in the visitor's language
  });
}

function keepVisit() {
  keep({ strokes: drawing.strokes, entries: history.entries(), best: best.all() });
}

lock(document);
listenToLanguages(document, keepVisit);
giveSigns();
// Before the pad's own listener, so that the first touch already draws.
document.addEventListener("pointerdown", visit.here, { capture: true });
document.addEventListener("pointermove", (event) => event.buttons && visit.here(), { capture: true });
listenToPointer(pad, pen);
const kept = takeFromLastPage();
if (kept !== null) best.become(kept.best);
if (kept?.entries === undefined) {
  changed();
  attract.start();
} else {
  history.become(kept.entries);
  visit.here();
  if (kept.strokes.length > 0) drawing.replace(kept.strokes);
  changed();
}
