"""The sample pictures of the page for one's own: `python -m testing.samples` makes them."""

from pathlib import Path

import numpy as np

from testing.paper import Strokes
from testing.photo_kinds import Kind, photo_of
from testing.pictures import Stroke, strokes_of_digit

FOLDER = Path(__file__).resolve().parent.parent / "static" / "samples"

SAMPLES = {
    "note": (4, Kind("wood", 0.5, tilt=-8, paper=(250, 225, 90), pen=0.06, noise=1)),
    "shadow": (3, Kind(printed="squared", shade="hard", darkness=0.5, pen=0.06, noise=1)),
    "board": (8, Kind(paper=(35, 60, 45), ink=(225, 225, 225), pen=0.06, noise=1)),
}
"""The digit on each, and how its photo is made."""


def smooth(stroke: Stroke) -> Stroke:
    """The stroke without its corners, which are cut by a quarter at each side (Chaikin, 1974)."""
    points = np.array(stroke)
    for _ in range(3):
        before, after = points[:-1], points[1:]
        cut = np.stack([0.75 * before + 0.25 * after, 0.25 * before + 0.75 * after], axis=1)
        points = np.concatenate([points[:1], cut.reshape(-1, 2), points[-1:]])
    return [(float(x), float(y)) for x, y in points]


def main() -> None:
    """Write every sample as a JPEG file."""
    FOLDER.mkdir(exist_ok=True)
    for name, (digit, kind) in SAMPLES.items():
        strokes: Strokes = [smooth(stroke) for stroke in strokes_of_digit[digit]]
        photo = photo_of(strokes, kind, np.random.default_rng(digit))
        (FOLDER / f"{name}.jpg").write_bytes(photo)


if __name__ == "__main__":
    main()
