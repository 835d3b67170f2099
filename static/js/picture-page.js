/** The form for a picture, made quicker: drop, paste, a look before sending, and small uploads. */
import { listenForPictures, shrinkToFile, toDataUrl } from "./picture.js";

const form = document.querySelector("#picture-form");
const inputs = [...form.querySelectorAll("input[type=file]")];
const preview = document.querySelector("#preview");
const notice = document.querySelector("#picture-notice");
const button = form.querySelector("button");
const label = button.textContent;

listenForPictures({ page: document, inputs, onPicture, onProblem: showProblem });
form.addEventListener("submit", showThatItReads);
window.addEventListener("pageshow", showThatItWaits); // also when one comes back to it
document.querySelector("#drop-hint").hidden = false;

/** What is dropped or pasted is sent at once; what was chosen only when its sender says so. */
async function onPicture(picture, input) {
  try {
    const small = await shrinkToFile(picture);
    put(small, input ?? inputs[0]);
    await showPreview(small);
  } catch (problem) {
    put(null, inputs[0]);
    showProblem(problem.reason);
    return;
  }
  if (input === null) form.requestSubmit();
}

/** Let one input hold the file, or none for null, and the other nothing. */
function put(file, holder) {
  for (const input of inputs) {
    const files = new DataTransfer();
    if (file !== null && input === holder) files.items.add(file);
    input.files = files.files;
  }
}

async function showPreview(file) {
  preview.src = await toDataUrl(file);
  preview.hidden = false;
  notice.textContent = "";
}

function showProblem(reason) {
  preview.hidden = true;
  notice.textContent = form.dataset[reason];
}

function showThatItReads() {
  button.textContent = form.dataset.reading;
}

function showThatItWaits() {
  button.textContent = label;
}
