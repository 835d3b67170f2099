/** The ten digits in random order; `random()` is in [0, 1). */
export function shuffledDigits(random) {
  const digits = Array.from({ length: 10 }, (_, digit) => ({ digit, at: random() }));
  return digits.sort((a, b) => a.at - b.at).map(({ digit }) => digit);
}
