/** The composition root of the page to write numbers on: the only file that knows all of it. */
import { listenToButtons } from "../desk/buttons.js";
import { createCursor } from "../desk/cursor.js";
import { createDesk } from "../desk/desk.js";
import { keepWhileAway, takeFromLastPage } from "../desk/handover.js";
import { closeMenuLikeAnyOther } from "../desk/menu.js";
import { text } from "../desk/texts.js";
import { Drawing } from "../drawing/drawing.js";
import { listenToKeys } from "../input/keyboard.js";
import { listenToPointer } from "../input/pointer.js";
import { listenToShortcuts } from "../input/shortcuts.js";
import { chosenWidth, createTool } from "../input/tools.js";
import { createChoices } from "../number/choices.js";
import { createCopying } from "../number/copying.js";
import { createCorrections } from "../number/corrections.js";
import { createDigits } from "../number/digits.js";
import { createHand } from "../number/hand.js";
import { createNumberReading } from "../number/reading.js";
import { createRoom } from "../number/room.js";
import { createRule } from "../number/rule.js";
import { createNumberSubject } from "../number/subject.js";

/** Of a number that was written before, in its heights. */
const WIDEST_PICTURE = 8;

const pad = document.querySelector("#pad");
const problem = document.querySelector("#problem");
const drawing = new Drawing();
const corrections = createCorrections(() => tell("no_number_then"));
const rule = createRule(document, askAnew);
const choices = createChoices(document, drawing, () => desk.ask());
const hand = createHand({ drawing, corrections, onCorrection: askAnew, onProblem: tell });
const showDigits = createDigits(document, hand);
const showCopy = createCopying(document, () => tell("selected"));
const room = createRoom(document, drawing);
drawing.subscribe(() => tell(null));
const desk = createDesk({
  page: document,
  drawing,
  subject: createNumberSubject(drawing, corrections, queryOf),
  onAnswer() {},
  readingOf: () => createNumberReading(document, { showDigits, showCopy, choices, rule }),
  widest: WIDEST_PICTURE,
});

const actions = {
  undo: () => drawing.undo(),
  redo: () => drawing.redo(),
  clear: () => desk.putAway(),
  forget: () => desk.forget(),
};

/** A choice holds its digits alone, whatever rule they were read under. */
function queryOf() {
  const chosen = choices.chosen();
  return chosen === null ? rule.query() : { rule: `mask=${chosen}` };
}

/** Why something cannot be done, as a key of the page's texts; null for no reason. */
function tell(reason) {
  problem.textContent = reason === null ? "" : text(reason);
}

function askAnew() {
  tell(null);
  choices.forget();
  desk.ask();
}

function begin({ rule: chosen = {}, ...kept }) {
  rule.become(chosen);
  desk.begin(kept);
}

closeMenuLikeAnyOther(document);
const tool = createTool(drawing, () => chosenWidth(document));
const showCursor = createCursor(document);
listenToPointer(pad, tool);
listenToKeys(pad, tool, tool.isDown, (point, isDown) => {
  showCursor(point, isDown);
  room.reveal(point);
});
listenToButtons(document, Object.keys(actions), (name) => actions[name]());
listenToShortcuts(document, (name) => actions[name]());
keepWhileAway(() => ({ ...desk.kept(), rule: rule.kept() }), begin);
begin(takeFromLastPage() ?? {});
