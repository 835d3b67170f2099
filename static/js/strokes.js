/**
 * The drawing as data. A stroke is a list of points [x, y]; both are fractions of the pad's side,
 * from the top left corner, and may lie outside 0 to 1 where the pen left the pad.
 */
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

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  begin(point, penTime) {
    const stroke = [point];
    this.#change([...this.#strokes, stroke]);
    this.#current = stroke;
    this.penTime = penTime;
  }

  /** Does nothing where no stroke is begun, or where it was undone or cleared under the pen. */
  extend(points, penTime) {
    if (this.#current === null) return;
    this.#current.push(...points);
    this.penTime = penTime;
  }

  end() {
    this.#current = null;
  }

  undo() {
    if (this.canUndo) this.#step(this.#past, this.#future);
  }

  redo() {
    if (this.canRedo) this.#step(this.#future, this.#past);
  }

  clear() {
    if (!this.isBlank) this.#change([]);
  }

  #change(strokes) {
    this.#past.push(this.#strokes);
    this.#future = [];
    this.#become(strokes);
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
