/** The exhibit in another language: of the same page, asked for in that one, the texts alone. */
import { learn, options } from "../desk/texts.js";

/** The attributes in which a page has texts. */
const SPOKEN = ["alt", "aria-label", "lang", "title"];

/**
 * What speaks languages on a page, and knows `all` of them. To be created before any script changes the
 * page; `onSpoken()` hears of each change. `speak(language, isMirrored)` changes at once where it has seen the
 * page in that language, else when the server answers, and not where it does not; unless `isMirrored`, the
 * page keeps its direction, and so everything its place, and its address.
 */
export function createLanguages(page, onSpoken) {
  const pages = new Map([[page.documentElement.lang, page.cloneNode(true)]]);
  const choices = [...page.querySelectorAll("[data-language]")];
  let wanted = page.documentElement.lang;

  function become(other, isMirrored) {
    const { lang, dir } = other.documentElement;
    translate(page, page.body, other.body);
    if (isMirrored && lang !== page.documentElement.lang) {
      page.documentElement.dir = dir;
      history.replaceState(history.state, "", addressIn(lang));
    }
    page.documentElement.lang = lang;
    for (const choice of choices) choice.setAttribute("aria-pressed", choice.dataset.language === lang);
    learn(other);
    onSpoken();
  }

  async function speak(language, isMirrored = true) {
    wanted = language;
    if (!pages.has(language)) pages.set(language, await fetchPage(language));
    if (wanted === language) become(pages.get(language), isMirrored);
  }

  return {
    all: choices.map((choice) => choice.dataset.language),
    speak: (language, isMirrored) => speak(language, isMirrored).catch(() => null),
  };
}

/** Of this page in a language, from which it goes back to its own all the same. */
function addressIn(language) {
  const address = new URL(location.href);
  address.searchParams.set("lang", language);
  address.searchParams.set("home", options.home);
  return address;
}

async function fetchPage(language) {
  const response = await fetch(addressIn(language));
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** Give an element, and all in it, the texts of another one that is built like it. */
function translate(page, element, other) {
  for (const name of SPOKEN) {
    if (other.hasAttribute(name)) element.setAttribute(name, other.getAttribute(name));
  }
  if (element.matches(".bar-number")) return; // which its bar decides
  if (hasText(other)) {
    element.replaceChildren(...[...other.childNodes].map((node) => ownOf(page, node)));
    return;
  }
  for (const [i, child] of [...element.children].entries()) {
    if (other.children[i] !== undefined) translate(page, child, other.children[i]);
  }
}

function hasText({ childNodes }) {
  return [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
}

/** The page's own element of the same id, which its scripts know; a copy of what has none. */
function ownOf(page, node) {
  return (node.id && page.getElementById(node.id)) || page.importNode(node, true);
}

/** Let the page's buttons choose. */
export function listenToLanguages(page, speak) {
  for (const choice of page.querySelectorAll("[data-language]")) {
    choice.addEventListener("click", () => speak(choice.dataset.language));
  }
}
