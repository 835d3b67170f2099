/** The games on the page: their buttons, what they ask for, and how it goes. */
import { digitName, text } from "../desk/texts.js";
import { headlineOf, setText } from "../desk/verdict.js";
import { Fool, ROUND, Told } from "./game.js";

/** Between two looks at the clock, in ms. */
const TICK_MS = 250;

/**
 * What runs the games. `rested(answer)` hears what was read when the pen rests; `onBegin()` is
 * called as a game begins, and `onJudged(asked, answer)` as each digit that was told is judged; `best`
 * knows the day's best scores.
 */
export function createGames(page, { best, onBegin, onJudged }) {
  const panel = page.querySelector("#game");
  const place = (name) => panel.querySelector(`#game-${name}`);
  let game = null;
  let told = nothing; // what is said: a function, for it may be said again in another language
  let clock = null;

  function show() {
    page.body.classList.toggle("is-playing", game !== null);
    const { task, step = "" } = told();
    setText(place("task"), task);
    setText(place("step"), step);
    setText(place("asked"), String(game?.asked ?? ""));
    setText(place("score"), game === null ? "" : scoreOf(game));
  }

  function tell(next, { isAsking = false, isTriumph = false } = {}) {
    told = next;
    place("answers").hidden = !isAsking;
    panel.classList.toggle("is-triumph", isTriumph);
    show();
  }

  function ask(task) {
    tell(() => ({ task: task(), step: stepOf(game) }));
  }

  function begin(next) {
    stop();
    onBegin();
    game = next;
    clock = setInterval(show, TICK_MS);
    ask(() => taskOf(game));
  }

  /** End whatever is played; nothing stays to be read. */
  function stop() {
    clearInterval(clock);
    game = null;
    tell(nothing);
  }

  /** The same, but how it ended stays. */
  function end() {
    const { seconds } = game;
    const [name, score] = game instanceof Told ? ["told", game.hits] : ["fool", game.fooled];
    const ended = { name, score, seconds, best: best.after(name, score) };
    stop();
    tell(() => endingOf(ended), { isTriumph: score > 0 });
  }

  function rested(answer) {
    if (game instanceof Told) judgeTold(answer);
    else if (game instanceof Fool) judgeFool(answer);
  }

  function judgeTold(answer) {
    const { asked } = game;
    const isHit = game.judge(answer);
    onJudged(asked, answer);
    if (game.isOver) end();
    else if (isHit) ask(() => taskOf(game));
    else ask(() => text("told_missed", { verdict: headlineOf(answer), digit: digitName(game.asked) }));
  }

  function judgeFool(answer) {
    const values = () => ({ verdict: headlineOf(answer), digit: digitName(game.asked) });
    if (game.isRead(answer)) ask(() => text("fool_read", values()));
    else tell(() => ({ task: text("fool_ask", values()) }), { isAsking: true });
  }

  function answer(couldBeRead) {
    game.judge(couldBeRead);
    if (!couldBeRead) ask(() => taskOf(game));
    else tell(() => ({ task: text("fool_fooled", { digit: digitName(game.asked) }) }), { isTriumph: true });
  }

  place("told").addEventListener("click", () => begin(new Told(Math.random, () => performance.now())));
  place("fool").addEventListener("click", () => begin(new Fool(Math.random)));
  place("stop").addEventListener("click", () => (game instanceof Fool ? end() : stop()));
  place("yes").addEventListener("click", () => answer(true));
  place("no").addEventListener("click", () => answer(false));

  return { rested, stop, retell: show, isOn: () => game !== null };
}

function nothing() {
  return { task: "" };
}

function taskOf(game) {
  return text(game instanceof Told ? "told_task" : "fool_task", { digit: digitName(game.asked) });
}

function stepOf(game) {
  return game instanceof Told ? text("told_step", { count: game.step, all: ROUND }) : "";
}

function scoreOf(game) {
  if (game instanceof Fool) return text("fool_score", { count: game.fooled });
  const { hits, count, seconds } = game;
  return text("told_score", { hits, count, seconds });
}

/** How a game ended, with its result as what is the largest. */
function endingOf({ name, score, seconds, best }) {
  if (name === "fool") {
    return { step: text("fool_score", { count: score }), task: text("fool_end", { count: score, best }) };
  }
  const step = text("told_step", { count: score, all: ROUND });
  return { step, task: text("told_end", { hits: score, count: ROUND, seconds, best }) };
}
