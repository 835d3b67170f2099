/** A request to the API and its answer, as they are: what is sent, and both as the text of HTTP. */
import { addressOf } from "../live/addresses.js";
import { fetchWithPass, headersOfPass } from "../live/pass.js";

/** To read `body`, a blob, with `query`, the API's parameters. */
export function createRequest(body, query) {
  const address = addressOf("api/v1/predictions");
  address.search = new URLSearchParams(query);
  return { address, body };
}

/** A request as text, in which `told` stands for its body. */
export function requestAsText({ address, body }, told) {
  const start = `POST ${address.pathname}${address.search} HTTP/1.1`;
  const headers = { Host: address.host, ...headersOf(body), ...headersOfPass(), "Content-Length": body.size };
  return `${asText(start, Object.entries(headers))}\n\n${told}`;
}

/** Send a request; resolves to its answer's `status`, `headers` and `body`, as text, or rejects. */
export async function send({ address, body }) {
  const headers = headersOf(body);
  const answer = await fetchWithPass(address, { method: "POST", headers, body, cache: "no-store" });
  const { status, statusText } = answer;
  const start = `HTTP/1.1 ${status} ${statusText}`.trim();
  return { status, headers: asText(start, [...answer.headers]), body: await answer.text() };
}

function headersOf(body) {
  return { "Content-Type": body.type || "application/octet-stream" };
}

function asText(start, headers) {
  return [start, ...headers.map((header) => header.join(": "))].join("\n");
}
