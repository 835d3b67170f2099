/** How long a game takes. */
export function createStopwatch(now = () => performance.now()) {
  let began = now();
  return {
    start() {
      began = now();
    },
    seconds: () => Math.round((now() - began) / 1000),
  };
}
