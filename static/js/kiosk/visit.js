/** Whose turn it is: nobody's, a visitor's, or that of one who may have left. */

export const ATTRACT = "attract";
export const VISIT = "visit";
export const ASKING = "asking";

/** How long "Still there?" waits for an answer, in seconds. */
export const COUNTDOWN_S = 10;

/**
 * Begins with nobody. `here()` says that somebody touched; after `idleMs` without it the visitor
 * is asked, and after the countdown gone. `onChange(state, secondsLeft)` hears of each change.
 */
export function createVisit({ idleMs, onChange }) {
  let state = ATTRACT;
  let timer = null;

  function enter(next, secondsLeft = null) {
    state = next;
    onChange(state, secondsLeft);
  }

  function here() {
    clearTimeout(timer);
    timer = setTimeout(count, idleMs, COUNTDOWN_S);
    if (state !== VISIT) enter(VISIT);
  }

  function count(secondsLeft) {
    if (secondsLeft === 0) {
      enter(ATTRACT);
      return;
    }
    enter(ASKING, secondsLeft);
    timer = setTimeout(count, 1000, secondsLeft - 1);
  }

  return { here, state: () => state };
}
