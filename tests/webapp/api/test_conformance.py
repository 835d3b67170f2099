"""Requests made up by the API's own document: every answer is one that the document tells of."""

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
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


@pytest.mark.soak
@schema.parametrize()
@settings(made_up, max_examples=5_000)
def test_thousands_of_made_up_requests_are_answered_as_the_document_says(case):
    case.call_and_validate(checks=CHECKS)
