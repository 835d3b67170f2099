"""The request that each contender is loaded with: the one that its own page sends."""

import asyncio
import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from playwright.async_api import Browser, Page, Request
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from benchmarks.browser.desk import SETTLING_S, chromium
from benchmarks.browser.hand import digit_strokes
from benchmarks.contenders.contenders import GRADIO, Contender, Pad
from benchmarks.contenders.servers import Server
from benchmarks.load.requests import HttpRequest
from testing.pictures import Stroke, as_file, digit_picture

OF_THE_CONNECTION = ("host", "connection", "content-length")


def requests_of(servers: Sequence[Server]) -> dict[Contender, HttpRequest]:
    """What each contender is sent; raises `NoChromium`."""

    async def record() -> dict[Contender, HttpRequest]:
        async with chromium() as browser:
            return {one.contender: await _request_of(browser, one) for one in servers}

    return asyncio.run(record())


async def _request_of(browser: Browser, server: Server) -> HttpRequest:
    if server.contender == GRADIO:
        return _request_of_gradio(server)
    pad = server.contender.pad
    return HttpRequest() if pad is None else await _recorded(browser, server, pad)


async def _recorded(browser: Browser, server: Server, pad: Pad) -> HttpRequest:
    """What a page sends for a whole digit: its last request, as it also asks while one draws."""
    sent: list[Request] = []
    page = await browser.new_page()
    page.on(
        "request", lambda request: sent.append(request)
    )  # Playwright wants a function of Python's own
    await page.goto(server.url)
    await _draw(page, pad, digit_strokes(1)[0])
    await asyncio.sleep(SETTLING_S)
    last = [request for request in sent if pad.endpoint in request.url][-1]
    headers = await last.all_headers()
    await page.close()
    return HttpRequest(
        method=last.method,
        path=last.url.removeprefix(server.url),
        headers={k: v for k, v in headers.items() if k not in OF_THE_CONNECTION},
        body=last.post_data_buffer or b"",
    )


async def _draw(page: Page, pad: Pad, stroke: Stroke) -> None:
    canvas = page.locator(pad.canvas)
    box = await canvas.evaluate("(canvas) => canvas.getBoundingClientRect().toJSON()")
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
    await page.mouse.move(*places[0])
    await page.mouse.down()
    for place in places:
        await page.mouse.move(*place)
    await page.mouse.up()


def _request_of_gradio(server: Server) -> HttpRequest:
    """To its route that answers at once, without the uploads and the queue of its page."""
    file = FileStorage(BytesIO(as_file(digit_picture(7))), filename="pad.png")
    boundary, body = encode_multipart({"files": file})
    media_type = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    upload = HttpRequest("POST", "/gradio_api/upload", media_type, body)
    (path,) = json.loads(upload.send(server))
    composite = {"path": path, "meta": {"_type": "gradio.FileData"}}
    sketch: dict[str, Any] = {"background": None, "layers": [], "composite": composite}
    body = json.dumps({"data": [sketch]}).encode()
    media_type = {"Content-Type": "application/json"}
    return HttpRequest("POST", "/gradio_api/run/predict", media_type, body)
