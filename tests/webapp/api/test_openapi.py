"""The API's document, held to the code in both directions."""

import re

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from testing.pictures import as_base64, as_file, digit_picture
from webapp import PROGRAMS, create_app
from webapp.api.openapi.document import document as document_of
from webapp.http.overload import PATIENCE_OF_COSTLY_S, waited_s
from webapp.settings import Settings

ONE, MANY = "/api/v1/predictions", "/api/v1/predictions/batch"

NUMBER, NUMBERS = "/api/v1/readings", "/api/v1/readings/batch"

PATHS = ONE, MANY, NUMBER, NUMBERS

SEVEN = as_file(digit_picture(7))

PNG = {"content_type": "image/png"}

CHUNKED = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}

UNSIZED = {"data": SEVEN, **PNG, "environ_overrides": CHUNKED}

REFUSED_OF_ONE = {
    400: {"json": {"picture": ""}},
    411: UNSIZED,
    413: {"data": bytes(2_000_000), **PNG},
    415: {"data": SEVEN, "content_type": "image/gif"},
    422: {"data": b"no picture", **PNG},
}

REFUSED = {
    **{(ONE, status): request for status, request in REFUSED_OF_ONE.items()},
    (MANY, 400): {"json": {"images": []}},
    (MANY, 411): UNSIZED,
    (MANY, 413): {"data": bytes(40_000_000), **PNG},
    (MANY, 415): {"data": SEVEN, **PNG},
    (NUMBERS, 400): {"json": {"images": 17 * ["?"]}, "query_string": {"photo": "1"}},
    (NUMBERS, 411): UNSIZED,
    (NUMBERS, 413): {"data": bytes(40_000_000), **PNG},
    (NUMBERS, 415): {"data": SEVEN, **PNG},
    (NUMBER, 400): {"query_string": {"rule": "luhm"}},
    **{(NUMBER, status): REFUSED_OF_ONE[status] for status in (411, 413, 415, 422)},
}


@pytest.fixture(scope="module")
def document(recognizer) -> dict:
    return create_app(Settings(), recognizer).test_client().get("/api/v1/openapi.json").json


def operation(document, path):
    (operation,) = document["paths"][path].values()
    return operation


def example_of(document, path, status):
    """What the document says of an answer: its problem, as it comes."""
    (content,) = operation(document, path)["responses"][str(status)]["content"].values()
    return content["example"]


def test_the_document_is_valid_openapi(document):
    validate(document)


def test_every_route_for_programs_is_in_the_document_and_no_other(app, document):
    ours = {part.blueprint.name for part in PROGRAMS}
    routes = {
        (rule.rule, method.lower())
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.endpoint.partition(".")[0] in ours
    }
    told = {(path, method) for path, methods in document["paths"].items() for method in methods}
    assert routes == told


def test_nothing_under_the_apis_path_is_of_another_part(app):
    ours = {part.blueprint.name for part in PROGRAMS}
    under = {rule.endpoint for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert {endpoint.partition(".")[0] for endpoint in under} <= ours


def test_every_answer_has_an_example_that_fits_its_type(document):
    for methods in document["paths"].values():
        for told in methods.values():
            for status, answer in told["responses"].items():
                for content in answer["content"].values():
                    schema = content["schema"] | {"components": document["components"]}
                    Draft202012Validator(schema).validate(content["example"])
                    if status != "200":
                        assert "request_id" in content["example"]


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (ONE, ""),
        (ONE, "?explain=1"),
        (ONE, "?explain=1&digit=none"),
        (ONE, "?photo=1&explain=1"),
        (ONE, "?photo=1"),
        (MANY, ""),
        (NUMBER, ""),
        (NUMBER, "?rule=luhn"),
        (NUMBER, "?length=1"),
        (NUMBER, "?photo=1"),
        (NUMBERS, ""),
        (NUMBERS, "?photo=1&rule=luhn"),
        ("/api/v1/rules", ""),
        ("/api/v1/models", ""),
        ("/api/v1/models/current", ""),
        ("/healthz", ""),
        ("/readyz", ""),
    ],
)
def test_what_is_answered_fits_its_type_and_has_no_field_more(client, document, path, query):
    text = as_base64(digit_picture(7))
    if path in PATHS:
        answer = client.post(path + query, json={"image": text, "images": [text, "?"]})
    else:
        answer = client.get(path)
    assert answer.status_code == 200
    schema = closed(operation(document, path)["responses"]["200"]["content"]["application/json"])
    components = {"schemas": {n: closed(s) for n, s in document["components"]["schemas"].items()}}
    Draft202012Validator(schema["schema"] | {"components": components}).validate(answer.json)


def closed(schema):
    """The same type, of which no other fields are allowed."""
    return schema | {"additionalProperties": False} if "properties" in schema else schema


def test_every_field_of_a_prediction_is_answered_where_all_is_asked_for(client, document):
    body = {"image": as_base64(digit_picture(7))}
    answer = client.post(ONE + "?photo=1&explain=1", json=body).json
    assert answer.keys() == document["components"]["schemas"]["Prediction"]["properties"].keys()


@pytest.mark.parametrize(("path", "status"), REFUSED)
def test_each_problem_comes_as_its_example_says(client, document, path, status):
    answer = client.post(path, **REFUSED[path, status])
    assert answer.status_code == status
    assert answer.json == {
        **example_of(document, path, status),
        "request_id": answer.headers["X-Request-ID"],
    }


def test_the_problem_of_too_many_requests_is_told(recognizer, document):
    client = create_app(Settings(rate_limit="1/hour"), recognizer).test_client()
    answers = [client.post(ONE, data=SEVEN, **PNG) for _ in range(2)]
    expected = example_of(document, ONE, 429)
    assert answers[1].json == {**expected, "request_id": answers[1].headers["X-Request-ID"]}


def test_the_problem_of_what_is_nowhere_is_told(client, document):
    answer = client.get("/api/v1/nothing")
    expected = example_of(document, "/healthz", "default")
    assert answer.json == {**expected, "request_id": answer.headers["X-Request-ID"]}


@pytest.mark.parametrize("path", PATHS)
def test_the_problem_of_a_busy_server_is_told(client, document, path):
    example = example_of(document, path, 503)
    token = waited_s.set(PATIENCE_OF_COSTLY_S + 0.5 if path in (MANY, NUMBERS) else 1.5)
    answer = client.post(path, data=SEVEN, **PNG)
    waited_s.reset(token)
    assert answer.json.keys() == {*example, "request_id"}
    assert re.sub(r"[\d.]+ s", "s", answer.json["detail"]) == re.sub(
        r"[\d.]+ s", "s", example["detail"]
    )


def test_every_problem_that_the_document_tells_of_was_provoked(document):
    told = {
        (path, int(status))
        for path in PATHS
        for status in operation(document, path)["responses"]
        if status not in ("200", "default")
    }
    assert told == {*REFUSED, *((path, s) for path in PATHS for s in (429, 503))}


def test_the_bodies_in_the_document_are_answered(client, document):
    body_of = {
        path: operation(document, path)["requestBody"]["content"]["application/json"]["example"]
        for path in PATHS
    }
    answer_of = {path: client.post(path, json=body).json for path, body in body_of.items()}
    assert answer_of[ONE]["digit"] == answer_of[MANY]["predictions"][0]["digit"] == 7
    assert answer_of[NUMBER]["text"] == answer_of[NUMBERS]["readings"][0]["text"] == "7"


@pytest.mark.parametrize("path", [MANY, NUMBERS])
def test_a_form_and_json_may_have_as_many_pictures(document, path):
    content = operation(document, path)["requestBody"]["content"]
    form = content["multipart/form-data"]["schema"]["properties"]["image"]
    json = document["components"]["schemas"]["Drawings"]["properties"]["images"]
    for told in (form, json):
        assert (told["minItems"], told["maxItems"]) == (1, 256)


@pytest.mark.parametrize("path", [ONE, NUMBER, NUMBERS])
def test_each_parameter_that_the_document_has_is_checked(client, document, path):
    for told in operation(document, path)["parameters"]:
        answer = client.post(f"{path}?{told['name']}=maybe", data=SEVEN, **PNG)
        assert answer.status_code == 400
        assert "'maybe'" in answer.json["detail"]


def test_the_document_tells_the_settings_limits_and_the_address_it_was_asked_at(recognizer):
    client = create_app(Settings(max_bytes=654_321), recognizer).test_client()
    document = client.get("/api/v1/openapi.json", base_url="http://localhost:81/digits").json
    assert "654,321 bytes" in operation(document, ONE)["description"]
    assert document["servers"] == [{"url": "http://localhost:81/digits"}]
    assert document_of(Settings())["paths"].keys() == document["paths"].keys()
