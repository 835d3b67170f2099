/** Where the server's own addresses are: it may serve under a path, behind a proxy. */

/** The page to draw on; this module lies three folders below it. */
const ROOT = new URL("../../../", import.meta.url);

/** The address of one of the server's paths, such as "api/v1/predictions". */
export function addressOf(path) {
  return new URL(path, ROOT);
}
