/** The form for a picture, made quicker: drop, paste, a look before sending, and small uploads. */
import { listenForPictures, shrinkToFile, toDataUrl } from "../input/picture-file.js";

const form = document.querySelector("#picture-form");
const inputs = [...form.querySelectorAll("input[type=file]")];
const accepted = JSON.parse(form.dataset.accepted);
const preview = document.querySelector("#preview");
const notice = document.querySelector("#picture-notice");
const button = form.querySelector("button");
const label = button.textContent;

listenForPictures({ page: document, inputs, onPicture, onProblem: showProblem });
form.addEventListener("submit", send);
window.addEventListener("pageshow", showThatItWaits); // also when one comes back to it
document.querySelector("#drop-hint").hidden = false;

/** What is dropped or pasted is sent at once; what was chosen only when its sender says so. */
async function onPicture(picture, input) {
  try {
    const small = await shrinkToFile(picture, accepted);
    put(small, input ?? inputs[0]);
    await showPreview(small);
  } catch (problem) {
    put(null, inputs[0]);
    preview.hidden = true;
    showProblem(await nearer(problem.reason, picture));
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

/** Let one input hold the file, or none for null, and the other nothing. */
function put(file, holder) {
  for (const input of inputs) {
    const files = new DataTransfer();
    if (file !== null && input === holder) files.items.add(file);
    input.files = files.files;
  }
  showWhetherItCanBeSent();
}

async function showPreview(file) {
  preview.src = await toDataUrl(file);
  preview.hidden = false;
  notice.textContent = "";
}

function showProblem(reason) {
  notice.textContent = form.dataset[reason];
}

/** Without a picture nothing is sent, so that it can still be read why the last one was refused. */
function send(event) {
  if (holdsPicture()) {
    button.textContent = form.dataset.reading;
    return;
  }
  event.preventDefault();
  if (notice.textContent === "") showProblem("missing");
}

function showThatItWaits() {
  button.textContent = label;
  showWhetherItCanBeSent();
}

function showWhetherItCanBeSent() {
  button.setAttribute("aria-disabled", !holdsPicture());
}

function holdsPicture() {
  return inputs.some((input) => input.files.length > 0);
}
