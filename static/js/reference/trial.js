/** Where the API is tried: what is to be sent, and what came back. */
import { createRequest, requestAsText, send } from "./exchange.js";

/**
 * Try the API in `form`, with `picture`, as `createPicture` gives it. `show` tells what would be sent
 * now, and `ask` sends it: its answer is shown unless the request is another meanwhile.
 */
export function createTrial(form, picture) {
  const asked = form.querySelector("#trial-request");
  const answered = form.querySelector("#trial-answer");
  const status = form.querySelector("#trial-status");
  const texts = form.dataset;
  let current = null;

  async function show() {
    const mine = Symbol("request");
    current = mine;
    tell("", texts.waiting);
    const query = Object.fromEntries(new FormData(form));
    const request = createRequest(await picture.content(), query);
    if (current !== mine) return null;
    const bytes = request.body.size.toLocaleString(document.documentElement.lang);
    asked.textContent = requestAsText(request, texts.body.replace("{bytes}", bytes));
    return { request, isCurrent: () => current === mine };
  }

  async function ask() {
    const shown = await show();
    if (shown === null) return;
    const lost = { status: "", text: texts.lost };
    const answer = await send(shown.request).catch(() => lost);
    if (shown.isCurrent()) tell(answer.status, answer.text);
  }

  function tell(number, text) {
    status.textContent = number;
    answered.textContent = text;
  }

  return { show, ask };
}
