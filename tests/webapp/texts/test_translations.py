"""Every text of the pages in every language, whole and up to date."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from webapp.languages import name_of_language

ROOT = Path(__file__).resolve().parents[3]

TRANSLATED = sorted(set(name_of_language) - {"en"})

KEYWORDS = {"_": None, "gettext": None, "_l": None, "lazy_gettext": None, "ngettext": (1, 2)}

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|<[^>]+>")


@pytest.fixture(scope="module")
def texts():
    """Every text in the sources: one, or singular and plural."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, methods, options, keywords=KEYWORDS)
    return {text for _, _, text, _, _ in found}


def folder(language):
    return ROOT / "webapp" / "texts" / "translations" / language / "LC_MESSAGES"


@pytest.fixture(scope="module", params=TRANSLATED)
def catalog(request):
    with (folder(request.param) / "messages.po").open("rb") as file:
        return read_po(file, locale=request.param)


def test_every_text_is_translated(catalog, texts):
    missing = []
    for text in texts:
        message = catalog.get(text[0] if isinstance(text, tuple) else text)
        strings = message and message.string
        whole = all(strings) if isinstance(strings, (tuple, list)) else strings
        if not whole or message.fuzzy:
            missing.append(text)
    assert missing == []


def test_no_translation_is_left_of_a_text_that_is_gone(catalog, texts):
    known = {text[0] if isinstance(text, tuple) else text for text in texts}
    kept = {message.id if isinstance(message.id, str) else message.id[0] for message in catalog}
    assert kept - known - {""} == set()


def test_a_translation_has_the_placeholders_and_tags_of_its_text(catalog):
    for message in catalog:
        if isinstance(message.id, str) and message.id:
            expected = sorted(PLACEHOLDER.findall(message.id))
            assert sorted(PLACEHOLDER.findall(message.string)) == expected, message.id


def test_each_plural_has_the_placeholders_of_its_text(catalog):
    counted = [message for message in catalog if isinstance(message.id, tuple)]
    assert counted
    for message in counted:
        expected = set(PLACEHOLDER.findall(message.id[1]))
        *others, most = message.string
        assert set(PLACEHOLDER.findall(most)) == expected, message.id
        for text in others:  # "one digit" may do without its number
            assert set(PLACEHOLDER.findall(text)) <= expected, message.id


def test_what_is_served_is_compiled_from_what_is_written(catalog):
    compiled = BytesIO()
    write_mo(compiled, catalog)
    served = (folder(str(catalog.locale)) / "messages.mo").read_bytes()
    assert served == compiled.getvalue(), "run `make translations`"
