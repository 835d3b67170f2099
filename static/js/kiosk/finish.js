/** When a digit is finished: the pen has rested long enough, and the next stroke begins another. */

/**
 * What watches over `drawing` and marks `sheet`, the pad's, as finished. `onRead()` is called once
 * for each finished digit, as soon as `isRead()` tells that the whole of it has been read. What may go
 * on, unless `isEnough()`, is given more time.
 */
export function createFinish({ drawing, sheet, isRead, isEnough, onRead }) {
  let timer = null;
  let isFinished = false;
  let isTold = false;

  function finish() {
    timer = null;
    if (drawing.isBlank) return;
    isFinished = true;
    sheet.classList.add("is-finished");
    check();
  }

  function check() {
    if (!isFinished || isTold || !isRead()) return;
    isTold = true;
    onRead();
  }

  /** The drawing has changed: it is not finished yet, or not any more. */
  function goOn() {
    if (timer === null && !isFinished) return; // as at nearly every move of the pen
    clearTimeout(timer);
    timer = null;
    isFinished = false;
    isTold = false;
    sheet.classList.remove("is-finished");
  }

  drawing.subscribe(goOn);

  return {
    isFinished: () => isFinished,
    /** The pen was lifted, and the digit is finished so many ms from now, or `moreMs` later. */
    after(ms, moreMs = 0) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (moreMs === 0 || (isRead() && isEnough())) finish();
        else timer = setTimeout(finish, moreMs);
      }, ms);
    },
    /** Another answer came. */
    check,
  };
}
