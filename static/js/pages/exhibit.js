/** The exhibit's composition root: the only file that knows its whole page. */
import { listenToButtons } from "../desk/buttons.js";
import { createDesk } from "../desk/desk.js";
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
import { createLanguages, listenToLanguages } from "../kiosk/language.js";
import { forgetStorage, lock } from "../kiosk/lock.js";
import { ATTRACT, createVisit, VISIT } from "../kiosk/visit.js";
import { wander } from "../kiosk/wander.js";

/** So long after the pen was lifted, in ms, a digit is finished: by itself, and in a game. */
const FINISHED_MS = 4000;
const PLAYED_MS = 1200;

const pad = document.querySelector("#pad");
const languages = createLanguages(document, () => {
  desk.retell();
  games?.retell();
});
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
  onDigit: entertain,
  onPen: createFingertip(document),
});
const best = createBest();
const games = options.game ? createGames(document, { best, onBegin: beginGame, onJudged: judged }) : null;
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

/** Count a digit that was asked for, and show what the network saw of a miss, and why. */
function judged(asked, { digit }) {
  if (digit === asked) {
    count(`asked_${asked}`);
    desk.chain.close();
  } else {
    count(`asked_${asked}`, digit === null ? `turned_down_${asked}` : `misread_${asked}`);
    desk.chain.open();
  }
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
  if (state === VISIT && before === ATTRACT) welcome();
  if (state === ATTRACT) forgetVisitor();
}

/** Whoever comes finds the exhibit in its own language, whatever it spoke just now. */
function welcome() {
  attract.stop();
  languages.speak(options.home);
}

/** While nobody is there, each digit comes in another language; in the first, the exhibit's own, it waits. */
function entertain(number) {
  const others = languages.all.filter((language) => language !== options.home);
  const language = [options.home, ...others][number % (others.length + 1)];
  languages.speak(language, language === options.home);
  wander(number);
}

/** Nothing of a visitor stays: not on the page, not in storage, not even the language. */
function forgetVisitor() {
  putAway();
  games?.stop();
  desk.chain.close();
  desk.forget();
  forgetStorage();
  attract.start();
}

lock(document);
listenToLanguages(document, languages.speak);
giveSigns();
// Before the pad's own listener, so that the first touch already draws.
document.addEventListener("pointerdown", visit.here, { capture: true });
document.addEventListener("pointermove", (event) => event.buttons && visit.here(), { capture: true });
listenToPointer(pad, pen);
listenToButtons(document, Object.keys(actions), (name) => actions[name]());
desk.begin({});
attract.start();
