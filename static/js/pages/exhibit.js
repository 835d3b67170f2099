/** The exhibit's composition root: the only file that knows its whole page. */
import { listenToButtons } from "../desk/buttons.js";
import { createDesk } from "../desk/desk.js";
import { keep, takeFromLastPage } from "../desk/handover.js";
import { createDrawingSubject } from "../desk/subject.js";
import { options } from "../desk/texts.js";
import { Drawing } from "../drawing/drawing.js";
import { listenToPointer } from "../input/pointer.js";
import { createTool } from "../input/tools.js";
import { createAsking } from "../kiosk/asking.js";
import { createAttract } from "../kiosk/attract.js";
import { createFingertip } from "../kiosk/fingertip.js";
import { createFinish } from "../kiosk/finish.js";
import { createBest } from "../kiosk/game.js";
import { createGames } from "../kiosk/games.js";
import { PEN_WIDTH } from "../kiosk/hand.js";
import { count, giveSigns } from "../kiosk/host.js";
import { listenToLanguages, speak } from "../kiosk/language.js";
import { lock } from "../kiosk/lock.js";
import { ATTRACT, createVisit, VISIT } from "../kiosk/visit.js";
import { wander } from "../kiosk/wander.js";

/** So long after the pen was lifted, in ms, a digit is finished: by itself, and in a game. */
const FINISHED_MS = 4000;
const PLAYED_MS = 1200;

const pad = document.querySelector("#pad");
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const drawing = new Drawing();
const finish = createFinish({
  drawing,
  sheet: pad.parentElement,
  isRead: () => desk.isRead(),
  onRead: () => games?.rested(desk.shown()),
});
const desk = createDesk({
  page: document,
  drawing,
  subject: createDrawingSubject(drawing),
  onAnswer: finish.check,
});
const attract = createAttract({
  drawing,
  isWriting: options.attract,
  isStill: () => stillness.matches,
  onDigit: wander,
  onPen: createFingertip(document),
});
const best = createBest();
const games = options.game ? createGames(document, { best, onBegin: beginGame, explain }) : null;
const showAsking = createAsking(document);
const visit = createVisit({ idleMs: options.idle * 1000, onChange: enter });

const tool = createTool(drawing, () => PEN_WIDTH);
const pen = {
  ...tool,
  begin(point, time, isEraser) {
    drawing.batch(() => {
      if (finish.isFinished() && !isEraser) putAway();
      tool.begin(point, time, isEraser);
    });
  },
  end() {
    tool.end();
    waitForFinish();
  },
  cancel() {
    tool.cancel();
    waitForFinish();
  },
};

function waitForFinish() {
  finish.after(games?.isOn() ? PLAYED_MS : FINISHED_MS);
}

/** Put the drawing to those before it, and count it. */
function putAway() {
  if (drawing.isBlank) return;
  count("drawings", desk.shown().digit === null ? "turned_down" : "digits");
  desk.putAway();
}

const actions = { undo: () => drawing.undo(), redo: () => drawing.redo(), clear: putAway };

/** Show what the network saw of a miss, and why: the pen rests, so that the sheet may give way. */
function explain(isMiss) {
  if (isMiss) desk.chain.open();
  else desk.chain.close();
}

function beginGame() {
  count("games");
  desk.chain.close();
  putAway();
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
  desk.chain.close();
  desk.forget();
  sessionStorage.clear();
  localStorage.clear();
  if (document.documentElement.lang === options.home) attract.start();
  else goHome();
}

/** To the exhibit's own language; of this page, only the day's best scores go with it. */
function goHome() {
  keep({ best: best.all() });
  speak(options.home).catch(() => {
    takeFromLastPage();
    attract.start(); // without a server, in the visitor's language
  });
}

function begin() {
  const kept = takeFromLastPage();
  const isVisit = kept?.entries !== undefined;
  if (kept !== null) best.become(kept.best);
  if (isVisit) visit.here(); // in another language
  desk.begin(kept ?? {});
  if (!isVisit) attract.start();
}

lock(document);
listenToLanguages(document, () => keep({ ...desk.kept(), best: best.all() }));
giveSigns();
// Before the pad's own listener, so that the first touch already draws.
document.addEventListener("pointerdown", visit.here, { capture: true });
document.addEventListener("pointermove", (event) => event.buttons && visit.here(), { capture: true });
listenToPointer(pad, pen);
listenToButtons(document, Object.keys(actions), (name) => actions[name]());
begin();
