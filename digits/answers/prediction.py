"""A prediction as data, in the shape that the API answers."""

from typing import Annotated, Literal, TypedDict

from msgspec import Meta

from digits import recognizer
from digits.answers.explanation import DataUrl, Digit, Explanation

DECIMALS = 8

Share = Annotated[float, Meta(ge=0, le=1)]

Milliseconds = Annotated[float, Meta(ge=0)]


class Timing(TypedDict):
    """What reading took, in milliseconds; in a batch, the mean of its pictures."""

    decode: Milliseconds
    normalize: Milliseconds
    classify: Milliseconds


class Read(TypedDict):
    """What the network made of one picture."""

    digit: Annotated[Digit | None, Meta(description="Null where the picture is turned down.")]
    confidence: Annotated[
        Share,
        Meta(description="The largest probability: of answers with 0.9, nine in ten are right."),
    ]
    probabilities: Annotated[
        list[Share],
        Meta(
            min_length=10,
            max_length=10,
            description="Of the digits 0 to 9; they sum to 1, or are all 0 for a blank.",
        ),
    ]
    rejected: Annotated[
        Literal["blank", "not_a_digit"] | None, Meta(description="Why there is no digit.")
    ]
    model: Annotated[str, Meta(description="The version of the model that read.")]
    timing_ms: Timing


class Prediction(Read, Explanation, total=False):
    """What the network made of one picture, and what was asked for besides."""

    digits: Annotated[int, Meta(ge=0, description="With photo=1: how many digits stand apart.")]
    ink: Annotated[DataUrl, Meta(description="With photo=1 and explain=1: what was taken for ink.")]


def told(prediction: recognizer.Prediction, version: str, decode_ms: float) -> Prediction:
    """A prediction by a version of the model, whose picture took so long to decode."""
    return {
        "digit": prediction.digit,
        "confidence": round(prediction.confidence, DECIMALS),
        "probabilities": [round(float(p), DECIMALS) for p in prediction.probabilities],
        "rejected": prediction.rejected,
        "model": version,
        "timing_ms": {
            "decode": round(decode_ms, 3),
            "normalize": round(prediction.normalize_ms, 3),
            "classify": round(prediction.classify_ms, 3),
        },
    }
