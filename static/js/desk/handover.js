/** What is on the page survives its own links, to another language or page and back, but no reload. */

const KEY = "digitpad-handover";

/** Before the page is left by one of `links`, keep what `state()` then returns. */
export function keepForNextPage(links, state) {
  for (const link of links) {
    link.addEventListener("click", () => keep(state()));
  }
  // Come back as it was, the page has what it kept.
  addEventListener("pageshow", ({ persisted }) => persisted && takeFromLastPage());
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
