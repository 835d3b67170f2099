/** What every page with a pad has: the sheet, what is read there, live, and what was drawn before. */
import { recordPenToBars } from "../live/latency.js";
import { createLive } from "../live/live.js";
import { whenColoursChange } from "../paint/colours.js";
import { createScreen } from "../paint/screen.js";
import { createIdleButtons } from "./buttons.js";
import { createHistory } from "./history.js";
import { createReading } from "./reading.js";
import { text } from "./texts.js";
import { UNREAD } from "./verdict.js";

/**
 * Put a desk together in the page's own elements, around a drawing and a subject, which decides
 * what is read. `onAnswer(answer, content)` hears of each that was shown, and `readingOf` makes what
 * shows them, as `createReading` does; pictures of what was drawn before are up to `widest` times as wide as
 * high. The subject has
 * - `content()`, what is to be read now, and `query()`, the API's parameters for it;
 * - `ask(content, query)`, which resolves to the API's answer, or rejects as `askPrediction` does;
 * - `isCurrent(content)`: does an answer about this still belong to what the visitor sees?
 * - `isBlank()`: is there nothing to read? Then `blank` is the answer, without waiting for the server;
 * - `work()`, what undo, redo and clear are about: `canUndo`, `canRedo` and `isBlank`.
 */
export function createDesk({ page, drawing, subject, onAnswer, readingOf = createReading, widest = 1 }) {
  const pad = page.querySelector("#pad");
  const sheet = pad.parentElement;
  const notice = page.querySelector("#notice");
  const repaint = createScreen(pad, () => drawing.strokes);
  const reading = readingOf(page, drawing, ask);
  const showIdleButtons = createIdleButtons(page, drawing);
  const history = createHistory(page, (strokes) => drawing.replace(strokes), widest);
  const live = createLive({
    ask: ({ content, query }) => subject.ask(content, query),
    onAnswer: answered,
    onConnection: (isConnected) => tell(isConnected ? null : "lost"),
    onRefusal: ({ content }) => subject.isCurrent(content) && tell("refused"),
  });
  let shown = subject.blank;
  let asked = null;
  let read = null;
  let trouble = null;

  /** `penTime` is that of the pen's own doing, which is timed; null for every other reason to ask. */
  function ask(penTime = null) {
    showIdleButtons(subject.work());
    if (subject.isBlank()) show(subject.blank);
    const query = { ...subject.query(), ...reading.query() };
    asked = { content: subject.content(), query, penTime };
    live(asked);
  }

  function answered(answer, question) {
    if (!subject.isCurrent(question.content)) return;
    read = question;
    show(answer);
    onAnswer(answer, question.content);
    if (question.penTime !== null) recordPenToBars(question.penTime);
  }

  /** Why nothing moves, as a key of the page's texts; null for no reason. */
  function tell(reason) {
    trouble = reason;
    notice.hidden = reason === null;
    notice.parentElement.classList.toggle("is-troubled", reason !== null);
    if (reason !== null) notice.textContent = text(reason);
  }

  function show(answer) {
    shown = answer;
    reading.show(answer);
  }

  function changed() {
    const { isBlank, isPenDown, penTime } = drawing;
    repaint();
    if (isPenDown) reading.penMoved();
    sheet.classList.toggle("is-blank", isBlank);
    ask(penTime);
  }

  drawing.subscribe(changed);
  whenColoursChange(() => {
    history.become(history.entries());
    show(shown);
  });

  return {
    ask,
    /** Ask about something else than before: what was read does not belong to it. */
    askAnew() {
      if (!subject.isBlank()) show(UNREAD);
      ask();
    },
    /** Ask while a hand moves what is read: the verdict is patient until it rests. */
    askWhileMoving() {
      reading.penMoved();
      ask();
    },
    chain: reading.chain,
    /** The answer that is shown. */
    shown: () => shown,
    /** Tell what is shown again, in another language. */
    retell() {
      show(shown);
      tell(trouble);
    },
    /** Is what is shown the answer to all that was drawn? */
    isRead: () => read === asked,
    /** Begin with what another desk kept, or, for nothing, with an empty sheet. */
    begin({ strokes = [], entries = [] }) {
      history.become(entries);
      drawing.batch(() => {
        drawing.replace(strokes);
        drawing.forget();
      });
    },
    /** What is to be kept for another desk. */
    kept: () => ({ strokes: drawing.strokes, entries: history.entries() }),
    /** Put the drawing to those before it, and leave an empty sheet. */
    putAway() {
      if (drawing.isBlank) return;
      history.keep(drawing.strokes, reading.headline(shown));
      drawing.clear();
    },
    /** Show other strokes in the place of the drawing, which goes to those before it if it was read. */
    open(strokes) {
      const isRead = shown !== subject.blank && shown !== UNREAD;
      if (!drawing.isBlank && isRead) history.keep(drawing.strokes, reading.headline(shown));
      drawing.replace(strokes);
    },
    /** Forget the drawing and all before it. */
    forget() {
      history.forget();
      drawing.batch(() => {
        drawing.clear();
        drawing.forget();
      });
    },
  };
}
