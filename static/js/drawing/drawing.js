/**
 * The drawing as data. A stroke is { width, points }; a point is [x, y], or [x, y, pressure] where
 * the device tells it, with pressure in 0 to 1. Lengths are fractions of the pad's side, from its
 * top left corner; points may lie outside 0 to 1 where the pen left the pad.
 */

/** Steps that can be undone; older ones are forgotten, so that a page may stay open for months. */
const MOST_STEPS = 1000;

export class Drawing {
  #strokes = [];
  #current = null;
  #past = [];
  #future = [];

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

  /** Is the pen down? */
  get isPenDown() {
    return this.#current !== null;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  begin(point, width, penTime) {
    const stroke = { width, points: [point] };
    this.replace([...this.#strokes, stroke]);
    this.#current = stroke;
    this.penTime = penTime;
  }

  /** Does nothing where no stroke is begun, or where it was undone or cleared under the pen. */
  extend(points, penTime) {
    if (this.#current === null) return;
    this.#current.points.push(...points);
    this.penTime = penTime;
  }

  end() {
    this.#current = null;
  }

  /** Take the stroke under the pen back, as if it had never been begun. */
  cancel() {
    if (this.#current !== null) this.#become(this.#past.pop());
  }

  /** Take one stroke away. */
  erase(stroke) {
    this.replace(this.#strokes.filter((one) => one !== stroke));
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
    this.#past.push(this.#strokes);
    if (this.#past.length > MOST_STEPS) this.#past.shift();
    this.#future = [];
    this.#become(strokes);
  }

  /** Let go of all that could be undone or redone. */
  forget() {
    this.#past = [];
    this.#future = [];
  }

  #step(from, to) {
    to.push(this.#strokes);
    this.#become(from.pop());
  }

  #become(strokes) {
    this.#strokes = strokes;
    this.#current = null;
    this.penTime = null;
    if (this.isBlank) this.blanks += 1;
  }
}
