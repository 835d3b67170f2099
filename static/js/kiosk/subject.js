/** What the exhibit's desk is about: digits, and in one game numbers. */

/** One of several subjects of `createDesk` at a time, at first this one; `turnTo(other)` is another. */
export function createTurningSubject(first) {
  let current = first;
  return {
    turnTo(other) {
      current = other;
    },
    isOf: (other) => other === current,
    get blank() {
      return current.blank;
    },
    isBlank: () => current.isBlank(),
    work: () => current.work(),
    content: () => ({ ...current.content(), subject: current }),
    query: () => current.query(),
    ask: (content, query) => content.subject.ask(content, query),
    isCurrent: (content) => content.subject === current && current.isCurrent(content),
  };
}
