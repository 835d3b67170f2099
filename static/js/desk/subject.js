/** What a desk can be about: what is sent, with which query, and whose answers still count. */
import { askPrediction, BLANK, Refused } from "../live/predictions.js";
import { createSnapshot } from "../paint/snapshot.js";

/** A drawing of one digit, as a subject of `createDesk`. */
export function createDrawingSubject(drawing) {
  const snapshot = createSnapshot();
  return {
    blank: BLANK,
    isBlank: () => drawing.isBlank,
    content: () => ({ strokes: drawing.strokes, blanks: drawing.blanks }),
    query: () => ({}),
    ask: ({ strokes }, query) => askPrediction(snapshot(strokes), query),
    isCurrent: ({ blanks }) => blanks === drawing.blanks,
  };
}

/** The picture that `own` (see own-picture.js) holds, or else the drawing that lies below it. */
export function createPictureSubject(drawing, own) {
  const drawn = createDrawingSubject(drawing);
  return {
    ...drawn,
    isBlank: () => drawing.isBlank && own.picture() === null,
    content: () => ({ strokes: drawing.strokes, blanks: drawing.blanks, picture: own.picture() }),
    query: () => (own.picture() === null ? {} : { photo: 1, explain: 1 }),
    ask(content, query) {
      if (content.picture === null) return drawn.ask(content, query);
      return askPrediction(content.picture, query).then(aboutPicture, (reason) => {
        if (reason instanceof Refused && own.picture() === content.picture) own.refuse(reason.status);
        throw reason;
      });
    },
    isCurrent: (content) => drawn.isCurrent(content) && content.picture === own.picture(),
  };
}

/** A picture without a digit is told in other words than an empty pad. */
function aboutPicture(answer) {
  return answer.rejected === "blank" ? { ...answer, rejected: "empty_picture" } : answer;
}
