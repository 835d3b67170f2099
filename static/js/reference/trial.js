/** Where the API is tried: what is to be sent, and what came back. */
import { createRequest, requestAsText, send } from "./exchange.js";

/**
 * Try the API in `form`, with `picture`, as `createPicture` gives it. `show` tells what would be sent
 * now, and `ask` sends it: its answer is shown unless the request is another meanwhile.
 */
export function createTrial(form, picture) {
  const asked = form.querySelector("#trial-request");
  const answered = form.querySelector("#trial-answer");
  const headers = form.querySelector("#trial-headers");
  const status = form.querySelector("#trial-status");
  const texts = form.dataset;
  let current = null;

  async function show() {
    const mine = Symbol("request");
    current = mine;
    tell({ status: "", headers: "", body: texts.waiting });
    const asksFor = [...new FormData(form)].filter(([, value]) => value !== "");
    const query = Object.fromEntries(asksFor);
    const request = createRequest(await picture.content(), query);
    if (current !== mine) return null;
    tellRequest(request);
    return { request, isCurrent: () => current === mine };
  }

  async function ask() {
    const shown = await show();
    if (shown === null) return;
    const lost = { status: "", headers: "", body: texts.lost };
    const answer = await send(shown.request).catch(() => lost);
    if (!shown.isCurrent()) return;
    tellRequest(shown.request); // as it was sent in the end, with a pass where one is asked for
    tell(answer);
  }

  function tellRequest(request) {
    const bytes = request.body.size.toLocaleString(document.documentElement.lang);
    asked.textContent = requestAsText(request, texts.body.replace("{bytes}", bytes));
  }

  function tell(answer) {
    status.textContent = answer.status;
    status.classList.toggle("is-problem", answer.status >= 400);
    headers.textContent = answer.headers;
    headers.parentElement.hidden = answer.headers === "";
    answered.textContent = answer.body;
  }

  return { show, ask };
}
