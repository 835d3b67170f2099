"""The headers of the API's answers, held to its document in both directions."""

import pytest
from jsonschema import Draft202012Validator

from digits.litert import RecognizerUnavailable
from testing.pictures import as_base64, digit_picture
from tests.webapp.api.test_openapi import MANY, NUMBERS, ONE, REFUSED
from webapp import create_app
from webapp.http.overload import waited_s
from webapp.http.security import value_of_header
from webapp.keyring import ApiKey, new_key, write_keys
from webapp.settings import Settings

TEXT = as_base64(digit_picture(7))

BODY = {"json": {"image": TEXT, "images": [TEXT]}}

RATE = {"X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"}

UNTOLD = {"Content-Type", "Content-Length", "Cache-Control", *value_of_header}
"""What every site has: OpenAPI wants no Content-Type, and the others are no news to a client."""


@pytest.fixture
def client(recognizer):
    """A client of an app with a rate."""
    return create_app(Settings(rate_limit="1/hour"), recognizer).test_client()


@pytest.fixture
def keyed(recognizer, tmp_path):
    """A client of an app that asks for a key, and a key."""
    key, kept = new_key()
    write_keys(tmp_path / "keys.json", {"museum": ApiKey(kept, "5/hour")})
    app = create_app(Settings(api_keys=tmp_path / "keys.json"), recognizer)
    return app.test_client(), {"Authorization": f"Bearer {key}"}


@pytest.fixture
def unavailable(recognizer, monkeypatch):
    def refuse(_images):
        raise RecognizerUnavailable("expected LiteRT to run the model, got none")

    monkeypatch.setattr(recognizer, "probabilities", refuse)


def assert_as_told(client, answer, path, status):
    """Each header that came is told, and fits; each that is told to come always came."""
    document = client.get("/api/v1/openapi.json").json
    (operation,) = document["paths"][path].values()
    names = operation["responses"][str(status)]["headers"].keys()
    told = {name: document["components"]["headers"][name] for name in names}
    came = {*answer.headers.keys()} - UNTOLD
    assert came <= names
    assert {name for name, header in told.items() if header.get("required")} <= came
    for name in came:
        value = answer.headers[name]
        is_whole = told[name]["schema"]["type"] == "integer"
        Draft202012Validator(told[name]["schema"]).validate(int(value) if is_whole else value)
    return came


@pytest.mark.parametrize(("path", "status"), REFUSED)
def test_the_headers_of_each_problem_are_told(client, path, status):
    answer = client.post(path, **REFUSED[path, status])
    assert answer.status_code == status
    came = assert_as_told(client, answer, path, status)
    assert (came >= RATE) == (path not in (MANY, NUMBERS))


@pytest.mark.parametrize("path", [ONE, MANY, NUMBERS])
def test_the_headers_of_a_rate_are_told_with_what_it_allows_and_refuses(client, path):
    for status in (200, 429):
        answer = client.post(path, **BODY)
        assert answer.status_code == status
        came = assert_as_told(client, answer, path, status)
        assert came == {"X-Request-ID", *RATE, *({"Retry-After"} if status == 429 else ())}


@pytest.mark.parametrize("path", [ONE, MANY])
def test_the_headers_of_a_network_that_cannot_run_are_told(client, unavailable, path):
    answer = client.post(path, **BODY)
    assert answer.status_code == 503
    assert assert_as_told(client, answer, path, 503) == {"X-Request-ID", "Retry-After", *RATE}


@pytest.mark.parametrize("path", [ONE, MANY, NUMBERS])
def test_the_headers_of_a_busy_server_are_told(client, path):
    token = waited_s.set(60)
    answer = client.post(path, **BODY)
    waited_s.reset(token)
    assert assert_as_told(client, answer, path, 503) == {"X-Request-ID", "Retry-After"}


@pytest.mark.parametrize("path", [ONE, MANY, NUMBERS])
def test_the_headers_of_an_app_with_keys_are_told(keyed, path):
    client, key = keyed
    refused, read = client.post(path, **BODY), client.post(path, **BODY, headers=key)
    assert (refused.status_code, read.status_code) == (401, 200)
    came = assert_as_told(client, refused, path, 401)
    assert came == {"X-Request-ID", "WWW-Authenticate"}
    assert assert_as_told(client, read, path, 200) == {"X-Request-ID", *RATE}


@pytest.mark.parametrize(
    "path", ["/api/v1/rules", "/api/v1/models", "/api/v1/models/current", "/healthz", "/readyz"]
)
def test_the_headers_of_what_is_not_counted_are_told(client, path):
    assert assert_as_told(client, client.get(path), path, 200) == {"X-Request-ID"}
    other = client.post(path)
    assert other.status_code == 405
    assert assert_as_told(client, other, path, "default") == {"X-Request-ID", "Allow"}


def test_without_a_rate_and_keys_the_document_tells_of_no_header_of_theirs(app):
    document = app.test_client().get("/api/v1/openapi.json").json
    assert document["components"]["headers"].keys() == {"X-Request-ID", "Retry-After", "Allow"}
