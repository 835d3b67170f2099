/** Ten bars, one a digit, in the elements that the page already has. */

/** A function that shows ten probabilities, and marks `winner` (a digit or null) among them. */
export function createBars(page) {
  const bars = [...page.querySelectorAll("[data-digit]")].map((element) => ({
    element,
    digit: Number(element.dataset.digit),
    number: element.querySelector(".bar-number"),
  }));
  return (probabilities, winner) => {
    for (const bar of bars) showBar(bar, probabilities[bar.digit], bar.digit === winner);
  };
}

function showBar({ element, number }, probability, isWinner) {
  const percent = Math.round(probability * 100);
  element.setAttribute("aria-valuenow", percent);
  element.setAttribute("aria-valuetext", `${percent} %`);
  element.classList.toggle("is-winner", isWinner);
  element.style.setProperty("--probability", probability);
  number.textContent = percent;
}
