"""A number as data, in the shape that the API answers."""

from typing import Annotated, Literal, NotRequired, TypedDict

from msgspec import Meta

from digits.answers.explanation import Digit
from digits.answers.prediction import DECIMALS, Milliseconds, Share
from digits.reading.boxes import Box
from digits.reading.number import NumberReading
from digits.reading.number import ReadDigit as Read
from digits.reading.rules.rule import Rule

Number = Annotated[str, Meta(pattern="^[0-9]+$")]

Shares = Annotated[list[Share], Meta(min_length=10, max_length=10)]

Index = Annotated[int, Meta(ge=0)]


Sides = Annotated[
    list[float],
    Meta(
        min_length=4,
        max_length=4,
        description="x, y, width and height, in pixels of the picture, or in the unit of the "
        "strokes' boxes.",
    ),
]


DECIMALS_OF_SIDES = 5
"""In any unit: strokes may be in heights of their sheet."""


class ReadDigit(TypedDict):
    """One digit of a number."""

    digit: Digit
    confidence: Annotated[Share, Meta(description="That this one stands here.")]
    probabilities: Annotated[
        Shares,
        Meta(
            description="Of the digits 0 to 9; what is missing to 1 is for other ways to part the "
            "ink into digits.",
        ),
    ]
    box: Sides
    strokes: NotRequired[
        Annotated[
            list[Index],
            Meta(
                min_length=2,
                max_length=2,
                description="Of groups of strokes: the first, and the one after the last.",
            ),
        ]
    ]


class Separator(TypedDict):
    """A comma, point or dash, which is no digit."""

    box: Sides
    after: Annotated[Index, Meta(description="How many digits come before it.")]


class Alternative(TypedDict):
    """What else the number may be."""

    text: Number
    confidence: Share


class Held(TypedDict):
    """The rule that the number was held to."""

    name: str
    valid: Annotated[bool, Meta(description="Whether the ink may say a number that it holds for.")]
    changed: Annotated[
        list[Index],
        Meta(description="The places, from 0, of digits that the ink alone would have made other."),
    ]


class ReadingTiming(TypedDict):
    """What reading took, in milliseconds: the picture's file, and all that came after it."""

    decode: Milliseconds
    read: Milliseconds


class Reading(TypedDict):
    """What was made of a number."""

    text: Annotated[Number | None, Meta(description="Null where it is turned down.")]
    confidence: Annotated[Share, Meta(description="That all of it is right.")]
    rejected: Annotated[
        Literal["blank", "not_a_number"] | None, Meta(description="Why there is no number.")
    ]
    digits: Annotated[list[ReadDigit], Meta(description="From left to right.")]
    separators: Annotated[
        list[Separator], Meta(description="From left to right; of strokes there are none.")
    ]
    alternatives: Annotated[
        list[Alternative],
        Meta(
            max_length=4,
            description="The next likeliest; of what is turned down, what it may be at best.",
        ),
    ]
    rule: Annotated[Held | None, Meta(description="Null where it was held to none.")]
    groups: NotRequired[
        Annotated[
            list[Shares],
            Meta(
                description="Of groups of strokes, in their order: how likely each is each digit; "
                "what is missing to 1 is for none."
            ),
        ]
    ]
    model: Annotated[str, Meta(description="The version of the model that read.")]
    timing_ms: ReadingTiming


def told(
    reading: NumberReading, rule: Rule | None, version: str, decode_ms: float, read_ms: float
) -> Reading:
    """A reading, held to a rule, by a version of the model, and how long it took."""
    return {
        "text": reading.text,
        "confidence": round(reading.confidence, DECIMALS),
        "rejected": reading.rejected,
        "digits": [_digit(one) for one in reading.digits],
        "separators": [{"box": _sides(one.box), "after": one.after} for one in reading.separators],
        "alternatives": [
            {"text": other.text, "confidence": round(other.confidence, DECIMALS)}
            for other in reading.alternatives
        ],
        "rule": _held(reading, rule),
        "model": version,
        "timing_ms": {"decode": round(decode_ms, 3), "read": round(read_ms, 3)},
    }


def _digit(one: Read) -> ReadDigit:
    return {
        "digit": one.digit,
        "confidence": round(one.confidence, DECIMALS),
        "probabilities": [round(share, DECIMALS) for share in one.probabilities],
        "box": _sides(one.box),
    }


def _sides(box: Box) -> list[float]:
    sides = box.left, box.top, box.right - box.left, box.bottom - box.top
    return [round(side, DECIMALS_OF_SIDES) for side in sides]


def _held(reading: NumberReading, rule: Rule | None) -> Held | None:
    if rule is None:
        return None
    return {"name": rule.name, "valid": bool(reading.is_valid), "changed": reading.changed}
