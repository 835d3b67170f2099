"""The rules that a number can be held to, as a visitor chooses one."""

from dataclasses import dataclass
from unicodedata import normalize

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from digits.reading.rules.catalogue import catalogue

MOST_DIGITS = 12
"""That can be chosen as a length; longer numbers keep other rules."""

name_of_check_digit = {
    "verhoeff": "Verhoeff",
    "damm": "Damm",
    "ean-8": "EAN-8",
    "ean-13": "EAN-13",
    "isbn-10": "ISBN-10",
    "isbn-13": "ISBN-13",
}
"""Proper names, in every language the same."""


@dataclass(frozen=True)
class Field:
    """What is written of a rule: its label, and an example."""

    label: str
    example: str


@dataclass(frozen=True)
class MadeToMeasure:
    """A rule that the visitor fills in: the API's kind, how it is called, and what is written."""

    kind: str
    title: str
    fields: tuple[Field, ...]
    hint: str = ""


def rules_made_to_measure() -> list[MadeToMeasure]:
    """Those that the page has fields for."""
    return [
        MadeToMeasure(
            "mask",
            _("Place by place"),
            (Field(_("Places"), "12###"),),
            _("# is any digit, [0-46] one of these."),
        ),
        MadeToMeasure("prefix", _("Begins with"), (Field(_("First digits"), "49"),)),
        MadeToMeasure(
            "range", _("From one number to another"), (Field(_("From"), "0"), Field(_("to"), "120"))
        ),
        MadeToMeasure(
            "not-below",
            _("Not below a meter's last reading"),
            (Field(_("Last reading"), "01234"),),
            _("The number has as many digits, leading zeros too."),
        ),
    ]


def names_of_rules() -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of rules, each with its title: what the page asks for, and how it is called there."""
    return [
        (_("How many digits"), _lengths()),
        (_("Postcode of"), _of_countries("postcode-")),
        (_("Check digit"), _check_digits()),
        (_("Account number (IBAN) of"), _of_countries("iban-")),
    ]


def _lengths() -> list[tuple[str, str]]:
    return [
        (f"length={count}", ngettext("%(num)s digit", "%(num)s digits", count))
        for count in range(1, MOST_DIGITS + 1)
    ]


def _check_digits() -> list[tuple[str, str]]:
    return [("luhn", _("Luhn, of payment cards")), *name_of_check_digit.items()]


def _of_countries(kind: str) -> list[tuple[str, str]]:
    territories = get_locale().territories
    codes = [rule.name.removeprefix(kind) for rule in catalogue() if rule.name.startswith(kind)]
    named = [(kind + code, territories[code.upper()]) for code in codes]
    return sorted(named, key=lambda rule: _alphabetical(rule[1]))


def _alphabetical(name: str) -> str:
    """A name without what stands above and below its letters: Österreich is not behind Zypern."""
    return normalize("NFKD", name).encode("ascii", "ignore").decode().casefold() or name
