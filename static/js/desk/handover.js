/** What is on a page survives that it is left, for another page or language, or to be loaded anew. */

/** In the storage of the tab; each page has its own. */
const KEY = `digitpad-handover ${location.pathname}`;

/**
 * Keep what `state()` returns as long as the page is not seen, and not longer: what it forgets is
 * then forgotten. `become(state)` hears when one comes back to it after its drawing went on in
 * another page, with what that one kept.
 */
export function keepWhileAway(state, become) {
  let left = null;

  function leave() {
    left = keep(state());
  }

  function comeBack() {
    const kept = take();
    if (kept !== left) become(JSON.parse(kept) ?? {});
    left = null;
  }

  addEventListener("pagehide", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && comeBack());
  // A tablet ends a page that is in the background without a word.
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : comeBack()));
}

/** Keep a state for the page that comes next, where storage is allowed; returns it as it is kept. */
function keep(state) {
  const kept = JSON.stringify(state);
  return tryStorage((storage) => {
    storage.setItem(KEY, kept);
    return kept;
  });
}

/** What the page before kept, once; null for nothing. */
export function takeFromLastPage() {
  return JSON.parse(take());
}

function take() {
  const kept = tryStorage((storage) => storage.getItem(KEY));
  tryStorage((storage) => storage.removeItem(KEY));
  return kept;
}

/** What `use(storage)` returns; null where storage is blocked or full, which throws. */
function tryStorage(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}
