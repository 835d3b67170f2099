/** The games on the page: their buttons, what they ask for, and how it goes. */
import { digitName, text } from "../desk/texts.js";
import { headlineOf } from "../desk/verdict.js";
import { Fool, Told } from "./game.js";

/** Between two looks at the clock, in ms. */
const TICK_MS = 250;

/**
 * What runs the games. `rested(answer)` hears what was read when the pen rests; `onBegin()` is
 * called as a game begins, and `explain(isMiss)` as each digit that was asked for is judged; `best`
 * knows the day's best scores.
 */
export function createGames(page, { best, onBegin, explain }) {
  const panel = page.querySelector("#game");
  const place = (name) => panel.querySelector(`#game-${name}`);
  let game = null;
  let said = "";
  let clock = null;

  function show() {
    page.body.classList.toggle("is-playing", game !== null);
    place("task").textContent = said;
    place("score").textContent = game === null ? "" : scoreOf(game);
  }

  function ask(task) {
    said = task;
    place("answers").hidden = true;
    show();
  }

  function begin(next) {
    stop();
    onBegin();
    game = next;
    clock = setInterval(show, TICK_MS);
    ask(taskOf(game));
  }

  /** End whatever is played; how it ended stays to be read. */
  function stop(ending = "") {
    clearInterval(clock);
    game = null;
    ask(ending);
  }

  function end() {
    const [name, score] = game instanceof Told ? ["told", game.hits] : ["fool", game.fooled];
    stop(endOf(game, best.after(name, score)));
  }

  function rested(answer) {
    if (game instanceof Told) judgeTold(answer);
    else if (game instanceof Fool) judgeFool(answer);
  }

  function judgeTold(answer) {
    const isHit = game.judge(answer);
    explain(!isHit);
    if (game.isOver) end();
    else if (isHit) ask(taskOf(game));
    else ask(text("told_missed", { verdict: headlineOf(answer), digit: digitName(game.asked) }));
  }

  function judgeFool(answer) {
    const digit = digitName(game.asked);
    if (game.isRead(answer)) {
      ask(text("fool_read", { digit }));
      return;
    }
    ask(text("fool_ask", { verdict: headlineOf(answer), digit }));
    place("answers").hidden = false;
  }

  function answer(couldBeRead) {
    game.judge(couldBeRead);
    ask(taskOf(game));
  }

  place("told").addEventListener("click", () => begin(new Told(Math.random, () => performance.now())));
  place("fool").addEventListener("click", () => begin(new Fool(Math.random)));
  place("stop").addEventListener("click", () => (game instanceof Fool ? end() : stop()));
  place("yes").addEventListener("click", () => answer(true));
  place("no").addEventListener("click", () => answer(false));

  return { rested, stop, isOn: () => game !== null };
}

function taskOf(game) {
  return text(game instanceof Told ? "told_task" : "fool_task", { digit: digitName(game.asked) });
}

function scoreOf(game) {
  if (game instanceof Fool) return text("fool_score", { count: game.fooled });
  const { hits, count, seconds } = game;
  return text("told_score", { hits, count, seconds });
}

function endOf(game, best) {
  if (game instanceof Fool) return text("fool_end", { count: game.fooled, best });
  const { hits, count, seconds } = game;
  return text("told_end", { hits, count, seconds, best });
}
