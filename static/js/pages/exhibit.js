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
import { createBest } from "../kiosk/best.js";
import { createFingertip } from "../kiosk/fingertip.js";
import { createFinish } from "../kiosk/finish.js";
import { createGames } from "../kiosk/games.js";
import { PEN_WIDTH } from "../kiosk/hand.js";
import { count, giveSigns } from "../kiosk/host.js";
import { createLanguages, listenToLanguages } from "../kiosk/language.js";
import { forgetStorage, lock } from "../kiosk/lock.js";
import { createExhibitReading } from "../kiosk/reading.js";
import { createTurningSubject } from "../kiosk/subject.js";
import { ATTRACT, createVisit, VISIT } from "../kiosk/visit.js";
import { wander } from "../kiosk/wander.js";
import { createCorrections } from "../number/corrections.js";
import { numberWords } from "../number/reading.js";
import { createNumberSubject } from "../number/subject.js";

/** So long after the pen was lifted, in ms, a digit is finished: by itself, and in a game. */
const FINISHED_MS = 4000;
const PLAYED_MS = 1200;

/** So much more, in ms, is given to who may be about to write another digit. */
const ANOTHER_MS = 1800;

const pad = document.querySelector("#pad");
const languages = createLanguages(document, () => {
  desk.retell();
  games?.retell();
});
const stillness = matchMedia("(prefers-reduced-motion: reduce)");
const drawing = new Drawing();
const digits = createDrawingSubject(drawing);
const numbers = createNumberSubject(
  drawing,
  createCorrections(() => null),
  () => ({}),
);
const subject = createTurningSubject(digits);
const finish = createFinish({
  drawing,
  sheet: pad.parentElement,
  isRead: () => desk.isRead(),
  isEnough: () => games.current().isRight(desk.shown()),
  onRead: () => games?.rested(desk.shown()),
});
const desk = createDesk({
  page: document,
  drawing,
  subject,
  onAnswer: finish.check,
  readingOf: (...given) => createExhibitReading(...given, numberWords),
});
const attract = createAttract({
  drawing,
  isWriting: options.attract,
  isStill: () => stillness.matches,
  onDigit: entertain,
  onPen: createFingertip(document),
  aspect: () => pad.clientWidth / pad.clientHeight,
});
const best = createBest();
const games = options.game
  ? createGames(document, { best, onTurn: turn, onBegin: beginGame, onJudged: judged })
  : null;
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
  const game = games?.current() ?? null;
  if (game === null) finish.after(FINISHED_MS);
  else finish.after(PLAYED_MS, game.name === "sums" ? ANOTHER_MS : 0);
}

/** Count the drawing, and put it to those before it: a number, which is none of them, away for good. */
function putAway() {
  if (drawing.isBlank) return;
  count("drawings", desk.shown().rejected === null ? "digits" : "turned_down");
  if (subject.isOf(digits)) desk.putAway();
  else drawing.clear();
}

/** Begin with an empty sheet for numbers, or for digits again. */
function turn(isNumber) {
  putAway();
  drawing.forget(); // what was drawn on a sheet of another shape must not come back
  subject.turnTo(isNumber ? numbers : digits);
  desk.ask();
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
  if (options.opening !== null) games.begin();
}

/**
 * While nobody is there, each digit comes in another language; in the first, the exhibit's own, it waits.
 * Of a game that the exhibit opens with, the task is there, and its solution is what is written.
 */
function entertain(number) {
  const others = languages.all.filter((language) => language !== options.home);
  const language = [options.home, ...others][number % (others.length + 1)];
  languages.speak(language, language === options.home);
  wander(number);
  if (options.opening === null) return null;
  if (games.current() === null || options.attract) games.prepare(options.opening);
  return games.current().solution;
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
