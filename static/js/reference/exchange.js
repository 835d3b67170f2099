/** A request to the API and its answer, as they are: what is sent, and both as the text of HTTP. */
import { addressOf } from "../live/addresses.js";
import { headersOfPass, renewPass } from "../live/pass.js";

const UNAUTHORIZED = 401;

/** To read `body`, a blob, with `query`, the API's parameters. */
export function createRequest(body, query) {
  const address = addressOf("api/v1/predictions");
  address.search = new URLSearchParams(query);
  return { address, body };
}

/** A request as text, in which `told` stands for its body. */
export function requestAsText({ address, body }, told) {
  const start = `POST ${address.pathname}${address.search} HTTP/1.1`;
  const headers = { Host: address.host, ...headersOf(body), "Content-Length": body.size };
  return `${asText(start, Object.entries(headers))}\n\n${told}`;
}

/** Send a request; resolves to its answer's `status`, `headers` and `body`, as text, or rejects. */
export async function send(request) {
  const answer = await post(request);
  if (answer.status !== UNAUTHORIZED) return told(answer);
  await renewPass();
  return told(await post(request));
}

function post({ address, body }) {
  return fetch(address, { method: "POST", headers: headersOf(body), body, cache: "no-store" });
}

function headersOf(body) {
  return { "Content-Type": body.type || "application/octet-stream", ...headersOfPass() };
}

async function told(answer) {
  const { status, statusText } = answer;
  const headers = asText(`HTTP/1.1 ${status} ${statusText}`.trim(), [...answer.headers]);
  return { status, headers, body: await answer.text() };
}

function asText(start, headers) {
  return [start, ...headers.map((header) => header.join(": "))].join("\n");
}
