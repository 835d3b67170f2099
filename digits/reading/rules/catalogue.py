"""What rules there are, as they are told to whoever asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digits.reading.rules.countries import name_of_country
from digits.reading.rules.iban import example_of
from digits.reading.rules.names import parse_rule
from digits.reading.rules.postcodes import postcodes_of

SWIFT = "https://www.swift.com/standards/data-standards/iban-international-bank-account-number"


@dataclass(frozen=True)
class Listed:
    """A rule as it is told: of those that take a text after the =, one with an example of it.

    `lengths` ascend; `example` holds; `written` has a # for each digit of a number where people put
    something between them, or is empty; `source` is an address, or empty.
    """

    name: str
    title: str
    lengths: tuple[int, ...]
    example: str
    written: str = ""
    source: str = ""


@cache
def catalogue() -> tuple[Listed, ...]:
    """All of them: first those that are made to measure, then check digits, accounts, postcodes."""
    return (*_made_to_measure(), *_with_check_digits(), *_accounts(), *_postcodes())


def _made_to_measure() -> Iterator[Listed]:
    yield _listed("mask=12###", "Place by place: a digit, any (#) or some ([0-46])", "12345")
    yield _listed("prefix=49", "Begins with these digits", "4930901820")
    yield _listed("range=0-120", "From one number to another, without leading zeros", "42")
    yield _listed("not-below=01234", "Not below a meter's last reading, and as long", "01300")


def _with_check_digits() -> Iterator[Listed]:
    yield _listed(
        "luhn",
        "Luhn's check digit, of payment cards",
        "4111111111111111",
        source="https://www.iso.org/standard/70484.html",
    )
    yield _listed(
        "verhoeff", "Verhoeff's check digit", "2363", source="https://ir.cwi.nl/pub/13045"
    )
    yield _listed(
        "damm",
        "Damm's check digit",
        "5724",
        source="https://archiv.ub.uni-marburg.de/diss/z2004/0516/pdf/dhmd.pdf",
    )
    gs1 = "https://www.gs1.org/services/how-calculate-check-digit-manually"
    yield _listed("ean-8", "EAN-8, under a small bar code", "96385074", source=gs1)
    yield _listed("ean-13", "EAN-13, under a bar code", "4006381333931", source=gs1)
    isbn = "https://www.isbn-international.org/content/isbn-users-manual"
    yield _listed("isbn-10", "ISBN until 2006, but those that end in X", "0306406152", source=isbn)
    yield _listed("isbn-13", "ISBN", "9780306406157", source=isbn)


def _accounts() -> Iterator[Listed]:
    for country, example in example_of.items():
        title = f"IBAN of {name_of_country[country]}, after {country.upper()}"
        yield _listed(f"iban-{country}", title, example, source=SWIFT)


def _postcodes() -> Iterator[Listed]:
    for country, told in postcodes_of.items():
        title = f"Postcode of {name_of_country[country]}"
        yield _listed(f"postcode-{country}", title, told.example, told.written, told.source)


def _listed(name: str, title: str, example: str, written: str = "", source: str = "") -> Listed:
    return Listed(name, title, tuple(parse_rule(name).lengths), example, written, source)
