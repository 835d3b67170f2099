import socket

import pytest

from webapp import create_app
from webapp.settings import Settings, read_settings
from webapp.validation import SettingsError

OTHER = "rebound.example"


def status(recognizer, name, path="/healthz", **settings):
    """Of a request under a name."""
    client = create_app(Settings(**settings), recognizer).test_client()
    return client.get(path, headers={"Host": name}).status_code


@pytest.mark.parametrize(
    ("settings", "host", "expected"),
    [
        ({}, "localhost", 200),
        ({}, "LOCALHOST:8000", 200),
        ({}, "localhost.", 200),
        ({}, "127.0.0.1:8000", 200),
        ({}, "[::1]:8000", 200),
        ({}, "127.0.0.2:8000", 200),
        ({}, OTHER, 400),
        ({}, "192.168.1.9", 400),
        ({"host": "192.168.1.9"}, "192.168.1.9:8000", 200),
        ({"host": "192.168.1.9"}, "localhost", 200),
        ({"host": "0.0.0.0"}, "192.168.1.9:8000", 200),
        ({"host": "0.0.0.0"}, "[fe80::1]:8000", 200),
        ({"host": "0.0.0.0"}, socket.gethostname(), 200),
        ({"host": "0.0.0.0"}, OTHER, 400),
        ({"host": "0.0.0.0", "hosts": "digits.example"}, "192.168.1.9", 400),
        ({"hosts": "digits.example, www.digits.example"}, "www.digits.example", 200),
        ({"hosts": "digits.example"}, "localhost", 200),
        ({"hosts": "digits.example"}, "evil.digits.example", 400),
        ({"hosts": "*"}, OTHER, 200),
    ],
)
def test_it_answers_under_its_own_names_alone(recognizer, settings, host, expected):
    assert status(recognizer, host, **settings) == expected


@pytest.mark.parametrize("path", ["/", "/nope", "/api/v1/predictions", "/static//x/"])
@pytest.mark.parametrize(
    "host",
    ["..", "a..b", "a" * 64, "a b", "[::1", "x:y", "x:999999", "ü.example", "a." * 200],
)
def test_what_is_no_name_is_refused_whatever_the_settings(recognizer, host, path):
    assert status(recognizer, host, path, hosts="*") == 400


def test_a_refusal_says_what_was_expected_and_has_the_headers_of_every_answer(client):
    answer = client.get("/", headers={"Host": OTHER})
    assert "expected the Host to be one of 127.0.0.1, ::1, localhost, got" in answer.text
    assert "DIGITPAD_HOSTS" in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    told = client.get("/api/v1/predictions", headers={"Host": OTHER})
    assert told.content_type == "application/problem+json"
    assert told.json["detail"] == answer.text


def test_no_address_leads_to_another_name(client):
    answer = client.get("/static//evil.example/", headers={"Host": "evil.example"})
    assert "Location" not in answer.headers


@pytest.mark.parametrize(("protocol", "expected"), [("HTTP/1.1", 400), ("HTTP/1.0", 200)])
def test_only_the_oldest_requests_need_no_name(client, protocol, expected):
    environ = {"SERVER_PROTOCOL": protocol, "HTTP_HOST": ""}
    assert client.get("/healthz", environ_overrides=environ).status_code == expected


def test_behind_a_trusted_proxy_it_is_the_name_in_the_browser(recognizer):
    settings = Settings(proxies=1, hosts="digits.example")
    client = create_app(settings, recognizer).test_client()
    for name, expected in (("digits.example", 200), (OTHER, 400)):
        answer = client.get("/healthz", headers={"X-Forwarded-Host": name})
        assert answer.status_code == expected


@pytest.mark.parametrize(
    "hosts", ["a b", "http://digits.example", "a/b", "..", "digits.example:80"]
)
def test_names_that_cannot_be_are_refused_at_start(hosts):
    with pytest.raises(SettingsError, match=r"^DIGITPAD_HOSTS: expected names without ports"):
        read_settings({"DIGITPAD_HOSTS": hosts})
