"""The HTTP request that each contender is loaded with: the one that its own page sends."""

import asyncio
import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from playwright.async_api import Browser, Page, Request
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from benchmarks.browser import SETTLING_S, chromium
from benchmarks.contenders import GRADIO, WORK, Contender, Pad
from benchmarks.hand import digit_strokes
from benchmarks.servers import Server
from testing.pictures import Stroke, as_file, digit_picture

OF_THE_CONNECTION = ("host", "connection", "content-length")


class WrongAnswer(RuntimeError):
    """A contender does not answer its question with 200."""


@dataclass(frozen=True)
class Question:
    """One HTTP request; headers without those that belong to the connection."""

    method: str = "GET"
    path: str = "/"
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def as_sent(self, keep_alive: bool) -> bytes:
        """The bytes of the whole request in HTTP/1.1."""
        headers = self.headers | {
            "Host": "127.0.0.1",
            "Connection": "keep-alive" if keep_alive else "close",
            "Content-Length": str(len(self.body)),
        }
        lines = [f"{self.method} {self.path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        return "\r\n".join([*lines, "", ""]).encode() + self.body

    def ask(self, server: Server, times: int = 1) -> bytes:
        """Send it so many times over one connection; the last answer, or `WrongAnswer`."""
        with closing(server.connect()) as connection:
            for _ in range(times):
                connection.request(self.method, self.path, self.body, self.headers)
                answer = connection.getresponse()
                content = answer.read()
                if answer.status != 200:
                    raise WrongAnswer(
                        f"{server.contender.name} answered {answer.status}: {content[:200]!r}"
                    )
        return content


def questions_of(servers: Sequence[Server]) -> dict[Contender, Question]:
    """What each is asked; raises `NoChromium`."""

    async def collect() -> dict[Contender, Question]:
        async with chromium() as browser:
            return {one.contender: await _question_of(browser, one) for one in servers}

    return asyncio.run(collect())


async def _question_of(browser: Browser, server: Server) -> Question:
    if server.contender == GRADIO:
        return _question_of_gradio(server)
    pad = server.contender.pad
    return Question() if pad is None else await _recorded(browser, server, pad)


async def _recorded(browser: Browser, server: Server, pad: Pad) -> Question:
    """What a page sends for a whole digit: the last request, for the pen asks while it moves."""
    sent: list[Request] = []
    page = await browser.new_page()
    page.on("request", lambda request: sent.append(request))  # not a builtin
    await page.goto(server.url)
    await _draw(page, pad, digit_strokes(1)[0])
    await asyncio.sleep(SETTLING_S)
    last = [request for request in sent if pad.question in request.url][-1]
    headers = await last.all_headers()
    await page.close()
    return Question(
        method=last.method,
        path=last.url.removeprefix(server.url),
        headers={k: v for k, v in headers.items() if k not in OF_THE_CONNECTION},
        body=last.post_data_buffer or b"",
    )


async def _draw(page: Page, pad: Pad, stroke: Stroke) -> None:
    box = await page.locator(pad.canvas).bounding_box()
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
    await page.mouse.move(*places[0])
    await page.mouse.down()
    for place in places:
        await page.mouse.move(*place)
    await page.mouse.up()


def _question_of_gradio(server: Server) -> Question:
    """Its route that answers at once: it spares it the uploads and the queue of its page."""
    file = FileStorage(BytesIO(as_file(digit_picture(7))), filename="pad.png")
    boundary, body = encode_multipart({"files": file})
    media_type = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
    upload = Question("POST", "/gradio_api/upload", media_type, body)
    (path,) = json.loads(upload.ask(server))
    composite = {"path": path, "meta": {"_type": "gradio.FileData"}}
    sketch = {"background": None, "layers": [], "composite": composite}
    body = json.dumps({"data": [sketch]}).encode()
    media_type = {"Content-Type": "application/json"}
    return Question("POST", "/gradio_api/run/predict", media_type, body)


def write_question(question: Question, name: str, keep_alive: bool) -> Path:
    """Keep a question as a file that wrk's script sends."""
    path = WORK / "questions" / f"{name}{'' if keep_alive else ', new connections'}.http"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(question.as_sent(keep_alive))
    return path
