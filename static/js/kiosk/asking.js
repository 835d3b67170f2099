/** "Still there?" and a ring that runs out. */
import { COUNTDOWN_S } from "./visit.js";

/** A function that asks with so many seconds left; null takes the question away. */
export function createAsking(page) {
  const asking = page.querySelector("#asking");
  const count = page.querySelector("#asking-count");
  return (secondsLeft) => {
    asking.hidden = secondsLeft === null;
    count.textContent = secondsLeft;
    count.style.setProperty("--left", (secondsLeft ?? COUNTDOWN_S) / COUNTDOWN_S);
  };
}
