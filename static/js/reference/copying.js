/** Code to take along: a button beside each piece that copies it. */
import { copyText } from "../input/clipboard.js";

const TOLD_MS = 2000;

/** Give each `.snippet` of a page its button, with the words for what it does and what it did. */
export function offerCopies(page, { copy, copied }) {
  for (const snippet of page.querySelectorAll(".snippet")) {
    const code = snippet.querySelector("code");
    const button = page.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const isCopied = await copyText(code.textContent);
      if (!isCopied) return getSelection().selectAllChildren(code); // for the visitor to copy
      button.textContent = copied;
      setTimeout(() => (button.textContent = copy), TOLD_MS);
    });
    snippet.append(button);
  }
}
