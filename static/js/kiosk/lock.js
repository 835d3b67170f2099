/** No way out: what a browser offers besides the page has no effect. */

const WITHOUT_EFFECT = ["contextmenu", "selectstart", "dragstart", "dragover", "drop", "gesturestart"];

/** Keys that open, find, print, save, reload, zoom or leave; an exhibit has no keyboard of its own. */
const KEYS = /^(F\d+|Tab|BrowserBack|BrowserForward)$/;

export function lock(page) {
  const refuse = (event) => event.preventDefault();
  for (const name of WITHOUT_EFFECT) page.addEventListener(name, refuse);
  page.addEventListener("wheel", (event) => event.ctrlKey && refuse(event), { passive: false });
  page.addEventListener("touchmove", (event) => event.touches.length > 1 && refuse(event), {
    passive: false,
  });
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || KEYS.test(event.key)) refuse(event);
  });
  stayOnThisPage();
}

/** Leave nothing in storage; where that is blocked, there is nothing. */
export function forgetStorage() {
  for (const name of ["sessionStorage", "localStorage"]) {
    try {
      window[name].clear();
    } catch {
      // Blocked storage throws as soon as it is named.
    }
  }
}

/** A swipe back leads to this page again. */
function stayOnThisPage() {
  history.pushState(null, "");
  addEventListener("popstate", () => history.pushState(null, ""));
}
