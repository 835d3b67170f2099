/*
 * Pen to bars on any page, from outside: from the newest pointer event before the page asked for
 * an answer to the frame that painted it. `watchPenToBars({ canvas, answer, endpoint })` starts it, with
 * CSS selectors and a part of the address that is asked; `meter` then holds what it saw.
 */
const meter = { drawings: 0, asked: 0, times: [] };
window.meter = meter;

window.watchPenToBars = ({ canvas, answer, endpoint }) => {
  let newestEvent = null;
  let seen = -Infinity;
  let answeredEvent = null;
  let shown = "";

  function noteEvent(event) {
    if (!event.target.closest?.(canvas) || (event.buttons === 0 && event.type !== "pointerup")) return;
    if (event.timeStamp <= seen) return; // a move that was told as it came
    newestEvent = seen = event.timeStamp;
    if (event.type !== "pointerup") meter.drawings += 1;
  }

  function noteAnswer() {
    const text = [...document.querySelectorAll(answer)].map((one) => one.textContent).join();
    if (text === shown) return;
    shown = text;
    if (answeredEvent === null) return;
    const since = answeredEvent;
    answeredEvent = null;
    afterPaint(() => meter.times.push(performance.now() - since));
  }

  function afterPaint(callback) {
    const channel = new MessageChannel();
    channel.port1.onmessage = callback;
    requestAnimationFrame(() => channel.port2.postMessage(null));
  }

  const originalFetch = window.fetch;
  window.fetch = async (...given) => {
    if (!String(given[0].url ?? given[0]).includes(endpoint)) return originalFetch(...given);
    const since = newestEvent;
    newestEvent = null; // what is asked without the pen is not measured
    if (since !== null) meter.asked += 1;
    const response = await originalFetch(...given);
    answeredEvent = since;
    return response;
  };

  for (const type of ["pointerdown", "pointerrawupdate", "pointermove", "pointerup"]) {
    addEventListener(type, noteEvent, { capture: true });
  }
  addEventListener("click", () => (answeredEvent = null), { capture: true });
  new MutationObserver(noteAnswer).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
  });
};
