/** The composition root: the only file that knows the whole page. */
import { listenToButtons } from "../desk/buttons.js";
import { createCursor } from "../desk/cursor.js";
import { createDesk } from "../desk/desk.js";
import { keepWhileAway, takeFromLastPage } from "../desk/handover.js";
import { createLinkOpener } from "../desk/link-opener.js";
import { listenForLinks } from "../desk/links.js";
import { closeMenuLikeAnyOther } from "../desk/menu.js";
import { createOwnPicture } from "../desk/own-picture.js";
import { createPictureSubject } from "../desk/subject.js";
import { text } from "../desk/texts.js";
import { Drawing } from "../drawing/drawing.js";
import { listenToKeys } from "../input/keyboard.js";
import { listenToPointer } from "../input/pointer.js";
import { listenToShortcuts } from "../input/shortcuts.js";
import { chosenWidth, createTool } from "../input/tools.js";
import { savePng, saveSvg } from "../paint/files.js";

const pad = document.querySelector("#pad");
const drawing = new Drawing();
const own = createOwnPicture(document, {
  onChange: () => desk.askAnew(),
  onCrop: () => desk.askWhileMoving(),
});
drawing.subscribe(own.putAway); // before the desk, which then asks about the drawing
const desk = createDesk({
  page: document,
  drawing,
  subject: createPictureSubject(drawing, own),
  onAnswer: own.show,
});
const showLink = createLinkOpener(document, document.querySelector("#copy-link"), () => tell("link_lost"));

const actions = {
  undo: () => drawing.undo(),
  redo: () => drawing.redo(),
  clear: () => desk.putAway(),
  forget: () => desk.forget(),
  "save-png": () => drawing.isBlank || savePng(drawing.strokes, pad.width / pad.height),
  "save-svg": () => drawing.isBlank || saveSvg(drawing.strokes, pad.width / pad.height),
  "copy-link": () => drawing.isBlank || showLink(drawing.strokes),
};

/** What is done to a picture while one lies over the drawing, which is seen again when it goes. */
const pictureActions = { undo: own.undo, redo: own.redo, clear: own.putAway };

function act(name) {
  if (own.picture() !== null && name in pictureActions) {
    pictureActions[name]();
    return;
  }
  actions[name]();
  own.putAway();
}

function openLink(strokes) {
  own.putAway();
  desk.open(strokes);
}

function tell(problem) {
  document.querySelector("#picture-notice").textContent = text(problem);
}

closeMenuLikeAnyOther(document);
const tool = createTool(drawing, () => chosenWidth(document));
listenToPointer(pad, tool);
listenToKeys(pad, tool, tool.isDown, createCursor(document));
listenToButtons(document, Object.keys(actions), act);
listenToShortcuts(document, act);
keepWhileAway(desk.kept, desk.begin);
desk.begin(takeFromLastPage() ?? {});
listenForLinks(openLink, () => tell("link_broken"));
