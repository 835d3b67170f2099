/** Ten bars, one a digit, in the elements that the page already has. */

import { inWholePercent } from "./texts.js";

/** A function that shows ten probabilities, and marks `winner` (a digit or null) among them. */
export function createBars(page) {
  const bars = [...page.querySelectorAll("[data-digit]")].map((element) => ({
    element,
    digit: Number(element.dataset.digit),
    fill: element.querySelector(".bar-fill"),
    number: element.querySelector(".bar-number"),
    shown: null,
  }));
  return (probabilities, winner) => {
    for (const bar of bars) showBar(bar, probabilities[bar.digit], bar.digit === winner);
  };
}

function showBar(bar, probability, isWinner) {
  const { element, fill, number, shown } = bar;
  element.classList.toggle("is-winner", isWinner);
  fill.style.setProperty("--probability", probability.toFixed(3));
  const percent = Math.round(probability * 100);
  if (percent === shown) return; // what does not change is not laid out again
  element.setAttribute("aria-valuenow", percent);
  element.setAttribute("aria-valuetext", inWholePercent(percent / 100));
  number.textContent = percent;
  bar.shown = percent;
}
