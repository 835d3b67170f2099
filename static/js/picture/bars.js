/** The bars of a number's digits: those of the one that was chosen, over the picture or in the row. */

/**
 * Let the links to digits on the page show their bars, of one digit at a time, and hide them when chosen
 * again. Without this the browser follows them, and goes to the bars.
 */
export function listenToDigits(page) {
  const links = [...page.querySelectorAll('a[href^="#bars-"]')];
  const bars = [...page.querySelectorAll(".bars-of")];
  let opened = null;

  function choose(target) {
    opened = target === opened ? null : target;
    for (const link of links) show(link, link.getAttribute("href") === opened);
    for (const section of bars) {
      const isOpen = `#${section.id}` === opened;
      section.classList.toggle("is-open", isOpen);
      if (isOpen) section.scrollIntoView({ block: "nearest" });
    }
  }

  for (const link of links) {
    show(link, false);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(link.getAttribute("href"));
    });
  }
}

function show(link, isOpen) {
  link.classList.toggle("is-open", isOpen);
  if (link.getAttribute("aria-hidden") !== "true") link.setAttribute("aria-expanded", isOpen);
}
