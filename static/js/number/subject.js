/** A drawing of a number, as a subject of `createDesk`. */
import { groupsOf } from "../drawing/groups.js";
import { inLine } from "../drawing/lines.js";
import { askReading, NO_NUMBER } from "../live/readings.js";
import { createColumn } from "../paint/snapshot.js";
import { createMemory } from "./memory.js";

/**
 * What is read under the `corrections`, with the API's parameters that `query()` gives. An answer has
 * besides the `strokes` of each digit, in its order, the `row` that it is in, 0 or 1, and `seen`, what
 * the ink alone says of it: ten numbers.
 */
export function createNumberSubject(drawing, corrections, query) {
  const columnOf = createColumn();
  const memory = createMemory();

  function groupsIn(line) {
    const boxes = line.map(({ box }) => box);
    const strokes = line.map(({ stroke }) => stroke);
    return corrections.applied(groupsOf(boxes), strokes).map((group) => {
      const members = strokes.slice(group.first, group.after);
      return { ...group, members, row: line[group.first].row, key: memory.keyOf(members) };
    });
  }

  async function ask({ strokes }, parameters) {
    if (strokes.length === 0) return NO_NUMBER;
    const line = inLine(strokes);
    const groups = groupsIn(line);
    const state = corrections.state();
    const answer = await askReading(questionOf(line, groups), parameters);
    const isStale = memory.turnTo(answer.model);
    if (isStale || corrections.judge(answer, state)) return ask({ strokes }, parameters);
    for (const [i, { key }] of groups.entries()) memory.keep(key, answer.groups[i]);
    return { ...answer, digits: answer.digits.map((digit) => withInk(digit, groups)) };
  }

  function questionOf(line, groups) {
    const told = groups.map(({ first, after, key }) => ({ first, after, likely: memory.recall(key) }));
    const unread = groups.filter((_, i) => told[i].likely === undefined);
    return {
      boxes: line.map(({ box }) => [box.left, box.top, box.right, box.bottom]),
      groups: told, // JSON leaves out what is undefined
      picture: unread.length > 0 ? columnOf(unread.map(({ members }) => members)) : null,
    };
  }

  function withInk(digit, groups) {
    const [first, after] = digit.strokes;
    const { members, row, key } = groups.find((group) => group.first === first && group.after === after);
    return { ...digit, strokes: members, row, seen: memory.recall(key) };
  }

  return {
    blank: NO_NUMBER,
    isBlank: () => drawing.isBlank,
    work: () => drawing,
    content: () => ({ strokes: drawing.strokes, blanks: drawing.blanks }),
    query,
    ask,
    isCurrent: ({ blanks }) => blanks === drawing.blanks,
  };
}
