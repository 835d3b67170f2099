import pytest

from webapp import create_app
from webapp.settings import Settings


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing", "/static/js/pages/pad.js"])
def test_every_answer_carries_the_security_headers(client, path):
    with client.get(path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("scheme", "lasts"), [("https", "max-age=604800"), ("http", None)])
def test_whoever_came_over_https_is_kept_to_it_for_a_week(client, scheme, lasts):
    answer = client.get("/", base_url=f"{scheme}://localhost")
    assert answer.headers.get("Strict-Transport-Security") == lasts


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("get", "/kiosk/stats", {}),
        ("get", "/kiosk/stats.csv", {}),
        ("get", "/kiosk/heartbeat", {}),
        ("post", "/picture", {"data": {"sample": "note"}}),
        ("post", "/picture", {"data": {"sample": "none"}}),
        ("post", "/api/v1/predictions?explain=1", {"json": {"image": ""}}),
        ("post", "/link/code", {"json": {"drawing": "AQ"}}),
        ("post", "/link/code", {"json": {"drawing": "no drawing"}}),
    ],
)
def test_what_is_the_hosts_or_a_visitors_own_is_stored_nowhere(client, method, path, body):
    assert getattr(client, method)(path, **body).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/picture", "/model", "/api", "/about", "/kiosk"])
def test_a_page_may_be_kept_by_its_browser(client, path):
    assert "no-store" not in client.get(path).headers.get("Cache-Control", "")


def framing(answer):
    return answer.headers["Content-Security-Policy"].partition("frame-ancestors ")[2]


@pytest.mark.parametrize("path", ["/", "/?embed=1", "/nothing", "/static/js/pages/pad.js"])
def test_nobody_may_show_a_page_in_a_frame_but_whom_the_settings_name(client, path, recognizer):
    with client.get(path) as answer:
        assert framing(answer) == "'none'"
    settings = Settings(frame_ancestors="https://school.example, http://museum.example:81")
    with create_app(settings, recognizer).test_client().get(path) as answer:
        assert framing(answer) == "'self' https://school.example http://museum.example:81"


def test_an_embedded_pad_has_no_way_to_other_pages(client):
    whole, embedded = (client.get(path).text for path in ("/", "/?embed=1"))
    assert 'class="masthead"' in whole
    assert 'class="masthead"' not in embedded
    assert 'id="pad"' in embedded
