/** The visitor's pass: where the server asks programs for a key, its own pages show one of these. */
import { addressOf } from "./addresses.js";

/** The server asks for a pass: it got none, or none that is good. */
const UNAUTHORIZED = 401;

let pass = null;

/** The headers that show it; none as long as nobody asked for one. */
export function headersOfPass() {
  return pass === null ? {} : { Authorization: `Bearer ${pass}` };
}

/** `fetch` with the pass, and once more with a new one where the server asks for that. */
export async function fetchWithPass(address, options) {
  const response = await fetchOnce(address, options);
  if (response.status !== UNAUTHORIZED) return response;
  await renew(options.signal);
  return fetchOnce(address, options);
}

function fetchOnce(address, { headers, ...options }) {
  return fetch(address, { ...options, headers: { ...headers, ...headersOfPass() } });
}

async function renew(signal) {
  const response = await fetch(addressOf("pass"), { method: "POST", cache: "no-store", signal });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  ({ pass } = await response.json());
}
