"""Settings checked by their types: an annotation says once what is allowed, also to the user."""

import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
from limits import parse_many
from msgspec import Meta

name_of_type = {str: "a text in UTF-8", Path: "a path"}
"""Of what needs no annotation."""

MOST_IN_RATE = 1_000_000


class SettingsError(ValueError):
    """A setting with a value it cannot have; the message names it and what was expected."""


def between(smallest: int, largest: int) -> Meta:
    """For a number that can be from `smallest` to `largest`."""
    expected = f"a whole number from {smallest:,} to {largest:,}"
    return Meta(ge=smallest, le=largest, description=expected)


def one_of(*choices: str) -> Meta:
    """For a text that can be one of `choices`."""
    pattern = "|".join(map(re.escape, choices))
    return Meta(
        pattern=rf"\A(?:{pattern})\Z",
        description=f"one of {', '.join(choices)}",
        extra={"choices": choices},
    )


def types_of(record: type) -> dict[str, Any]:
    """The type of each field of a record, with what it can be."""
    return get_type_hints(record, include_extras=True)


def parse(name: str, text: str, kind: Any) -> Any:
    """A setting's value from text, by its type; raises `SettingsError`."""
    try:
        value = _plain(kind)(text)  # not msgspec, which also takes 1e2 for a whole number
        if isinstance(value, str):
            value.encode()  # Python takes in what is no UTF-8 as half a character
    except UnicodeError:  # which is not shown: it may be a key
        raise SettingsError(f"{name}: expected {name_of_type[str]}, got other bytes") from None
    except ValueError:
        raise _error(name, kind, text) from None
    return check(name, value, kind)


def check(name: str, value: Any, kind: Any) -> Any:
    """A setting's value, where its type allows it; raises `SettingsError`."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        raise _error(name, kind, value) from None


def check_rate(name: str, rate: str) -> None:
    """Refuse what is no rate, such as 60/second, and not empty; raises `SettingsError`."""
    try:
        parse_many(rate or "1/second")
        numbers = map(int, re.findall(r"\d+", rate))
        if not all(1 <= number <= MOST_IN_RATE for number in numbers):  # limits takes 0 for 1
            raise ValueError
    except ValueError:
        raise SettingsError(
            f"{name}: expected nothing or one like 60/second, with "
            f"numbers from 1 to {MOST_IN_RATE:,}, got {rate!r}"
        ) from None


def expected_of(kind: Any) -> str:
    """What a setting of this type can be, in words."""
    metadata = getattr(kind, "__metadata__", ())
    return metadata[0].description if metadata else name_of_type[_plain(kind)]


def choices_of(kind: Any) -> tuple[str, ...]:
    """What a setting of this type can be, where it is `one_of` a few; of another nothing."""
    metadata = getattr(kind, "__metadata__", ())
    extra = metadata[0].extra if metadata else None
    return extra["choices"] if extra else ()


def _plain(kind: Any) -> Any:
    """Of a type that is annotated or may be None, the type itself."""
    return next(iter(get_args(kind)), kind)


def _error(name: str, kind: Any, came: object) -> SettingsError:
    return SettingsError(f"{name}: expected {expected_of(kind)}, got {came!r}")
