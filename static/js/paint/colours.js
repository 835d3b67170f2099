/** The colours of the page, which its canvases take on, change with the system's. */

const CHANGES = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"];

/** Call back whenever what was painted has another colour than the page gives it now. */
export function whenColoursChange(callback) {
  for (const query of CHANGES) matchMedia(query).addEventListener("change", () => callback());
}
