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
