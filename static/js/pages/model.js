/** The confusion matrix, cell by cell: its sentence and the digits behind it, as one points. */

const matrix = document.querySelector(".confusion");

if (matrix) tellOfCells(matrix, document.querySelector(".told"));

function tellOfCells(matrix, told) {
  const sentence = told.querySelector(".told-sentence");
  const pictures = told.querySelector(".told-pictures");
  const more = told.querySelector(".told-more");
  let current = null;

  function tell(link) {
    if (link === current) return;
    told.classList.add("is-telling");
    current?.classList.remove("is-told");
    link.classList.add("is-told");
    current = link;
    sentence.textContent = link.getAttribute("aria-label");
    pictures.replaceChildren(...picturesOf(link));
    more.querySelector("a").hash = link.hash;
    more.hidden = false;
  }

  for (const kind of ["pointerover", "focusin", "click"]) {
    matrix.addEventListener(kind, (event) => {
      const link = event.target.closest("a");
      if (link) tell(link);
      // A finger cannot point without pressing: its tap asks what a mouse asks by hovering.
      if (link && kind === "click" && event.pointerType === "touch") {
        event.preventDefault();
        link.scrollIntoView({ block: "nearest", inline: "nearest" }); // from beneath what is told
      }
    });
  }
}

/** Copies of the pictures of one mix-up; none for a digit's own cell, which tells of all of them. */
function picturesOf(link) {
  const group = document.querySelectorAll(`${link.hash}.reading-group li`);
  return [...group].map((picture) => picture.cloneNode(true));
}
