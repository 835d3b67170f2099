"""What a request asks for in its address, as types."""

from typing import Annotated, Literal

import msgspec
from flask import abort, request
from msgspec import Meta

from digits.answers.explanation import Subject
from digits.reading.rules.names import parse_rule_and_lengths
from digits.reading.rules.rule import Rule, RuleError

Switch = Literal["0", "1"]


class Asked(msgspec.Struct, frozen=True):
    """The parameters of a prediction."""

    photo: Annotated[
        Switch,
        Meta(
            description="1: read the picture as a photo or scan of a digit on paper or a board, "
            "in whatever light."
        ),
    ] = "0"
    explain: Annotated[
        Switch, Meta(description="1: add what the network saw, and where it looked.")
    ] = "0"
    digit: Annotated[
        Subject | None,
        Meta(
            description="With explain=1: what to explain; none is that it is no digit. "
            "Without it, what was answered."
        ),
    ] = None


class NumberAsked(msgspec.Struct, frozen=True):
    """The parameters of a reading: what it is of, and what the number is held to."""

    photo: Annotated[
        Switch,
        Meta(description="1: read the picture as a photo or scan of a number on paper or a board."),
    ] = "0"
    rule: Annotated[
        str | None,
        Meta(description="A rule by its name: postcode-de, luhn, mask=12###, range=0-120, ..."),
    ] = None
    length: Annotated[
        str | None, Meta(description="How many digits the number has: 5, or 3-8 for 3 to 8.")
    ] = None


NUMBER_EXPECTED = "expected photo as 0 or 1"

EXPECTED = "expected photo and explain as 0 or 1, and digit as one of 0 to 9, or none"

NONE_EXPECTED = "expected no photo, explain or digit, which are for one picture and not for a batch"


def asked() -> Asked:
    """The request's parameters; aborts with 400 where one is wrong. Others are left out."""
    try:
        return msgspec.convert(request.args.to_dict(), Asked)
    except msgspec.ValidationError as error:
        abort(400, f"{EXPECTED}, got {_query()!r}: {error}")


def refuse_asked() -> None:
    """Abort with 400 where parameters of one prediction come with a request for many."""
    if not request.args.keys().isdisjoint(Asked.__struct_fields__):
        abort(400, f"{NONE_EXPECTED}, got {_query()!r}")


def number_asked() -> tuple[bool, Rule | None]:
    """Whether the request is of a photo, and what it holds a number to; aborts with 400."""
    try:
        wanted = msgspec.convert(request.args.to_dict(), NumberAsked)
        return wanted.photo == "1", parse_rule_and_lengths(wanted.rule, wanted.length)
    except msgspec.ValidationError as error:
        abort(400, f"{NUMBER_EXPECTED}, got {_query()!r}: {error}")
    except RuleError as error:
        abort(400, str(error))


def _query() -> str:
    return request.query_string.decode(errors="replace")
