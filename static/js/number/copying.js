/** The number to take along: by a button beside it, or by the keys that copy. */
import { text } from "../desk/texts.js";
import { copyText, listenToCopy } from "../input/clipboard.js";

const TOLD_MS = 2000;

/** A function that offers to copy a number, null for none. `onSelected()` hears that it is left to the visitor. */
export function createCopying(page, onSelected) {
  const button = page.querySelector("#copy-number");
  const verdict = page.querySelector("#verdict");
  const words = button.textContent;
  let number = null;

  async function copy() {
    if (await copyText(number)) {
      button.textContent = text("copied");
      setTimeout(() => (button.textContent = words), TOLD_MS);
      return;
    }
    page.getSelection().selectAllChildren(verdict);
    onSelected();
  }

  button.addEventListener("click", copy);
  listenToCopy(page, () => number);

  return (newest) => {
    number = newest;
    button.hidden = number === null;
  };
}
