"""The API: groups of strokes as one number, whose pictures lie one below another in one file."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import starmap
from time import perf_counter
from typing import Annotated

import msgspec
from flask import abort, request
from msgspec import Meta
from PIL.Image import Image

from digits.answers.number import Reading, told
from digits.picture_file import Limits, decode
from digits.reading.boxes import Box
from digits.reading.number import NumberReading, read_number
from digits.reading.rules.rule import Rule
from digits.reading.squares import likely_of_squares
from digits.recognizer import Recognizer
from webapp.api.inks import decoded
from webapp.api.uploads import FIELD, file_in_form
from webapp.current import CurrentModel
from webapp.http.overload import Place, needs

GROUPS = "groups"
"""The field of a form."""

MOST_STROKES = 96
"""Of a number."""

MOST_GROUPS = 400

MOST_OF_GROUP = 8
"""Strokes of a digit."""

WIDEST = 256
"""Pixels of a square's side."""

FARTHEST = 1e6
"""From 0, in any unit."""

SHARES = 1.001
"""Of ten that were rounded, their sum at most."""

DECIMALS = 5

READ_IN_LOOP = 8
"""Groups that are read while others wait, in 3 ms: a stroke at the end of a number adds four."""

GROUPS_IN_LOOP = 48
"""Of a number, held to no rule, that is put together in the loop, in 3 ms."""

EXPECTED = (
    '{"boxes": [[left, top, right, bottom], …], '
    '"groups": [{"first": 0, "after": 1, "likely": [ten] or none}, …]} '
    f"with at most {MOST_STROKES} boxes and {MOST_GROUPS} groups"
)

Coordinate = Annotated[float, Meta(ge=-FARTHEST, le=FARTHEST)]

Likely = Annotated[
    list[Annotated[float, Meta(ge=0, le=1)]],
    Meta(
        min_length=10,
        max_length=10,
        description="How likely it is each digit, as it was answered before; what is missing to 1 "
        "is for none.",
    ),
]


class Group(msgspec.Struct):
    """Neighbouring strokes that may be a digit together."""

    first: Annotated[int, Meta(ge=0, lt=MOST_STROKES)]
    after: Annotated[int, Meta(ge=1, le=MOST_STROKES, description="The stroke after its last one.")]
    likely: Likely | None = None


class StrokeGroups(msgspec.Struct):
    """Which strokes a number has, and which of them may be digits together."""

    boxes: Annotated[
        list[tuple[Coordinate, Coordinate, Coordinate, Coordinate]],
        Meta(
            max_length=MOST_STROKES,
            description="Left, top, right and bottom of each stroke, from left to right, in any "
            "unit.",
        ),
    ]
    groups: Annotated[list[Group], Meta(max_length=MOST_GROUPS)]


def has_groups() -> bool:
    """Whether the request's form is one of groups of strokes."""
    return GROUPS in request.form


def read_groups(model: CurrentModel, rule: Rule | None, limits: Limits) -> Reading:
    """Read the number in the request's form; aborts with 400 or 422, and raises `InkError`."""
    asked = _groups_of_request()
    unread = sum(group.likely is None for group in asked.groups)
    if rule or unread > READ_IN_LOOP or len(asked.groups) > GROUPS_IN_LOOP:
        needs(Place.THREADS)
    started = perf_counter()
    picture = _picture(unread, limits)
    has_decoded = perf_counter()
    likely = _likely(asked.groups, picture, model.recognizer)
    places = [(group.first, group.after) for group in asked.groups]
    reading = read_number(list(starmap(Box, asked.boxes)), places, likely, rule)
    times = (has_decoded - started) * 1e3, (perf_counter() - has_decoded) * 1e3
    return _with_strokes(told(reading, rule, model.version, *times), reading, likely)


def _likely(
    groups: Sequence[Group], picture: Image | None, recognizer: Recognizer
) -> list[list[float]]:
    """How likely each group is each digit: as it was answered, or as its square, in order, says."""
    read = iter([] if picture is None else likely_of_squares(picture, recognizer))
    return [next(read) if group.likely is None else group.likely for group in groups]


def _with_strokes(answer: Reading, reading: NumberReading, likely: list[list[float]]) -> Reading:
    """The answer with what it has of strokes alone."""
    for digit, one in zip(answer["digits"], reading.digits, strict=True):
        digit["strokes"] = list(one.group)
    answer["groups"] = [[round(share, DECIMALS) for share in one] for one in likely]
    return answer


def _groups_of_request() -> StrokeGroups:
    try:
        asked = msgspec.json.decode(request.form[GROUPS], type=StrokeGroups)
    except (ValueError, RecursionError) as error:
        abort(400, f"expected {EXPECTED} in the form's field {GROUPS!r}, got other: {error}")
    for number, (left, top, right, bottom) in enumerate(asked.boxes):
        if left > right or top > bottom:
            came = f"[{left}, {top}, {right}, {bottom}]"
            abort(400, f"expected box {number} from left to right and top to bottom, got {came}")
    for number, group in enumerate(asked.groups):
        _check(number, group, len(asked.boxes))
    if len({(group.first, group.after) for group in asked.groups}) < len(asked.groups):
        abort(400, "expected each group once, got some of the same strokes")
    return asked


def _check(number: int, group: Group, strokes: int) -> None:
    if not group.first < group.after <= min(group.first + MOST_OF_GROUP, strokes):
        abort(
            400,
            f"expected group {number} to have 1 to {MOST_OF_GROUP} of {strokes} strokes, "
            f"got those from {group.first} up to {group.after}",
        )
    if group.likely is not None and sum(group.likely) > SHARES:
        abort(
            400,
            f"expected group {number} to be likely by at most 1 in all, "
            f"got {sum(group.likely):.6f}",
        )


def _picture(count: int, limits: Limits) -> Image | None:
    """So many squares, black on white, which lie one below another in the form's file."""
    if not count:
        if request.files.getlist(FIELD):
            abort(400, f"expected no file {FIELD!r} where no group is to be read, got one")
        return None
    most = replace(limits, pixels=min(limits.pixels, count * WIDEST**2))
    picture = decoded(partial(decode, file_in_form()), most, count)
    if picture.height != count * picture.width or picture.width > WIDEST:
        abort(
            422,
            f"expected {count} squares one below another, of at most {WIDEST} pixels a side, "
            f"got {picture.width:,} x {picture.height:,}",
        )
    return picture
