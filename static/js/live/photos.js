/** The reading of a photo, of which a part may be cut out. */
import { cutToFile, toDataUrl } from "../crop/cut.js";
import { askPrediction } from "./predictions.js";

/** Why the server refuses a picture, by the status of its answer. */
const REASONS = { 413: "too_large", 422: "damaged" };

/**
 * Ask what `crop` cuts out of a picture of `openPicture`, with the ink that is found, in a file of at
 * most `mostBytes`; `query` holds more of the API's parameters. Rejects as `askPrediction` does.
 */
export async function askAboutPhoto({ picture, crop }, mostBytes, query = {}) {
  const image = await toDataUrl(await cutToFile(picture, crop, mostBytes));
  const answer = await askPrediction(image, { ...query, photo: 1, explain: 1 });
  if (answer.rejected !== "blank") return answer;
  return { ...answer, rejected: "empty_picture", ink: null }; // in other words than an empty pad
}

/** The reason in a refusal, as that of a `PictureProblem`; undefined where it tells none. */
export function reasonOf({ status }) {
  return REASONS[status];
}
