"""What a request asks for in its address, as types."""

from typing import Annotated, Literal, NoReturn

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


class RuleAsked(msgspec.Struct, frozen=True):
    """The parameters of a reading: what the number is held to."""

    rule: Annotated[
        str | None,
        Meta(description="A rule by its name: postcode-de, luhn, mask=12###, range=0-120, ..."),
    ] = None
    length: Annotated[
        str | None, Meta(description="How many digits the number has: 5, or 3-8 for 3 to 8.")
    ] = None


EXPECTED = "expected photo and explain as 0 or 1, and digit as one of 0 to 9, or none"


def asked() -> Asked:
    """The request's parameters; aborts with 400 where one is wrong. Others are left out."""
    try:
        return msgspec.convert(request.args.to_dict(), Asked)
    except msgspec.ValidationError as error:
        _refuse(f"{EXPECTED}, got {request.query_string.decode(errors='replace')!r}: {error}")


def rule_asked() -> Rule | None:
    """What the request's parameters hold a number to; aborts with 400 where that is no rule."""
    wanted = msgspec.convert(request.args.to_dict(), RuleAsked)
    try:
        return parse_rule_and_lengths(wanted.rule, wanted.length)
    except RuleError as error:
        _refuse(str(error))


def _refuse(detail: str) -> NoReturn:
    abort(400, detail)
