/**
 * The best scores of the day: without names, and in the page's memory alone. `today()` tells one
 * day from the next.
 */
export function createBest(today = () => new Date().toDateString()) {
  let scores = {};
  let day = today();

  return {
    /** The best of a game today, this score included. */
    after(game, score) {
      if (day !== today()) scores = {};
      day = today();
      scores[game] = Math.max(scores[game] ?? 0, score);
      return scores[game];
    },
  };
}
