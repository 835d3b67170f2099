"""Behind a real nginx, over HTTPS and under a path, as docs/hosting.md says."""

import re
import ssl
import subprocess
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from testing.photographs import photo_file
from testing.proxies import NoNginx, RunningNginx
from testing.servers import RunningServer
from tests.missing import skip_or_fail

TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname = False
TRUSTING.verify_mode = ssl.CERT_NONE

HEADERS = ("X-Forwarded", "Host")

WAYS = {
    "strips": ({"DIGITPAD_PROXIES": "1"}, {}),
    "keeps": ({"DIGITPAD_PROXIES": "1"}, {"strips": False}),
    "strips and tells nothing": ({"SCRIPT_NAME": "/digitpad"}, {"without": HEADERS}),
    "keeps and tells nothing": (
        {"SCRIPT_NAME": "/digitpad"},
        {"strips": False, "without": HEADERS},
    ),
}


@pytest.fixture(scope="module", params=WAYS)
def address(request, tmp_path_factory):
    """Where the server is, behind an nginx that serves it in one of the ways."""
    environment, options = WAYS[request.param]
    folder = tmp_path_factory.mktemp("nginx")
    with RunningServer(tmp_path_factory.mktemp("server") / "log", **environment) as server:
        try:
            with RunningNginx(folder, server.port, **options) as nginx:
                yield nginx.url
        except NoNginx as reason:
            skip_or_fail(reason)


def get(address: str) -> bytes:
    with urlopen(address, timeout=10, context=TRUSTING) as answer:
        return answer.read()


def status(address: str, body: str | None = None) -> int:
    """Of a request, with a body of JSON or none."""
    json = {"Content-Type": "application/json"}
    request = Request(address, body.encode() if body else None, json)
    with pytest.raises(HTTPError) as refused:
        urlopen(request, timeout=10, context=TRUSTING)
    with refused.value as answer:
        return answer.code


def test_a_page_finds_its_styles_and_scripts(address):
    html = get(f"{address}/").decode()
    files = set(re.findall(r'(?:href|src)="/digitpad(/static/[^"]+)"', html))
    assert len(files) > 20
    assert all(get(address + file) for file in files)


def test_a_picture_is_read_without_a_cookie_or_a_referrer(address, tmp_path):
    (tmp_path / "photo.jpg").write_bytes(photo_file(5))
    form = ["-F", f"file=@{tmp_path / 'photo.jpg'}"]
    sent = ["curl", "--silent", "--insecure", "--http1.0", *form, f"{address}/picture"]
    html = subprocess.run(sent, capture_output=True, text=True, check=True).stdout
    assert re.search(r'id="picture-verdict"[^>]*>5<', html)


def test_nobody_behind_it_is_taken_for_somebody_on_this_machine(address):
    assert status(f"{address}/kiosk/stats") == 403
    assert status(f"{address}/kiosk/stats.csv") == 403
    assert status(f"{address}/kiosk/heartbeat", "null") == 403
    assert status(f"{address}/kiosk/counts", '["drawings"]') == 403
    assert '"isHere": false' in get(f"{address}/kiosk").decode()
