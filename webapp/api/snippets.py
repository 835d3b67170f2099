"""How to ask for each thing, ready to paste: for a shell, and for Python with what it brings."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.api.openapi import examples

PREDICTIONS = "/api/v1/predictions"

READINGS = "/api/v1/readings"

GET = """\
import json
from urllib.request import urlopen

server = "{server}"
print(json.load(urlopen(server + "{path}")))
"""

GET_WITH_KEY = """\
import json
from urllib.request import Request, urlopen

server = "{server}"
headers = {headers}
request = Request(server + "{path}", headers=headers)
print(json.load(urlopen(request)))
"""

POST = """\
import json
from urllib.request import Request, urlopen

server = "{server}"
picture = urlopen(server + "/static/samples/{sample}").read()
headers = {headers}
request = Request(server + "{path}", picture, headers)
print(json.load(urlopen(request)))
"""

POST_MANY = """\
import json
from base64 import b64encode
from urllib.request import Request, urlopen

server = "{server}"
picture = urlopen(server + "/static/samples/{sample}").read()
images = {count} * [b64encode(picture).decode()]
body = json.dumps({{"images": images}}).encode()
headers = {headers}
request = Request(server + "{path}", body, headers)
print(json.load(urlopen(request)))
"""


@dataclass(frozen=True)
class Snippet:
    """What is asked, with so many of a picture of the page's own, and what is answered."""

    path: str
    answer: Mapping[str, Any]
    sample: str = ""
    count: int = 1

    @property
    def method(self) -> str:
        """Of HTTP."""
        return "POST" if self.sample else "GET"

    def curl(self, server: str, needs_key: bool) -> str:
        """For a shell, asking the server at an address, such as https://digits.example."""
        files = f"-F image=@{self.sample} " * self.count if self.sample else ""
        key = '-H "Authorization: Bearer KEY" ' if self._shows_key(needs_key) else ""
        command = f'curl {key}{files}"{server}{self.path}"'
        return f"curl -O {server}/static/samples/{self.sample}\n{command}" if files else command

    def python(self, server: str, needs_key: bool) -> str:
        """The same for Python."""
        shows_key = self._shows_key(needs_key)
        headers = {"Authorization": "Bearer KEY"} if shows_key else {}
        if not self.sample:
            shape = GET_WITH_KEY if shows_key else GET
        else:
            shape = POST_MANY if self.count > 1 else POST
            headers["Content-Type"] = self._media_type
        return shape.format(server=server, headers=json.dumps(headers), **vars(self))

    @property
    def told_answer(self) -> str:
        """The answer, a field a line."""
        fields = (f'  "{name}": {_json(value)}' for name, value in self.answer.items())
        return "{\n" + ",\n".join(fields) + "\n}"

    @property
    def _media_type(self) -> str:
        if self.count > 1:
            return "application/json"
        return "image/jpeg" if self.sample.endswith(".jpg") else "image/png"

    def _shows_key(self, needs_key: bool) -> bool:
        return needs_key and self.path.startswith("/api/")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


EXPLAINED = {
    "seen": "data:image/png;base64,…",
    "explained": 9,
    "heatmap": [["…"]],
    "features": [{"size": 28, "maps": ["…"], "image": "data:image/png;base64,…"}],
}

FOUR = {
    "digit": 4,
    "probabilities": [0.0, 0.0, 0.0, 0.0, 0.9994, 0.0001, 0.0001, 0.0, 0.0, 0.0004],
    "digits": 1,
}

NUMBER = examples.READING | {"text": "10439", "alternatives": []}

PHOTO_OF_NUMBER = NUMBER | {"text": "60311", "rule": None}

snippets_of: Mapping[str, tuple[Snippet, ...]] = {
    "read": (Snippet(PREDICTIONS, examples.PREDICTION, "seven.png"),),
    "explain": (
        Snippet(f"{PREDICTIONS}?explain=1&digit=9", examples.PREDICTION | EXPLAINED, "seven.png"),
    ),
    "photo": (Snippet(f"{PREDICTIONS}?photo=1", examples.PREDICTION | FOUR, "note.jpg"),),
    "number": (
        Snippet(f"{READINGS}?rule=postcode-de", NUMBER, "number.png"),
        Snippet(f"{READINGS}?photo=1", PHOTO_OF_NUMBER, "parcel.jpg"),
    ),
    "batch": (
        Snippet(f"{PREDICTIONS}/batch", examples.BATCH, "seven.png", count=2),
        Snippet(f"{READINGS}/batch", examples.READING_BATCH, "number.png", count=2),
    ),
    "rules": (Snippet("/api/v1/rules", {"rules": [examples.RULE]}),),
    "models": (
        Snippet("/api/v1/models/current", examples.CURRENT_MODEL),
        Snippet("/api/v1/models", {"models": [examples.MODEL]}),
    ),
    "health": (Snippet("/readyz", examples.READY), Snippet("/healthz", {"status": "alive"})),
    "document": (Snippet("/api/v1/openapi.json", {"openapi": "3.1.0", "paths": "…"}),),
}
"""By the chapters of the page."""
