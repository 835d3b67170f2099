"""JSON to typed records: what does not fit is named by its key, with what was expected and came."""

import re
from typing import Any, TypeVar

import msgspec

Record = TypeVar("Record", bound=msgspec.Struct)

PLACE = " - at `$"
"""What comes in msgspec's messages before the place of the fault, such as `$.files[...].bytes`."""

ANY_KEY = "[...]"
"""How such a place tells of a key in a dictionary: without its name."""

wrong_type = re.compile(r"Expected `(?P<expected>.+)`, got `(?P<came>.+)`")

missing_key = re.compile(r"Object missing required field `(?P<key>.+)`")


class RecordError(ValueError):
    """JSON that does not fit its record; the message names the key, what was expected and came."""


def json_object(data: bytes) -> dict[str, Any]:
    """Decode a JSON object; raises `RecordError`."""
    try:
        content = msgspec.json.decode(data)
    except (ValueError, RecursionError) as error:  # msgspec's own errors are ValueErrors
        raise RecordError(f"expected JSON, got {error}") from None
    if not isinstance(content, dict):
        raise RecordError(f"expected a JSON object, got {type(content).__name__}")
    return content


def as_record(content: dict[str, Any], kind: type[Record]) -> Record:
    """Check a decoded JSON object against a record's types and its own rules; raises `RecordError`.

    Keys that the record does not have are left out.
    """
    try:
        return msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        raise RecordError(_message(str(error), content, kind)) from None


def expect(holds: object, expected: str, came: object) -> None:
    """Raise `ValueError` where a record's own rule does not hold."""
    if not holds:
        raise ValueError(f"expected {expected}, got {came!r}")


def _message(text: str, content: dict[str, Any], kind: type[Record]) -> str:
    """One of msgspec's messages in our words."""
    what = text.partition(PLACE)[0]
    place = _place(text, content, kind)
    if found := missing_key.fullmatch(what):
        return f"expected the key {found['key']!r}{place and f' in {place!r}'}, got none"
    if found := wrong_type.fullmatch(what):
        whole = f"{place!r} as {found['expected']}" if place else found["expected"]
        return f"expected {whole}, got {found['came']}"
    return f"{place!r}: {what}" if place else what


def _place(text: str, content: dict[str, Any], kind: type[Record]) -> str:
    """Where the fault is, such as files.a.bytes: the key is the one that has it on its own too."""
    place = text.partition(PLACE)[2].strip(".`")
    name, _, rest = place.partition(ANY_KEY)
    suspects: dict[str, Any] = content[name] if ANY_KEY in place and name in content else {}
    for key, value in suspects.items():
        try:
            msgspec.convert(content | {name: {key: value}}, kind)
        except msgspec.ValidationError as error:
            if str(error) == text:
                return f"{name}.{key}{rest}"
    return place
