/**
 * The drawing as data. A stroke is { width, points }; a point is [x, y], or [x, y, pressure] where
 * the device tells it, with pressure in 0 to 1. Lengths are fractions of the pad's height, from its
 * top left corner.
 */

/** Steps that can be undone; older ones are forgotten, so that a page may stay open for months. */
const MOST_STEPS = 1000;

export class Drawing {
  #strokes = [];
  #current = null;
  #isRubbing = false;
  #past = [];
  #future = [];
  #listeners = [];
  #isBatching = false;

  /** Counts the times that the drawing became blank: what was asked before then is out of date. */
  blanks = 0;

  /** When the newest pointer event came, in ms since the page's time origin; null after others. */
  penTime = null;

  get strokes() {
    return this.#strokes;
  }

  get isBlank() {
    return this.#strokes.length === 0;
  }

  /** Is the pen down, or does the eraser rub? */
  get isPenDown() {
    return this.#current !== null || this.#isRubbing;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Call `listener()` after each change; returns a function that ends it. */
  subscribe(listener) {
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((one) => one !== listener);
    };
  }

  /** Make several changes, by the drawing's own methods, that listeners hear of as one. */
  batch(changes) {
    this.#isBatching = true;
    try {
      changes();
    } finally {
      this.#isBatching = false;
    }
    this.#tell();
  }

  begin(point, width, penTime) {
    const stroke = { width, points: [point] };
    this.#put([...this.#strokes, stroke]);
    this.#current = stroke;
    this.penTime = penTime;
    this.#tell();
  }

  /** Does nothing where no stroke is begun, or where it was undone or cleared under the pen. */
  extend(points, penTime) {
    if (this.#current === null) return;
    this.#current.points.push(...points);
    this.penTime = penTime;
    this.#tell();
  }

  /** Go on with another stroke, which is undone together with that under the pen. */
  resume(point, penTime) {
    if (this.#current === null) return;
    const stroke = { width: this.#current.width, points: [point] };
    this.#strokes = [...this.#strokes, stroke];
    this.#current = stroke;
    this.penTime = penTime;
    this.#tell();
  }

  /** What an eraser leaves of the strokes: all that it does until `end` is undone as one. */
  rub(strokes) {
    if (this.#isRubbing) this.#become(strokes);
    else this.#put(strokes);
    this.#isRubbing = true;
    this.#tell();
  }

  /** Lift the pen; what is drawn stays as it is, so that nobody is told. */
  end() {
    this.#current = null;
    this.#isRubbing = false;
  }

  /** Take back what the pen drew, or the eraser rubbed out, since it came down. */
  cancel() {
    if (!this.isPenDown) return;
    this.#become(this.#past.pop());
    this.#tell();
  }

  undo() {
    if (this.canUndo) this.#step(this.#past, this.#future);
  }

  redo() {
    if (this.canRedo) this.#step(this.#future, this.#past);
  }

  clear() {
    if (!this.isBlank) this.replace([]);
  }

  /** Other strokes in the place of all that are there; can be undone. */
  replace(strokes) {
    this.#put(strokes);
    this.#tell();
  }

  /** Let go of all that could be undone or redone. */
  forget() {
    this.#past = [];
    this.#future = [];
    this.#tell();
  }

  #step(from, to) {
    to.push(this.#strokes);
    this.#become(from.pop());
    this.#tell();
  }

  #put(strokes) {
    this.#past.push(this.#strokes);
    if (this.#past.length > MOST_STEPS) this.#past.shift();
    this.#future = [];
    this.#become(strokes);
  }

  #become(strokes) {
    this.#strokes = strokes;
    this.#current = null;
    this.#isRubbing = false;
    this.penTime = null;
    if (this.isBlank) this.blanks += 1;
  }

  #tell() {
    if (this.#isBatching) return;
    for (const listener of this.#listeners) listener();
  }
}
