/** The API's page: the only file that knows all of it. */
import { Drawing } from "../drawing/drawing.js";
import { listenToPointer } from "../input/pointer.js";
import { createTool } from "../input/tools.js";
import { createScreen } from "../paint/screen.js";
import { offerCopies } from "../reference/copying.js";
import { createPicture } from "../reference/picture.js";
import { createTrial } from "../reference/trial.js";

/** Of the pen, as a fraction of the pad's height. */
const PEN_WIDTH = 0.06;

const form = document.querySelector("#trial-form");
const pad = document.querySelector("#pad");
const chooser = document.querySelector("#trial-chooser");
const drawing = new Drawing();
const picture = createPicture(drawing, document.querySelector("#trial-image"), () => trial.show());
const trial = createTrial(form, picture);
const tool = createTool(drawing, () => PEN_WIDTH);

function liftPen() {
  tool.end();
  trial.ask();
}

async function changed({ target }) {
  if (target === chooser) await takeFile();
  trial.ask();
}

async function takeFile() {
  const [file] = chooser.files;
  if (file) await picture.take(file);
}

function submitted(event) {
  event.preventDefault();
  trial.ask();
}

drawing.subscribe(createScreen(pad, () => drawing.strokes));
listenToPointer(pad, { ...tool, end: liftPen });
document.querySelector("#trial-clear").addEventListener("click", () => drawing.replace([]));
form.addEventListener("change", changed);
form.addEventListener("submit", submitted);
offerCopies(document, document.querySelector("main").dataset);
trial.show();
