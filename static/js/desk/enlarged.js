/** One picture of the chain, as large as the window, with what there is to tell of it. */

/**
 * Let a touch on a picture of `section`, or Enter on it, show it large, and any other touch end that.
 * Returns a function that ends it too.
 */
export function createEnlarged(page, section) {
  const enlarged = page.querySelector("#enlarged");
  const place = (name) => enlarged.querySelector(`#enlarged-${name}`);
  let origin = null;

  function show(picture, touched) {
    const station = picture.closest(".station");
    place("title").textContent = station.querySelector("h3").textContent;
    place("caption").textContent = station.querySelector("p:not(.numbers)").textContent;
    place("numbers").textContent = picture.querySelector(".numbers").textContent;
    place("picture").replaceChildren(...partsOf(picture, touched).map(copyOf));
    enlarged.hidden = false;
    origin = picture;
    place("close").focus();
  }

  function close() {
    if (enlarged.hidden) return;
    enlarged.hidden = true;
    origin.focus({ preventScroll: true });
  }

  function keyDown(event) {
    if (enlarged.hidden) return;
    if (event.key === "Tab") event.preventDefault(); // there is one button
    if (event.key !== "Escape") return;
    close();
    event.stopImmediatePropagation(); // it must not clear the drawing as well
  }

  for (const picture of section.querySelectorAll(".picture[role=button]")) {
    picture.addEventListener("click", ({ target }) => show(picture, target));
    picture.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show(picture, picture);
    });
  }
  enlarged.addEventListener("click", close);
  page.addEventListener("keydown", keyDown, { capture: true });
  return close;
}

/** The one map that was touched, or all that lies one over another. */
function partsOf(picture, touched) {
  const parts = [...picture.querySelectorAll("img, canvas")].filter((part) => !part.hidden);
  return touched.matches("[data-stage]") ? [touched] : parts;
}

function copyOf(part) {
  const copy = part.cloneNode();
  copy.removeAttribute("id");
  if (part.localName === "canvas" && part.width > 0) copy.getContext("2d").drawImage(part, 0, 0);
  return copy;
}
