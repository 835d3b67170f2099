/** What is on the page survives the change of its language, and nothing else: not even a reload. */

const KEY = "digitpad-handover";

/** Before the page is left by one of `links`, keep what `state()` then returns. */
export function keepForNextPage(links, state) {
  for (const link of links) {
    link.addEventListener("click", () => keep(state()));
  }
}

/** Keep a state for the page that comes next. */
export function keep(state) {
  sessionStorage.setItem(KEY, JSON.stringify(state));
}

/** What the page before kept, once; null for nothing. */
export function takeFromLastPage() {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return JSON.parse(kept);
}
