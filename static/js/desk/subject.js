/** What a desk can be about: what is sent, with which query, and whose answers still count. */
import { askAboutPhoto } from "../live/photos.js";
import { askPrediction, BLANK, Refused } from "../live/predictions.js";
import { createSnapshot } from "../paint/snapshot.js";
import { accepted } from "./texts.js";

/** A drawing of one digit, as a subject of `createDesk`. */
export function createDrawingSubject(drawing) {
  const snapshot = createSnapshot();
  return {
    blank: BLANK,
    isBlank: () => drawing.isBlank,
    work: () => drawing,
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
    work: () => (own.picture() === null ? drawing : own.work()),
    content: () => ({ ...drawn.content(), picture: own.picture(), crop: own.crop() }),
    async ask(content, query) {
      if (content.picture === null) return drawn.ask(content, query);
      try {
        return await askAboutPhoto(content, accepted.mostBytes, query);
      } catch (problem) {
        if (problem instanceof Refused && own.picture() === content.picture) own.refuse(problem);
        throw problem;
      }
    },
    isCurrent: (content) => drawn.isCurrent(content) && content.picture === own.picture(),
  };
}
