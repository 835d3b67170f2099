/** The exhibit in another language: the same address, asked for in that one. */
import { takeFromLastPage } from "../desk/handover.js";
import { options } from "../desk/texts.js";
import { addressOf } from "../live/addresses.js";

/** Go to the exhibit in a language; where the server does not answer, stays and rejects. */
export async function speak(language) {
  const address = new URL(location.href);
  address.searchParams.set("lang", language);
  address.searchParams.set("home", options.home);
  await fetch(addressOf("readyz"), { cache: "no-store" });
  location.replace(address);
}

/** Let the page's buttons choose; `keepVisit()` is called before the page is left. */
export function listenToLanguages(page, keepVisit) {
  for (const choice of page.querySelectorAll("[data-language]")) {
    choice.addEventListener("click", () => {
      keepVisit();
      speak(choice.dataset.language).catch(takeFromLastPage);
    });
  }
}
