/** The visitor's pass: where the server asks programs for a key, its own pages show one of these. */
import { addressOf } from "./addresses.js";

let pass = null;

/** The headers that show it; none as long as nobody asked for one. */
export function headersOfPass() {
  return pass === null ? {} : { Authorization: `Bearer ${pass}` };
}

/** Have a new one. Rejects where the server gives none. */
export async function renewPass(signal) {
  const response = await fetch(addressOf("pass"), { method: "POST", cache: "no-store", signal });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  ({ pass } = await response.json());
}
