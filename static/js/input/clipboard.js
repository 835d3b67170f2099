/** What the visitor takes along by the clipboard. */

/** Copy a text; resolves to whether it got there. Over plain HTTP there is no clipboard. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
