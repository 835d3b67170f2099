"""What `?explain=1` adds to an answer: how the network came to it."""

from typing import Annotated, Literal, TypedDict

import numpy as np
from msgspec import Meta
from numpy.typing import NDArray
from PIL import Image

from digits.answers.pictures import as_data_url
from digits.explain import heatmap, strongest_maps
from digits.recognizer import Prediction, Recognizer

Subject = Literal["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "none"]

Digit = Annotated[int, Meta(ge=0, le=9)]

DataUrl = Annotated[str, Meta(pattern="^data:image/png;base64,")]

COLUMNS = 2
"""Feature maps beside each other in a stage's picture."""


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


NOTHING: Explanation = {"seen": None, "explained": None, "heatmap": None, "features": []}


def explanation(
    recognizer: Recognizer, prediction: Prediction, subject: Subject | None
) -> Explanation:
    """What the network saw, and what spoke for the subject, or else for what it answered."""
    if prediction.image is None:
        return NOTHING
    digit = prediction.digit
    if subject is not None:
        digit = None if subject == "none" else int(subject)
    evidence = heatmap(recognizer, prediction.image, digit)
    return {
        "seen": _png(prediction.image),
        "explained": "none" if digit is None else digit,
        "heatmap": np.round(evidence.astype(float), 3).tolist(),
        "features": [_stage(stage) for stage in recognizer.features(prediction.image)],
    }


def _stage(stage: NDArray[np.float32]) -> Stage:
    """A stage's strongest maps in one picture, two in a row."""
    numbers, maps = strongest_maps(stage)
    side = len(stage)
    rows = maps.reshape(-1, COLUMNS, side, side).swapaxes(1, 2)
    return {"size": side, "maps": numbers, "image": _png(rows.reshape(-1, COLUMNS * side))}


def _png(levels: NDArray[np.uint8]) -> str:
    return as_data_url(Image.fromarray(levels), "PNG")
