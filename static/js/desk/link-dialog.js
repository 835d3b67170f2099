/** The dialog with the link to a drawing: to copy, and as a QR code for the phone beside it. */
import { encode } from "../drawing/encode.js";
import { copyText } from "../input/clipboard.js";
import { askCode } from "../live/codes.js";
import { linkTo } from "./links.js";
import { text } from "./texts.js";

/** Names that lead from each machine to itself. */
const OF_THIS_MACHINE = /^(localhost|127\..*|\[::1\])$/;

/**
 * A function that shows the link to strokes, of which there is at least one, in the page's own
 * dialog; `opener` is the button for that.
 */
export function createLinkDialog(page, opener) {
  const dialog = page.querySelector("#link");
  const place = (name) => dialog.querySelector(`#link-${name}`);
  const longestOfCode = Number(dialog.dataset.longestOfCode);
  let drawing = null;

  function show(strokes) {
    drawing = encode(strokes);
    place("ways").hidden = drawing === null;
    place("text").value = drawing === null ? "" : linkTo(drawing);
    place("told").textContent = OF_THIS_MACHINE.test(location.hostname) ? text("link_here") : "";
    dialog.showModal();
    place(drawing === null ? "close" : "copy").focus();
    showCode(drawing);
  }

  async function showCode(asked) {
    place("code").hidden = true;
    place("code-told").textContent = "";
    const { url, told } = await codeOf(asked, longestOfCode);
    if (asked !== drawing) return;
    place("code").hidden = url === null;
    if (url !== null) place("code").src = url;
    place("code-told").textContent = told;
  }

  async function copy() {
    const isCopied = await copyText(place("text").value);
    if (!isCopied) place("text").select();
    place("told").textContent = text(isCopied ? "link_copied" : "link_selected");
  }

  place("copy").addEventListener("click", copy);
  place("text").addEventListener("focus", () => place("text").select());
  place("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => opener.focus({ preventScroll: true }));
  closeByTouchBeside(dialog);
  keepKeys(page, dialog);
  return show;
}

/** The code of a drawing as a data URL, or null, and then why there is none. */
async function codeOf(drawing, longest) {
  if (drawing === null) return { url: null, told: text("link_too_long") };
  if (drawing.length > longest) return { url: null, told: text("link_code_too_long") };
  try {
    return { url: await askCode(drawing), told: "" };
  } catch {
    return { url: null, told: text("link_code_lost") };
  }
}

/** Not where a hand only comes to rest that selects the link. */
function closeByTouchBeside(dialog) {
  let began = null;
  dialog.addEventListener("pointerdown", ({ target }) => {
    began = target;
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog && began === dialog) dialog.close();
  });
}

/** Keep keys from the page while the dialog is open: Escape must not clear the drawing as well. */
function keepKeys(page, dialog) {
  page.addEventListener("keydown", (event) => dialog.open && event.stopPropagation(), { capture: true });
}
