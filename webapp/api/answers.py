"""What the API answers, as types: its document is made of them, and mypy holds the code to them."""

from typing import Annotated, Any, TypedDict

from msgspec import Meta

from digits.answers.number import Reading
from digits.answers.prediction import Prediction, Share

__all__ = [
    "Batch",
    "CurrentModel",
    "Model",
    "Models",
    "Prediction",
    "Reading",
    "ReadingBatch",
    "Rules",
    "of",
]

SCHEMAS = "#/components/schemas/"
"""Where a document of OpenAPI has its types."""


def of(name: str) -> dict[str, str]:
    """The reference to a type of the document."""
    return {"$ref": SCHEMAS + name}


class Batch(TypedDict):
    """What the network made of many pictures."""

    predictions: Annotated[
        list[Annotated[Any, Meta(extra_json_schema={"oneOf": [of("Prediction"), of("Problem")]})]],
        Meta(description="In the pictures' order; of one that cannot be read its problem."),
    ]
    model: Annotated[str, Meta(description="The version of the model that read.")]


class ReadingBatch(TypedDict):
    """What numbers many pictures show."""

    readings: Annotated[
        list[Annotated[Any, Meta(extra_json_schema={"oneOf": [of("Reading"), of("Problem")]})]],
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
