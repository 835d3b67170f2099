"""Requests made up by the API's own document: every answer is one that the document tells of."""

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from digits.recognizer import Recognizer
from testing.pictures import as_base64, as_file, digit_picture
from testing.servers import ROOT
from webapp import create_app
from webapp.settings import Settings

made_up = settings(deadline=None, suppress_health_check=[*HealthCheck])

KINDS = ("PNG", "JPEG", "GIF")

sizes = st.integers(1, 60)

digits = st.builds(digit_picture, st.integers(0, 9), side=sizes, pen=st.integers(1, 9))

whole = st.builds(as_file, digits, st.sampled_from(KINDS))

broken = st.builds(lambda data, end: data[:end], whole, st.integers(0, 300))

pictures = whole | broken | st.binary(max_size=100)

texts = st.builds(as_base64, digits) | st.text(max_size=50)

for media_type in ("image/png", "image/jpeg", "image/jpg"):
    schemathesis.openapi.media_type(media_type, pictures)
schemathesis.openapi.format("binary", pictures)
schemathesis.openapi.format("byte", texts)

shares = st.lists(st.floats(0, 0.1), min_size=10, max_size=10)

sides = st.floats(-1e6, 1e6) | st.integers(-5, 5)


@st.composite
def groups_of_strokes(draw: st.DrawFn) -> dict:
    """What a page sends of some strokes, or nearly: `groups`, and mostly squares for them."""
    boxes = draw(st.lists(st.tuples(sides, sides, sides, sides).map(in_order), max_size=6))
    strokes = st.integers(0, len(boxes) + 1)
    group = st.fixed_dictionaries({"first": strokes, "after": strokes}, optional={"likely": shares})
    groups = draw(st.just(each_alone(len(boxes))) | st.lists(group, max_size=9))
    unread = sum("likely" not in group for group in groups)
    side = draw(sizes)
    squares = as_file(digit_picture(7, side).resize((side, side * unread))) if unread else None
    told, sent = json.dumps({"boxes": boxes, "groups": groups}), squares
    match draw(st.sampled_from(["whole"] * 8 + ["other groups", "other picture"])):
        case "other groups":
            told = draw(st.text(max_size=50))
        case "other picture":
            sent = draw(st.none() | pictures)
    return {"groups": told} | ({} if sent is None else {"image": sent})


def in_order(sides: tuple[float, ...]) -> list[float]:
    left, right = sorted(sides[::2])
    top, bottom = sorted(sides[1::2])
    return [left, top, right, bottom]


def each_alone(strokes: int) -> list[dict]:
    return [{"first": place, "after": place + 1} for place in range(strokes)]


app = create_app(Settings(), Recognizer.open(ROOT / "saved_model", "int8"))

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@schema.parametrize()
@settings(made_up, max_examples=150)
def test_every_made_up_request_is_answered_as_the_document_says(case):
    case.call_and_validate(checks=CHECKS)


@given(form=groups_of_strokes(), query=st.sampled_from([{}, {"rule": "luhn"}, {"length": "1-3"}]))
@settings(made_up, max_examples=300)
def test_every_made_up_group_of_strokes_is_answered_as_the_document_says(form, query):
    operation = schema["/api/v1/readings"]["POST"]
    case = operation.Case(query=query, body=form, media_type="multipart/form-data")
    case.call_and_validate(checks=CHECKS)


@pytest.mark.soak
@schema.parametrize()
@settings(made_up, max_examples=5_000)
def test_thousands_of_made_up_requests_are_answered_as_the_document_says(case):
    case.call_and_validate(checks=CHECKS)
