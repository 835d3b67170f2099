/** The verdict in words, from what the API answers. */

const HINT_OF_REJECTION = {
  blank: ["Nothing there yet", "Draw a digit from 0 to 9."],
  not_a_digit: ["Not a digit", "Try a single digit, large and clear."],
};

const MOST_SHOWN = 0.999;

const WORD_FROM = [
  [0.97, "surely"],
  [0.8, "very likely"],
  [0, "perhaps"],
];

/** A function that shows an answer of the API in the page's own elements. */
export function createVerdict(page) {
  const verdict = page.querySelector("#verdict");
  const detail = page.querySelector("#verdict-detail");
  return (answer) => {
    const [headline, explanation] = describe(answer);
    verdict.classList.toggle("is-digit", answer.rejected === null);
    // A live region is read out at every change, even to the same text.
    if (verdict.textContent !== headline) verdict.textContent = headline;
    detail.textContent = explanation;
  };
}

function describe({ digit, confidence, rejected }) {
  if (rejected !== null) return HINT_OF_REJECTION[rejected];
  const [, word] = WORD_FROM.find(([smallest]) => confidence >= smallest);
  return [String(digit), `${word}, ${percent(confidence)}`];
}

/** Never 100 %: no network is that sure, only rounding is. */
function percent(confidence) {
  return confidence > MOST_SHOWN ? "over 99.9 %" : `${(confidence * 100).toFixed(1)} %`;
}
