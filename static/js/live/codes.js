/** QR codes, which the server draws. */
import { addressOf } from "./addresses.js";

/**
 * The QR code of the link to a drawing, a text of `encode`, as a data URL of an SVG. Rejects where
 * none comes. The drawing goes in the request's body, of which no log tells.
 */
export async function askCode(drawing) {
  const response = await fetch(addressOf("link/code"), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ drawing }),
    cache: "no-store",
  });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return `data:image/svg+xml,${encodeURIComponent(await response.text())}`;
}
