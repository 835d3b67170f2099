"""The postcodes of countries where they are nothing but digits, from the table beside this file."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from digits.reading.rules.masks import Masks, fitting


class Postcodes(msgspec.Struct, frozen=True):
    """Those of a country.

    `masks` are what one of them fits, as `fitting` takes them; `written` has a # for each digit,
    and spaces and dashes where people put them; `source` is an official description's address.
    """

    masks: tuple[str, ...]
    written: str
    example: str
    source: str


def _read() -> Mapping[str, Postcodes]:
    table = Path(__file__).with_suffix(".toml").read_bytes()
    return msgspec.toml.decode(table, type=dict[str, Postcodes])


postcodes_of: Mapping[str, Postcodes] = _read()
"""By the country's code (ISO 3166-1) in small letters."""


def postcode(country: str) -> Masks:
    """One of a country's."""
    return fitting(f"postcode-{country}", postcodes_of[country].masks)
