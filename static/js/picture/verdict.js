/** The verdict on a picture of a digit or a number, in words. */
import { detailOf, headlineOf } from "../desk/verdict.js";
import { numberWords } from "../number/reading.js";

/** What it says, as `createVerdict` takes it, of answers of `askAboutPicture`. */
export const pictureWords = {
  headline: (answer) => (isNumber(answer) ? numberWords.headline(answer) : headlineOf(answer)),
  detail: (answer) => (isNumber(answer) ? numberWords.detail(answer) : detailOf(answer)),
};

/** Whether an answer is that to a number. */
export function isNumber({ text }) {
  return text !== undefined;
}
