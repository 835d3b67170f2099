/** A pen that the keyboard moves: arrow keys move it, space lowers and lifts it. */

/** How far a key moves it, in fractions of the surface's height; with Shift, a quarter of it. */
const STEP = 0.025;
const FINER = 0.25;

const DIRECTION_OF_KEY = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * On a surface, a canvas, that has the focus, call `pen.begin(point, time)`, `pen.extend(points, time)` and
 * `pen.end()`, and `onMove(point, isDown)` whenever the cursor is to be shown. `isDown()` tells
 * whether the pen is on the paper. Points are in fractions of the surface's height.
 */
export function listenToKeys(surface, pen, isDown, onMove) {
  const held = new Set();
  let place = [0.5, 0.25];

  function move(event) {
    held.add(event.key);
    const step = STEP * (event.shiftKey ? FINER : 1);
    const directions = [...held].map((key) => DIRECTION_OF_KEY[key]);
    const ends = [surface.width / surface.height, 1];
    place = place.map((at, axis) => {
      const moved = directions.reduce((sum, direction) => sum + direction[axis] * step, at);
      return Math.min(Math.max(moved, 0), ends[axis]);
    });
    if (isDown()) pen.extend([place], event.timeStamp);
  }

  function toggle(event) {
    if (event.repeat) return;
    if (isDown()) pen.end();
    else pen.begin(place, event.timeStamp);
  }

  function keyDown(event) {
    const action = event.key === " " ? toggle : event.key in DIRECTION_OF_KEY ? move : null;
    if (action === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action(event);
    onMove(place, isDown());
  }

  surface.addEventListener("keydown", keyDown);
  surface.addEventListener("keyup", (event) => held.delete(event.key));
  surface.addEventListener("focus", () => {
    if (isFocusSeen(surface)) onMove(place, isDown());
  });
  surface.addEventListener("blur", () => {
    held.clear();
    if (isDown()) pen.end();
  });
}

/** Did the focus come by keyboard? Browsers that cannot tell show it at the first key instead. */
function isFocusSeen(surface) {
  return CSS.supports("selector(:focus-visible)") && surface.matches(":focus-visible");
}
