/**
 * The games on the page: their buttons, what they ask for, and how it goes.
 *
 * A game has a `name`; what is `asked`, which stands large, and the
 * digits of its `solution`; what `task()`, `step()` and `score()` say; a
 * `stopwatch` where time counts; whether it `isOver`; and its `result`. `judge(answer)` takes what was
 * read and returns what is said of it, { task, isAsking, canPass, isTriumph }, and `ending(best)` what is
 * said at the end, { task, step }: with functions, for it may be said again in another language.
 */
import { setText } from "../desk/verdict.js";
import { Fool } from "./fool.js";
import { Sums } from "./sums.js";
import { Told } from "./told.js";

const GAMES = { told: Told, fool: Fool, sums: Sums };

/** Between two looks at the clock, in ms. */
const TICK_MS = 250;

/**
 * What runs the games. `rested(answer)` hears what was read when the pen rests. `onTurn(isNumber)` is
 * called before the sheet is for numbers, or for digits again, `onBegin()` as a visitor begins a game, and
 * `onJudged(asked, answer)` as each digit that was told is judged; `best` knows the day's best scores.
 */
export function createGames(page, { best, onTurn, onBegin, onJudged }) {
  const panel = page.querySelector("#game");
  const place = (name) => panel.querySelector(`#game-${name}`);
  let game = null;
  let said = nothing();
  let clock = null;

  function show() {
    setText(place("task"), said.task());
    setText(place("step"), said.step());
    setText(place("asked"), String(game?.asked ?? ""));
    setText(place("score"), game?.score() ?? "");
  }

  function say({ task, step = stepOf, isAsking = false, canPass = false, isTriumph = false }) {
    said = { task, step };
    place("answers").hidden = !isAsking;
    place("pass").hidden = !canPass;
    celebrate(isTriumph);
    show();
  }

  /** One triumph after another: each has its own fireworks. */
  function celebrate(isTriumph) {
    panel.classList.remove("is-triumph");
    if (!isTriumph) return;
    panel.getBoundingClientRect();
    panel.classList.add("is-triumph");
  }

  function stepOf() {
    return game?.step() ?? "";
  }

  function turnTo(next) {
    clearInterval(clock);
    if (isSums(next) !== isSums(game)) onTurn(isSums(next));
    game = next;
    page.body.classList.toggle("is-playing", game !== null);
    page.body.classList.toggle("is-summing", isSums(game));
  }

  /** Have a game ready for whoever comes. */
  function prepare(name) {
    turnTo(new GAMES[name](Math.random));
    say({ task: () => game.task() });
  }

  /** A visitor begins what is ready. */
  function begin() {
    onBegin();
    game.stopwatch?.start();
    clock = setInterval(show, TICK_MS);
    show();
  }

  /** End whatever is played; nothing stays to be read. */
  function stop() {
    turnTo(null);
    say(nothing());
  }

  /** The same, but how it ended stays. */
  function end() {
    const { name, result } = game;
    const ending = game.ending(best.after(name, result));
    turnTo(null);
    say({ ...ending, isTriumph: result > 0 });
  }

  function goOn(next) {
    if (game.isOver) end();
    else say(next);
  }

  function rested(answer) {
    if (game === null) return;
    const { asked } = game;
    const next = game.judge(answer);
    if (game.name === "told") onJudged(asked, answer);
    goOn(next);
  }

  for (const name of Object.keys(GAMES)) {
    place(name).addEventListener("click", () => {
      prepare(name);
      begin();
    });
  }
  place("stop").addEventListener("click", () => (game.name === "fool" ? end() : stop()));
  place("yes").addEventListener("click", () => goOn(game.decide(true)));
  place("no").addEventListener("click", () => goOn(game.decide(false)));
  place("pass").addEventListener("click", () => goOn(game.pass()));

  return { rested, prepare, begin, stop, retell: show, current: () => game };
}

function isSums(game) {
  return game?.name === "sums";
}

function nothing() {
  return { task: () => "", step: () => "" };
}
