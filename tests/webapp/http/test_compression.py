import re

import brotli
import pytest

from webapp.settings import ROOT


def test_the_first_load_is_at_most_60_kb_on_the_wire(client):
    html = client.get("/").text
    paths = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', html))
    sizes = []
    for path in ["/", *paths]:
        with client.get(path, headers={"Accept-Encoding": "br"}) as answer:
            sizes.append(len(answer.data))
    assert sum(sizes) <= 60_000, sum(sizes)


SCRIPT = "/static/js/desk/desk.js"


@pytest.mark.parametrize("path", [SCRIPT, "/static/css/desk/desk.css"])
def test_a_file_comes_whole_and_as_small_as_brotli_makes_it(client, path):
    content = (ROOT / path[1:]).read_bytes()
    with client.get(path, headers={"Accept-Encoding": "br"}) as answer:
        assert brotli.decompress(answer.data) == content
        assert len(answer.data) <= len(brotli.compress(content, quality=11))


def test_a_browser_that_knows_no_brotli_gets_what_it_can_read(client):
    with client.get(SCRIPT, headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"


def test_a_part_of_a_file_is_no_whole_one(client):
    headers = {"Accept-Encoding": "br", "Range": "bytes=0-1999"}
    with client.get(SCRIPT, headers=headers) as answer:
        assert answer.status_code == 206
        assert brotli.decompress(answer.data) == (ROOT / SCRIPT[1:]).read_bytes()[:2000]


@pytest.mark.parametrize("path", ["/", "/?lang=ar", "/about"])
def test_a_page_that_is_the_same_for_everybody_comes_as_small_too(client, path):
    page = client.get(path, headers={"Accept-Encoding": "identity"}).data
    answer = client.get(path, headers={"Accept-Encoding": "br"}).data
    assert brotli.decompress(answer) == page
    assert len(answer) <= len(brotli.compress(page, quality=11))


def test_what_follows_such_a_page_is_not_taken_for_it(client):
    client.get("/", headers={"Accept-Encoding": "br"})
    answer = client.get("/api", headers={"Accept-Encoding": "br"})
    assert b"curl" in brotli.decompress(answer.data)
