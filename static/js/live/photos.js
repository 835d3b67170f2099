/** The reading of a photo, of which a part may be cut out. */
import { cutToFile, toDataUrl } from "../crop/cut.js";
import { askPrediction } from "./predictions.js";
import { askPhotoOfNumber } from "./readings.js";

/** Why the server refuses a picture, by the status of its answer. */
const REASONS = { 413: "too_large", 422: "damaged" };

/**
 * Ask what `crop` cuts out of a picture of `openPicture`, with the ink that is found, in a file of at
 * most `mostBytes`; `query` holds more of the API's parameters. Rejects as `askPrediction` does.
 */
export async function askAboutPhoto({ picture, crop }, mostBytes, query = {}) {
  return askAboutDigit(await toDataUrl(await cutToFile(picture, crop, mostBytes)), query);
}

/**
 * Ask the same where there may be a number: `kind` is what its sender says is there, "digit", "number"
 * or "" for whichever it is. Two or more digits in a row are a number, and then a reading is answered.
 */
export async function askAboutPicture({ picture, crop, kind }, mostBytes) {
  const image = await toDataUrl(await cutToFile(picture, crop, mostBytes));
  if (kind !== "digit") {
    const reading = await askPhotoOfNumber(image);
    if (kind === "number" || reading.digits.length > 1) return toldOf(reading);
  }
  return askAboutDigit(image, {});
}

async function askAboutDigit(image, query) {
  return toldOf(await askPrediction(image, { ...query, photo: 1, explain: 1 }));
}

/** An answer in other words than those about an empty pad. */
function toldOf(answer) {
  return answer.rejected === "blank" ? { ...answer, rejected: "empty_picture", ink: null } : answer;
}

/** The reason in a refusal, as that of a `PictureProblem`; undefined where it tells none. */
export function reasonOf({ status }) {
  return REASONS[status];
}
