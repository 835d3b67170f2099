"""The sample pictures of the pages and of the API: `python -m testing.samples` makes them."""

from pathlib import Path

import numpy as np

from testing.numbers import STEP, number_picture, smooth, strokes_of
from testing.paper import Strokes
from testing.photo_kinds import Kind, photo_of
from testing.pictures import as_file, strokes_of_digit

FOLDER = Path(__file__).resolve().parent.parent / "static" / "samples"

SAMPLES = {
    "note": (4, Kind("wood", 0.5, tilt=-8, paper=(250, 225, 90), pen=0.06, noise=1)),
    "shadow": (3, Kind(printed="squared", shade="hard", darkness=0.5, pen=0.06, noise=1)),
    "board": (8, Kind(paper=(35, 60, 45), ink=(225, 225, 225), pen=0.06, noise=1)),
}
"""The digit on each, and how its photo is made."""

NUMBER = "10439"
"""On the picture of a line."""

PARCEL = "60311", Kind(paper=(190, 160, 120), ink=(25, 30, 45), pen=0.06, height=0.24, noise=1)
"""The number on a photo, and how it is made."""


def strokes_in_middle(text: str) -> Strokes:
    """A number's strokes, in heights of the square in whose middle it is written."""
    left = (len(text) - 1) * STEP / 2
    return [[(x - left, y) for x, y in stroke] for stroke in strokes_of(text)]


def main() -> None:
    """Write every sample: photos as JPEG files, and the line as a PNG."""
    FOLDER.mkdir(exist_ok=True)
    for name, (digit, kind) in SAMPLES.items():
        strokes: Strokes = [smooth(stroke) for stroke in strokes_of_digit[digit]]
        photo = photo_of(strokes, kind, np.random.default_rng(digit))
        (FOLDER / f"{name}.jpg").write_bytes(photo)
    text, kind = PARCEL
    photo = photo_of(strokes_in_middle(text), kind, np.random.default_rng(int(text)))
    (FOLDER / "parcel.jpg").write_bytes(photo)
    (FOLDER / "number.png").write_bytes(as_file(number_picture(NUMBER), optimize=True))


if __name__ == "__main__":
    main()
