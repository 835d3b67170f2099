"""What a request asks for in its address, as a type."""

from typing import Annotated, Literal

import msgspec
from flask import abort, request
from msgspec import Meta

from digits.answers.explanation import Subject

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


def _query() -> str:
    return request.query_string.decode(errors="replace")
