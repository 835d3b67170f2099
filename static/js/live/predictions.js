/** The API, from the page's side. */
import { addressOf } from "./addresses.js";
import { fetchWithPass } from "./pass.js";

const PATIENCE_MS = 5000;

/** Too many requests of one address, or of all together. */
const BUSY = [429, 503];

/** The server waited in vain for the rest of a request: the next one may be whole. */
const TIMED_OUT = 408;

/** The API's answer to an empty sheet, known without asking. */
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

/** A server that has more to do than it can; `retryMs` is when it asks to be asked again. */
export class Busy extends Error {
  constructor(retryAfter) {
    super("the server is busy");
    this.retryMs = 1000 * (Number(retryAfter) || 1);
  }
}

/** A server, or a proxy before it, that does not read this picture, and never will. */
export class Refused extends Error {
  constructor(status) {
    super(`the server answered ${status}`);
    this.status = status;
  }
}

/**
 * Ask what a picture, a data URL, shows; `query` holds the API's own parameters. Rejects as `ask` does.
 */
export function askPrediction(image, query = {}) {
  const headers = { "Content-Type": "application/json" };
  return ask("api/v1/predictions", query, { headers, body: JSON.stringify({ image }) });
}

/**
 * Post content, { headers, body }, to one of the API's paths. Rejects where no answer comes: with
 * `Busy` where the server has too much to do, and with `Refused` where asking the same again would not
 * help.
 */
export async function ask(path, query, content) {
  const address = addressOf(path);
  address.search = new URLSearchParams(query);
  const waiting = new AbortController(); // a signal's own timeout is newer than some exhibit's tablet
  const patience = setTimeout(() => waiting.abort(), PATIENCE_MS);
  try {
    return await answerOf(await post(address, content, waiting.signal));
  } finally {
    clearTimeout(patience);
  }
}

function post(address, content, signal) {
  return fetchWithPass(address, { method: "POST", ...content, cache: "no-store", signal });
}

async function answerOf(response) {
  const { ok, status } = response;
  if (BUSY.includes(status)) throw new Busy(response.headers.get("Retry-After"));
  if (status >= 400 && status < 500 && status !== TIMED_OUT) throw new Refused(status);
  if (!ok) throw new Error(`the server answered ${status}`);
  return response.json();
}
