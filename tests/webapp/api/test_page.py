"""The API's own page tells all of the API, and nothing that it is not."""

import html
import re
from typing import get_type_hints

import pytest

from webapp import create_app
from webapp.api.answers import Prediction, Reading
from webapp.api.asked import Asked, NumberAsked
from webapp.api.openapi.document import document
from webapp.api.snippets import snippets_of
from webapp.keyring import write_keys
from webapp.settings import Settings
from webapp.texts import reference as texts

SNIPPETS = [snippet for of_chapter in snippets_of.values() for snippet in of_chapter]


@pytest.fixture
def keyed(recognizer, tmp_path):
    write_keys(tmp_path / "keys.json", {})
    return create_app(Settings(api_keys=tmp_path / "keys.json"), recognizer).test_client()


def chapters(page):
    return re.findall(r'<section class="chapter[^"]*" id="(\w+)"', page)


def test_every_operation_of_the_api_is_shown_and_no_other():
    told = {(s.path.partition("?")[0], s.method.lower()) for s in SNIPPETS}
    paths = document(Settings())["paths"]
    assert told == {(path, method) for path, methods in paths.items() for method in methods}


def test_every_chapter_stands_on_the_page_and_can_be_gone_to(client):
    page = client.get("/api").text
    gone_to = re.findall(r'<li><a href="#(\w+)">', page)
    assert gone_to == chapters(page)
    assert {*texts.name_of_chapter} == {*texts.text_of_chapter} == {*snippets_of} <= {*gone_to}


def test_the_page_has_nothing_inline_and_nothing_foreign(client):
    page = re.sub(r"<code.*?</code>", "", client.get("/api").text, flags=re.DOTALL)
    assert not re.search(r"\sstyle=|\son\w+=|<style|https?://", page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_every_parameter_and_every_field_of_an_answer_is_explained():
    assert [*texts.text_of_parameter] == [*get_type_hints(Asked)]
    explained = {**texts.text_of_field, **texts.text_of_field_besides}
    assert {*explained} == {*get_type_hints(Prediction)}


def test_every_parameter_and_every_field_of_a_number_is_explained():
    assert [*texts.text_of_parameter_of_number] == [*get_type_hints(NumberAsked)]
    assert [*texts.text_of_field_of_number] == [*get_type_hints(Reading)]


def test_every_status_that_a_picture_may_get_is_explained():
    paths = document(Settings())["paths"]
    told = {
        status for path in paths.values() for one in path.values() for status in one["responses"]
    }
    assert {*texts.text_of_status} - {401} == {int(s) for s in told - {"200", "default"}}


def test_without_keys_the_page_speaks_of_none(client):
    page = client.get("/api").text
    assert "KEY" not in page
    assert ">401<" not in page


def test_with_keys_it_shows_where_one_stands(keyed):
    page = html.unescape(keyed.get("/api").text)
    shown = [snippet for snippet in SNIPPETS if snippet.path.startswith("/api/")]
    assert page.count('-H "Authorization: Bearer KEY"') == len(shown)
    assert page.count('"Authorization": "Bearer KEY"') == len(shown)
    assert ">401<" in page


@pytest.mark.parametrize(
    ("settings", "headers", "server"),
    [
        ({}, {}, "http://localhost"),
        (
            {"hosts": "digits.example"},
            {"Host": "digits.example:8080"},
            "http://digits.example:8080",
        ),
        (
            {"proxies": 1},
            {"X-Forwarded-Proto": "https", "X-Forwarded-Prefix": "/digits"},
            "https://localhost/digits",
        ),
    ],
    ids=["here", "by name", "under a path, behind a proxy"],
)
def test_the_examples_ask_the_server_as_its_visitor_does(recognizer, settings, headers, server):
    client = create_app(Settings(**settings), recognizer).test_client()
    page = html.unescape(client.get("/api", headers=headers).text)
    assert f'"{server}/api/v1/models/current"' in page
    assert f'server = "{server}"' in page
