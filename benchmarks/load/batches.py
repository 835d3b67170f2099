"""A page's request as one for many pictures."""

import json
from dataclasses import replace

from benchmarks.load.requests import HttpRequest

PICTURES = 64


def as_batch(request: HttpRequest) -> HttpRequest:
    """The request for one picture, in JSON, as one for 64 times the same."""
    image = json.loads(request.body)["image"]
    body = json.dumps({"images": [image] * PICTURES}).encode()
    return replace(request, path=request.path.partition("?")[0] + "/batch", body=body)
