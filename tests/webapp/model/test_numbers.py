"""Every number on the model's page is written as the visitor's language writes it."""

import re

import pytest

from testing.reports import model_with, sample_report
from webapp import create_app
from webapp.settings import Settings

NARROW, FIXED = "\u202f", "\u00a0"
"""Spaces at which no line breaks."""

WRITTEN = {
    "en": ("98.5%", "55,000", "0.2000"),
    "de": (f"98,5{FIXED}%", "55.000", "0,2000"),
    "fr": (f"98,5{FIXED}%", f"55{NARROW}000", "0,2000"),
    "es": (f"98,5{FIXED}%", "55.000", "0,2000"),
    "tr": ("%98,5", "55.000", "0,2000"),
    "zh": ("98.5%", "55,000", "0.2000"),
    "ar": ("98.5\u200e%\u200e", "55,000", "0.2000"),
}
"""By language: a share of 0.985, a count of 55000 and a loss of 0.2."""


@pytest.fixture
def told(recognizer, saved_model, tmp_path):
    """A function that gives the page's text in a language, without names and versions."""
    folder = model_with(tmp_path / "model", saved_model, sample_report())
    client = create_app(Settings(model=folder), recognizer).test_client()

    def told(language):
        html = client.get(f"/model?lang={language}").text
        html = re.sub(r"<bdi.*?</bdi>|<head>.*?</head>", "", html, flags=re.DOTALL)
        return re.sub(r"<[^>]*>", " ", html)

    return told


@pytest.mark.parametrize("language", WRITTEN)
def test_shares_counts_and_fractions_are_written_in_every_language(told, language):
    text = told(language)
    for written in WRITTEN[language]:
        assert re.search(rf"(?<![\d.,%]){re.escape(written)}(?![\d%])", text), written


@pytest.mark.parametrize("language", WRITTEN)
def test_no_number_is_written_as_in_another_language(told, language):
    count, loss = WRITTEN[language][1:]
    groups, point = re.escape(count[2]), re.escape(loss[1])
    number = re.compile(rf"\d{{1,3}}(?:{groups}\d{{3}})*(?:{point}\d+)?")
    found = re.findall(rf"\d(?:[\d.,{NARROW}]*\d)?", told(language))
    assert len(found) > 100
    assert [one for one in found if not number.fullmatch(one)] == []


@pytest.mark.parametrize("language", WRITTEN)
def test_every_percent_sign_stands_where_the_language_puts_it(told, language):
    share = WRITTEN[language][0]
    sign = share.replace("98.5", r"\d+(?:\.\d+)?").replace("98,5", r"\d+(?:,\d+)?")
    text = told(language)
    assert text.count("%") == len(re.findall(sign, text)) > 20


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("fr", "1 mal lu sur 10", "2 mal lus sur 10"),
        ("es", "1 mal leído de 10", "2 mal leídos de 10"),
    ],
)
def test_one_mistake_is_told_in_the_singular(told, language, one, two):
    text = told(language)
    assert one in text
    assert two in text
