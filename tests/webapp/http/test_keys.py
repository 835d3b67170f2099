"""Keys of the API: who may ask, how often, and that the pages go on reading."""

import time
from types import SimpleNamespace

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from testing.pictures import as_base64, as_file, digit_picture
from webapp import create_app
from webapp.http import passes
from webapp.keyring import ApiKey, new_key, read_keys, write_keys
from webapp.settings import Settings
from webapp.validation import SettingsError

API, BATCH = "/api/v1/predictions", "/api/v1/predictions/batch"

SEVEN = {"data": as_file(digit_picture(7)), "content_type": "image/png"}

ASKED = [
    ("post", API),
    ("post", BATCH),
    ("post", "/api/v1/readings"),
    ("post", "/api/v1/readings/batch"),
    ("get", "/api/v1/rules"),
    ("get", "/api/v1/models"),
    ("get", "/api/v1/models/current"),
]

FREE = ["/", "/picture", "/model", "/api", "/about", "/api/v1/openapi.json", "/healthz", "/readyz"]


@pytest.fixture
def keys(tmp_path):
    """A file of keys, and each key by its holder."""
    made = {"museum": new_key(), "school": new_key()}
    rates = {"museum": "2/hour", "school": ""}
    path = tmp_path / "keys.json"
    write_keys(path, {name: ApiKey(kept, rates[name]) for name, (_, kept) in made.items()})
    return SimpleNamespace(path=path, **{name: key for name, (key, _) in made.items()})


@pytest.fixture
def client(keys, recognizer):
    return create_app(Settings(api_keys=keys.path, proxies=1), recognizer).test_client()


def bearer(key, **more):
    return {"Authorization": f"Bearer {key}", **more}


def ask(client, key=None, **more):
    return client.post(API, **SEVEN, headers=bearer(key, **more) if key else more)


@pytest.mark.parametrize(("method", "path"), ASKED)
@pytest.mark.parametrize(
    ("headers", "came"),
    [
        ({}, "none"),
        ({"Authorization": "Basic bXVzZXVtOng="}, "none"),
        ({"Authorization": "Bearer"}, "none"),
        (bearer("dp_wrong"), "one that nobody has"),
        (bearer("ä"), "one that nobody has"),
    ],
)
def test_without_a_key_the_api_answers_401_and_says_what_it_expects(
    client, method, path, headers, came
):
    answer = client.open(path, method=method.upper(), headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer realm=Digitpad"
    assert answer.json["detail"].endswith(f"Authorization: Bearer KEY, got {came}")


@pytest.mark.parametrize("path", FREE)
def test_what_is_for_everybody_needs_no_key(client, path):
    assert client.get(path).status_code == 200


def test_with_a_key_the_api_answers(client, keys):
    assert ask(client, keys.school).json["digit"] == 7


def test_each_key_has_a_rate_of_its_own_wherever_it_is_used(client, keys):
    addresses = [{"X-Forwarded-For": f"10.0.0.{n}"} for n in (1, 2, 3)]
    statuses = [ask(client, keys.museum, **address).status_code for address in addresses]
    assert statuses == [200, 200, 429]
    assert all(ask(client, keys.school).status_code == 200 for _ in range(3))


def test_a_batch_larger_than_its_keys_rate_is_refused_and_spends_nothing(client, keys):
    body = {"images": [as_base64(digit_picture(7))] * 3}
    refused = client.post(BATCH, json=body, headers=bearer(keys.museum))
    assert refused.status_code == 413
    assert "at most 2 pictures at once" in refused.json["detail"]
    assert client.post(BATCH, json=body, headers=bearer(keys.school)).status_code == 200
    assert [ask(client, keys.museum).status_code for _ in range(3)] == [200, 200, 429]


def test_a_key_without_a_rate_has_that_of_the_settings(keys, recognizer):
    app = create_app(Settings(api_keys=keys.path, rate_limit="1/hour"), recognizer)
    client = app.test_client()
    assert [ask(client, keys.school).status_code for _ in range(2)] == [200, 429]
    assert [ask(client, keys.museum).status_code for _ in range(3)] == [200, 200, 429]


def test_a_key_that_is_made_or_revoked_counts_at_once(client, keys):
    key, kept = new_key()
    held = read_keys(keys.path, "file")
    write_keys(keys.path, held | {"new": ApiKey(kept)})
    assert ask(client, key).status_code == 200
    write_keys(keys.path, held)
    assert ask(client, key).status_code == 401


@pytest.mark.parametrize("content", [b"no JSON", b'{"museum": {}}', None])
def test_a_file_that_breaks_while_the_server_runs_leaves_the_keys_as_they_were(
    client, keys, content, caplog
):
    keys.path.unlink() if content is None else keys.path.write_bytes(content)
    assert ask(client, keys.school).status_code == 200
    assert ask(client).status_code == 401


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "expected a file of keys, got .*No such file"),
        ("{", "as `digitpad keys new` writes it"),
        ('{"a": {"sha256": "0"}}', "as `digitpad keys new` writes it"),
        ('{"a": {"sha256": "%s", "more": 1}}' % ("0" * 64), "as `digitpad keys new` writes it"),
        (
            '{"a": {"sha256": "%s", "rate_limit": "often"}}' % ("0" * 64),
            "the rate of 'a' in .*one like 60/second",
        ),
    ],
)
def test_a_file_that_cannot_be_is_refused_at_start(tmp_path, recognizer, content, told):
    path = tmp_path / "keys.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(SettingsError, match=f"DIGITPAD_API_KEYS: .*{told}"):
        create_app(Settings(api_keys=path), recognizer)


def test_the_file_holds_no_key_and_is_for_its_owner_alone(keys):
    content = keys.path.read_text()
    assert keys.museum not in content
    assert keys.museum.removeprefix("dp_") not in content
    assert keys.path.stat().st_mode & 0o077 == 0


def a_pass(client, **headers):
    return client.post("/pass", headers=headers)


def test_a_page_reads_with_a_pass(client):
    answer = a_pass(client)
    assert answer.headers["Cache-Control"] == "no-store"
    assert ask(client, answer.json["pass"]).json["digit"] == 7


def test_a_pass_is_for_the_address_that_asked_for_it(client):
    given = a_pass(client, **{"X-Forwarded-For": "10.0.0.1"}).json["pass"]
    assert ask(client, given, **{"X-Forwarded-For": "10.0.0.1"}).status_code == 200
    assert ask(client, given, **{"X-Forwarded-For": "10.0.0.2"}).status_code == 401


def test_a_pass_is_good_for_an_hour(client, monkeypatch):
    given = a_pass(client).json["pass"]
    later = time.time() + passes.LASTS_S + 2
    monkeypatch.setattr(time, "time", lambda: later)
    assert ask(client, given).status_code == 401


def test_whoever_has_a_pass_has_the_rate_of_an_address(keys, recognizer):
    app = create_app(Settings(api_keys=keys.path, rate_limit="1/hour"), recognizer)
    client = app.test_client()
    given = [a_pass(client).json["pass"] for _ in range(2)]
    assert [ask(client, one).status_code for one in given] == [200, 429]


def test_another_sites_page_gets_no_pass(client):
    assert a_pass(client, Origin="https://elsewhere.example").status_code == 403


def test_where_nobody_needs_a_pass_there_is_none(recognizer):
    assert create_app(Settings(), recognizer).test_client().post("/pass").status_code == 404


def test_the_document_tells_of_keys_where_they_are_asked_for(client, keys):
    document = client.get("/api/v1/openapi.json").json
    validate(document)
    for method, path in ASKED:
        told = document["paths"][path][method]
        assert told["security"] == [{"key": []}]
        (problem,) = told["responses"]["401"]["content"].values()
        came = client.open(path, method=method.upper()).json
        assert came == problem["example"] | {"request_id": came["request_id"]}
        schema = problem["schema"] | {"components": document["components"]}
        Draft202012Validator(schema).validate(came)
    assert "security" not in document["paths"]["/healthz"]["get"]


def test_without_keys_the_document_tells_of_none(recognizer):
    document = create_app(Settings(), recognizer).test_client().get("/api/v1/openapi.json").text
    assert "401" not in document
    assert "bearer" not in document


def test_a_script_of_a_site_that_may_ask_can_send_a_key(keys, recognizer):
    settings = Settings(api_keys=keys.path, cors_origins="https://school.example")
    client = create_app(settings, recognizer).test_client()
    answer = client.options(
        API,
        headers={
            "Origin": "https://school.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        },
    )
    assert answer.status_code == 200
    assert "authorization" in answer.headers["Access-Control-Allow-Headers"].lower()
