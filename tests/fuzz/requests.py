"""Requests by HTTP's grammar that are framed as they should be, with anything in them."""

import base64
import json
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.fuzz.pictures import pictures

PREDICTIONS = "/api/v1/predictions"

READINGS = "/api/v1/readings"

PATHS = """\
/
/?lang=de
/?lang=%00
/picture
/link/code
/model
/model/report/x
/kiosk
/kiosk?idle=x
/kiosk/stats
/kiosk/counts
/kiosk/heartbeat
/healthz
/readyz
/nothing
//x
/%2e%2e/
/static//x
/static/js/pages/pad.js
/static/../webapp/settings.py
/manifest.webmanifest
/api/v1/predictions?explain=1
/api/v1/predictions?photo=1
/api/v1/readings
/api/v1/readings?rule=luhn&length=3-8
/api/v1/readings?rule=%00
/api/v1/readings?photo=1
/api/v1/readings/batch?length=1-3
/api/v1/predictions/batch
/api/v1/nothing
""".splitlines()

METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"]

TYPES = """\
application/json
application/json; charset=utf-16
image/png
image/jpeg
image/jpg
text/plain
multipart/form-data; boundary=x
multipart/form-data
application/x-www-form-urlencoded
;;;
""".splitlines()

NAMES = """\
Accept-Language
Accept-Encoding
Authorization
Cookie
Range
If-None-Match
If-Modified-Since
Origin
Referer
Sec-Fetch-Site
X-Forwarded-For
X-Forwarded-Proto
X-Forwarded-Prefix
SCRIPT_NAME
Forwarded
X-HTTP-Method-Override
Upgrade
Expect
TE
""".splitlines()

VALUES = """\
de;q=0.5, tr
*
gzip;q=0, br
session=x; lang=ar
bytes=0-1
bytes=9-1
null
http://[
cross-site
127.0.0.1
https
/x/
100-continue
h2c
""".splitlines()

in_headers = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"))

headers = st.dictionaries(
    st.sampled_from(NAMES),
    st.sampled_from(VALUES) | in_headers.map(str.strip) | st.just("a" * 5_000),
    max_size=4,
)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)

drawings = st.builds(
    lambda picture, prefix: {"image": prefix + base64.b64encode(picture).decode()},
    pictures,
    st.sampled_from(["", "data:image/png;base64,", "data:", "data:;base64,", " \n"]),
)

endless = st.builds(
    lambda part, count: part * count,
    st.sampled_from(["[", '{"image":', "data:", "1", '{"image": "' + "data:" * 1_000]),
    st.sampled_from([1, 999, 20_000]),
)

texts = (anything | drawings).map(json.dumps) | endless

forms = st.builds(
    lambda name, picture, end: (
        b'--x\r\nContent-Disposition: form-data; name="%s"; filename="a"\r\n\r\n' % name
        + picture
        + b"\r\n"
        + end
    ),
    st.sampled_from([b"image", b"file", b"camera", b"sample", b"", b'a"b', b"x" * 3_000]),
    pictures,
    st.sampled_from([b"--x--\r\n", b"--x\r\n", b"", b"--x--" * 500]),
)


@dataclass(frozen=True)
class Request:
    """A request that has to be answered."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


requests = st.builds(
    lambda method, path, kind, more, body: Request(
        method, path, {"Content-Type": kind, **more}, body
    ),
    st.sampled_from(METHODS) | st.just("POST"),
    st.sampled_from(PATHS) | st.just(PREDICTIONS),
    st.sampled_from(TYPES),
    headers,
    pictures | texts.map(str.encode) | forms,
)
