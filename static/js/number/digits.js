/**
 * The digits of a number, each over its ink, or below it on a second line, as the visitor reads and
 * corrects them.
 */
import { createDigit } from "./digit.js";
import { placesOf } from "./places.js";
import { listenToSwipes } from "./swipes.js";

/**
 * A function that shows the digits of a reading, and those at the places `changed` as the rule's.
 * `hand` has what the visitor does to them: `split(digit)`, `join(digits)` and `rubOut(digits)`.
 */
export function createDigits(page, hand) {
  const room = page.querySelector("#room");
  const rows = [...room.querySelectorAll(".digits")];
  const pad = page.querySelector("#pad");
  const parts = [];
  let shown = [];
  let opened = null;

  function add() {
    const i = parts.length;
    const part = createDigit(page);
    part.numeral.addEventListener("click", () => hand.split(shown[i]));
    part.numeral.addEventListener("keydown", ({ key }) => {
      if (key === "Delete" || key === "Backspace") hand.rubOut([shown[i]]);
    });
    part.seam.addEventListener("click", () => hand.join([shown[i - 1], shown[i]]));
    part.all.addEventListener("click", () => open(part === opened ? null : part));
    parts.push(part);
  }

  function open(part) {
    opened?.open(false);
    opened = part;
    opened?.open(true);
    room.classList.toggle("is-covered", part !== null);
  }

  function show(digits, changed) {
    shown = digits;
    while (parts.length < digits.length) add();
    const inRows = rows.map((_, row) => digits.filter((digit) => digit.row === row));
    const places = inRows.flatMap(placesOf);
    const starts = [0, inRows[0].length];
    for (const [i, digit] of digits.entries()) {
      const before = starts.includes(i) ? null : digits[i - 1].digit;
      parts[i].show(digit, { ...places[i], place: i + 1, count: digits.length, before });
      parts[i].element.classList.toggle("is-changed", changed.includes(i));
      put(parts[i].element, rows[digit.row], i - starts[digit.row]);
    }
    parts.slice(digits.length).forEach(remove);
    rows[1].hidden = inRows[1].length === 0;
    room.classList.toggle("has-two-rows", !rows[1].hidden);
  }

  function put(element, row, place) {
    const there = row.children[place];
    if (there !== element) row.insertBefore(element, there ?? null);
  }

  function remove(part) {
    const hadFocus = part.element.contains(page.activeElement);
    part.element.remove();
    if (part === opened) open(null);
    if (hadFocus) (parts[shown.length - 1]?.numeral ?? pad).focus();
  }

  for (const row of rows) {
    listenToSwipes(
      row,
      () => shown.map((_, i) => parts[i].numeral.getBoundingClientRect()),
      (places) => hand.rubOut(places.map((i) => shown[i])),
    );
  }
  pad.addEventListener("pointerdown", () => open(null));
  page.addEventListener("keydown", closeAtEscape, { capture: true });

  function closeAtEscape(event) {
    if (event.key !== "Escape" || opened === null) return;
    event.stopImmediatePropagation(); // it must not clear the drawing as well
    opened.all.focus();
    open(null);
  }

  return show;
}
