/** The button that gives the link to the drawing. */

/**
 * A function that shows the link to strokes in a dialog, all of which is loaded when it is first
 * asked for; `onProblem()` hears where it cannot be. `opener`, the button for that, is hidden in
 * browsers that have no dialogs.
 */
export function createLinkOpener(page, opener, onProblem) {
  let show = null;
  opener.hidden = page.querySelector("#link").showModal === undefined;
  return async (strokes) => {
    try {
      const { createLinkDialog } = await import("./link-dialog.js");
      show ??= createLinkDialog(page, opener);
    } catch {
      return onProblem();
    }
    show(strokes);
  };
}
