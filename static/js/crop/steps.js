/** What was done to a crop, step by step, to be undone and redone. */

/** Begins with nothing done; each function that returns a crop returns null where there is none. */
export function createSteps() {
  let past = [];
  let future = [];
  let newest = null;

  function go(from, to, crop) {
    newest = null;
    if (from.length === 0) return null;
    to.push(crop);
    return from.pop();
  }

  return {
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    /** Note a crop before it changes; what is done to the same `thing` without a pause is one step. */
    note(crop, thing = null) {
      if (thing === null || thing !== newest) past.push(crop);
      newest = thing;
      future = [];
    },
    undo: (crop) => go(past, future, crop),
    redo: (crop) => go(future, past, crop),
    forget() {
      [past, future, newest] = [[], [], null];
    },
  };
}
