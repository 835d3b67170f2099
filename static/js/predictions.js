/** The API, from the page's side. */

const ADDRESS = "/api/v1/predictions";
const PATIENCE_MS = 5000;

/** What it answers to an empty sheet, without asking. */
export const BLANK = {
  digit: null,
  confidence: 0,
  probabilities: Array(10).fill(0),
  rejected: "blank",
  seen: null,
  explained: null,
  heatmap: null,
  features: [],
};

/**
 * Ask what a picture, a data URL, shows; `query` holds the API's own parameters. Rejects where
 * there is no answer that helps.
 */
export async function askPrediction(image, query = {}) {
  const parameters = new URLSearchParams(query).toString();
  const response = await fetch(parameters ? `${ADDRESS}?${parameters}` : ADDRESS, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ image }),
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.json();
}
