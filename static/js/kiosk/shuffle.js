/** The values in random order; `random()` is in [0, 1). */
export function shuffled(values, random) {
  const placed = values.map((value) => ({ value, at: random() }));
  return placed.sort((a, b) => a.at - b.at).map(({ value }) => value);
}

/** The ten digits in random order. */
export function shuffledDigits(random) {
  return shuffled([...Array(10).keys()], random);
}
