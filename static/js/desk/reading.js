/** What was read, as the page shows it: the verdict in words, the bars, and how it came about. */
import { createBars } from "./bars.js";
import { createChain } from "./chain.js";
import { createVerdict, headlineOf } from "./verdict.js";

/**
 * What shows answers about a drawing. `show(answer)` does so at once, but after `penMoved()` the
 * verdict is patient until the pen rests; `headline(answer)` is what it says first; `chain` is what
 * explains, `query()` the API's parameters for it, and `onAsk()` hears when the visitor wants another
 * explanation. `words` are those of the verdict, as `createVerdict` takes them.
 */
export function createReading(page, drawing, onAsk, words) {
  const showBars = createBars(page);
  const verdict = createVerdict(page, words);
  const chain = createChain(page, onAsk);

  function show(answer) {
    verdict.show(answer);
    showBars(answer.probabilities, answer.digit);
    if (answer.features !== undefined && chain.isOpen()) chain.show(answer, drawing.strokes);
  }

  return { show, penMoved: verdict.penMoved, headline: headlineOf, query: chain.query, chain };
}
