/** The page's buttons, by the actions that are their ids: what they do, and when there is nothing to do. */

const IS_IDLE = {
  undo: ({ canUndo }) => !canUndo,
  redo: ({ canRedo }) => !canRedo,
  clear: ({ isBlank }) => isBlank,
  "save-png": (_, { isBlank }) => isBlank,
  "save-svg": (_, { isBlank }) => isBlank,
  "copy-link": (_, { isBlank }) => isBlank,
};

/** Call `act(name)` when the button of an action is clicked. */
export function listenToButtons(page, names, act) {
  for (const name of names) {
    page.querySelector(`#${name}`).addEventListener("click", () => act(name));
  }
}

/**
 * A function that lets each of the page's buttons say whether it has anything to do with what is
 * worked on, which is the drawing or what lies over it. Those that have not stay where the keyboard
 * finds them.
 */
export function createIdleButtons(page, drawing) {
  const buttons = Object.entries(IS_IDLE)
    .map(([name, isIdle]) => ({ button: page.querySelector(`#${name}`), isIdle }))
    .filter(({ button }) => button !== null);
  return (work) => {
    for (const { button, isIdle } of buttons) {
      const told = String(isIdle(work, drawing));
      // Called at each move of the pen, of which hardly any changes something.
      if (button.getAttribute("aria-disabled") !== told) button.setAttribute("aria-disabled", told);
    }
  };
}
