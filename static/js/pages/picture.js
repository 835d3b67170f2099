/** The form for a picture, made quicker: drop, paste, crop and turn, and a reading before it is sent. */
import { cutToFile, sizeOf } from "../crop/cut.js";
import { createCropEditor } from "../crop/editor.js";
import { accepted } from "../desk/texts.js";
import { createVerdict, UNREAD } from "../desk/verdict.js";
import { listenForPictures, openPicture } from "../input/picture-file.js";
import { createLive } from "../live/live.js";
import { askAboutPicture, reasonOf } from "../live/photos.js";
import { Refused } from "../live/predictions.js";
import { listenToDigits } from "../picture/bars.js";
import { boxesAsPicture } from "../picture/boxes.js";
import { isNumber, pictureWords } from "../picture/verdict.js";

const form = document.querySelector("#picture-form");
const inputs = [...form.querySelectorAll("input[type=file]")];
const preview = document.querySelector("#preview");
const stage = preview.querySelector(".crop-stage");
const tools = preview.querySelector("#crop-tools");
const notice = document.querySelector("#picture-notice");
const button = form.querySelector("button.main");
const label = button.textContent;

const verdict = createVerdict(document, pictureWords);
const editor = createCropEditor({ stage, tools, onChange: readAgain });
const live = createLive({
  ask,
  onAnswer: show,
  onConnection: (isConnected) => showProblem(isConnected ? null : "lost"),
  onRefusal: () => {}, // it was told as it came, where the server says why
});

/** What is to be sent, as `openPicture` gives it, and the input that it is sent with. */
let picture = null;
let holder = inputs[0];

/** What `begin` was called with for the picture before, as it was cropped then; null for none. */
let before = null;

listenForPictures({ page: document, inputs, onPicture, onProblem: showProblem });
form.addEventListener("submit", send);
window.addEventListener("pageshow", showThatItWaits); // also when one comes back to it
document.querySelector("#drop-hint").hidden = false;
for (const sample of form.querySelectorAll("[name=sample]")) sample.addEventListener("click", trySample);
const original = document.querySelector(".original");
document.querySelector("#crop-again")?.removeAttribute("hidden");
document.querySelector("#crop-again")?.addEventListener("click", cropAgain);
for (const kind of form.querySelectorAll("[name=kind]")) kind.addEventListener("change", readAsOther);
listenToDigits(document);

/** What is dropped or pasted is sent at once; what was chosen only when its sender says so. */
async function onPicture(file, input) {
  try {
    begin(await openPicture(file, accepted), input ?? inputs[0]);
  } catch (problem) {
    for (const other of inputs) other.value = "";
    showProblem(await nearer(problem.reason, file));
    return;
  }
  if (input === null) button.click();
}

/** The server's reason, where it names one for a file that the browser only calls unreadable. */
async function nearer(reason, file) {
  if (reason !== "unreadable") return reason;
  if (file.size === 0) return "empty";
  return /<svg/i.test(await file.slice(0, 1000).text()) ? "svg" : reason;
}

function begin(opened, input, begun) {
  before = picture?.canvas ? [picture, holder, editor.crop()] : null;
  [picture, holder] = [opened, input];
  const isSeen = opened.canvas !== null;
  preview.hidden = false;
  stage.hidden = tools.hidden = !isSeen;
  if (isSeen) editor.open(opened.canvas, begun);
  verdict.show(UNREAD);
  showProblem(null);
  showWhetherItCanBeSent();
  button.scrollIntoView({ block: "nearest" });
  askNow();
}

/** Go back to the picture before, or to none. */
function goBack() {
  for (const input of inputs) input.value = "";
  picture = null;
  preview.hidden = true;
  showWhetherItCanBeSent();
  if (before !== null) begin(...before);
}

function readAgain() {
  verdict.penMoved();
  askNow();
}

function askNow() {
  live({ picture, crop: editor.crop(), kind: form.elements.kind.value });
}

/** Read the picture anew as what it is now said to be: the one that was read last, where no other is there. */
async function readAsOther() {
  if (picture !== null) readAgain();
  else if (original !== null) await beginWithOriginal();
}

async function ask(asked) {
  try {
    return await askAboutPicture(asked, accepted.mostBytes);
  } catch (problem) {
    const reason = problem instanceof Refused ? reasonOf(problem) : undefined;
    if (reason !== undefined && asked.picture === picture) {
      goBack();
      showProblem(reason);
    }
    throw problem;
  }
}

function show(answer, asked) {
  if (asked.picture !== picture) return;
  verdict.show(answer);
  editor.showInk(foundIn(answer, asked), asked.crop);
}

/** What to show over the picture: a number's boxes, or a digit's ink. */
function foundIn(answer, { crop }) {
  if (!isNumber(answer)) return answer.ink;
  return answer.digits.length > 0 ? boxesAsPicture(answer, sizeOf(crop)) : null;
}

function showProblem(reason) {
  notice.textContent = reason === null ? "" : form.dataset[reason];
}

async function trySample(event) {
  event.preventDefault();
  const sample = await fetch(event.currentTarget.querySelector("img").src);
  onPicture(await sample.blob(), inputs[0]);
}

async function cropAgain() {
  await beginWithOriginal();
  stage.querySelector(".crop-handle").focus({ preventScroll: true });
}

async function beginWithOriginal() {
  const source = original.getAttribute("src") ?? original.getAttribute("href");
  begin({ canvas: await canvasOf(source), isJpeg: source.startsWith("data:image/jpeg") }, inputs[0]);
}

async function canvasOf(source) {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas;
}

/** Without a picture nothing is sent, so that it can still be read why the last one was refused. */
async function send(event) {
  event.preventDefault();
  if (picture === null) {
    if (notice.textContent === "") showProblem("missing");
    return;
  }
  button.textContent = form.dataset.reading;
  const files = new DataTransfer();
  files.items.add(await cutToFile(picture, editor.crop(), accepted.mostBytes));
  for (const input of inputs) input.files = input === holder ? files.files : new DataTransfer().files;
  form.submit();
}

function showThatItWaits() {
  button.textContent = label;
  const kept = inputs.find((input) => input.files.length > 0);
  if (picture === null && kept !== undefined) onPicture(kept.files[0], kept);
  showWhetherItCanBeSent();
}

function showWhetherItCanBeSent() {
  button.setAttribute("aria-disabled", picture === null);
}
