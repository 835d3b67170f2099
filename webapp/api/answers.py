"""What the API answers, as types: its document is made of them, and mypy holds the code to them."""

from typing import Annotated, Any, Literal, TypedDict

from msgspec import Meta

SCHEMAS = "#/components/schemas/"
"""Where a document of OpenAPI has its types."""


def of(name: str) -> dict[str, str]:
    """The reference to a type of the document."""
    return {"$ref": SCHEMAS + name}


Share = Annotated[float, Meta(ge=0, le=1)]

Digit = Annotated[int, Meta(ge=0, le=9)]

DataUrl = Annotated[str, Meta(pattern="^data:image/png;base64,")]

Milliseconds = Annotated[float, Meta(ge=0)]


class Timing(TypedDict):
    """What reading took, in milliseconds; in a batch, the mean of its pictures."""

    decode: Milliseconds
    normalize: Milliseconds
    classify: Milliseconds


class Stage(TypedDict):
    """What one stage of convolutions made of the digit."""

    size: Annotated[int, Meta(ge=1, description="The side of its maps, in pixels.")]
    maps: Annotated[
        list[int], Meta(description="The numbers of the eight maps that answered most strongly.")
    ]
    image: Annotated[DataUrl, Meta(description="Those maps, two in a row.")]


class Explanation(TypedDict, total=False):
    """What the network saw, and where it looked: with `explain=1`; null and empty for a blank."""

    seen: Annotated[
        DataUrl | None, Meta(description="The 28 x 28 image that the network got, as a PNG.")
    ]
    explained: Annotated[
        Digit | Literal["none"] | None,
        Meta(description='What the heatmap is about: a digit, or "none", that it is none.'),
    ]
    heatmap: Annotated[
        list[list[Annotated[float, Meta(ge=-1, le=1)]]] | None,
        Meta(description="28 rows of 28: what spoke for it (above 0) and against it."),
    ]
    features: Annotated[list[Stage], Meta(description="From the first stage to the last.")]


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


class Batch(TypedDict):
    """What the network made of many pictures."""

    predictions: Annotated[
        list[Annotated[Any, Meta(extra_json_schema={"oneOf": [of("Prediction"), of("Problem")]})]],
        Meta(description="In the pictures' order; of one that cannot be read its problem."),
    ]
    model: Annotated[str, Meta(description="The version of the model that read.")]


class Model(TypedDict):
    """A version of the model."""

    version: str
    current: Annotated[bool, Meta(description="Whether it is the one that reads.")]
    metrics: Annotated[
        dict[str, Any], Meta(description="What its examination measured, as its manifest has it.")
    ]


class Models(TypedDict):
    """All versions that the server has."""

    models: Annotated[list[Model], Meta(description="The oldest first.")]


class CurrentModel(Model):
    """The version that reads, and how."""

    network: Annotated[str, Meta(description="Which of its networks reads.")]
    rejection_threshold: Annotated[
        Share, Meta(description="The confidence under which a picture is turned down.")
    ]


class Rule(TypedDict):
    """What a number can be held to."""

    name: Annotated[
        str,
        Meta(description="What it is asked for by; after =, one may write something else."),
    ]
    title: Annotated[str, Meta(description="What it is, in English.")]
    lengths: Annotated[
        list[Annotated[int, Meta(ge=1, le=32)]],
        Meta(min_length=1, description="How many digits a number may have, ascending."),
    ]
    example: Annotated[str, Meta(pattern="^[0-9]+$", description="A number that it holds for.")]
    written: Annotated[
        str,
        Meta(
            pattern="^[# -]*$",
            description="Of postcodes: a # for each digit, and the spaces and dashes between them.",
        ),
    ]
    source: Annotated[str, Meta(description="Where it is described; may be empty.")]


class Rules(TypedDict):
    """All rules."""

    rules: list[Rule]
