/** Texts to the clipboard, which browsers give to pages over HTTPS and of this machine alone. */

/** Copy a text; resolves to whether that was possible. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Where nothing is selected, the keys that copy take the text of `textOf()` along, null for none. */
export function listenToCopy(page, textOf) {
  page.addEventListener("copy", (event) => {
    const text = textOf();
    if (text === null || isAnythingSelected(page, event.target)) return;
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  });
}

function isAnythingSelected(page, target) {
  return target instanceof HTMLInputElement || !page.getSelection().isCollapsed;
}
