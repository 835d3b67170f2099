"""`python -m benchmarks`: the stages of one prediction, beside Keras's own, in one run."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # before TensorFlow reads it

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

import keras
import numpy as np
from PIL import Image, ImageDraw

from digits.ink import ink_from_bytes
from digits.normalize import normalize
from digits.recognizer import Recognizer

SAVED_MODEL = Path("saved_model")

ROUNDS = 7
REPEATS = 30


def main() -> None:
    """Time every stage in turn, round by round, and print one table."""
    png = _canvas()
    ink = ink_from_bytes(png)
    image = normalize(ink)
    recognizer = Recognizer.open(SAVED_MODEL)
    network = keras.models.load_model(SAVED_MODEL / "digits.keras")
    batch = image[np.newaxis, ..., np.newaxis].astype(np.float32)
    stages: dict[str, Callable[[], object]] = {
        "decode (280 px PNG)": lambda: ink_from_bytes(png),
        "normalize": lambda: normalize(ink),
        "classify (LiteRT)": lambda: recognizer.probabilities(image[np.newaxis]),
        "decode to answer": lambda: recognizer.predict(ink_from_bytes(png)),
        "peer: model.predict": lambda: network.predict(batch, verbose=0),
        "peer: model(inputs)": lambda: network(batch, training=False),
    }
    _print(_measure(stages))


def _measure(stages: dict[str, Callable[[], object]]) -> dict[str, np.ndarray]:
    """Milliseconds of each call, a row for each stage; stages take turns so that none has luck."""
    times: dict[str, list[float]] = {name: [] for name in stages}
    for call in stages.values():
        call()
    for _ in range(ROUNDS):
        for name, call in stages.items():
            for _ in range(REPEATS):
                started = perf_counter()
                call()
                times[name].append((perf_counter() - started) * 1e3)
    return {name: np.array(values) for name, values in times.items()}


def _print(times: dict[str, np.ndarray]) -> None:
    whole = np.median(times["decode to answer"])
    print(f"{'stage':<24}{'median ms':>12}{'p95 ms':>10}{'x whole':>10}")
    for name, values in times.items():
        median = np.median(values)
        print(f"{name:<24}{median:>12.3f}{np.percentile(values, 95):>10.3f}{median / whole:>10.2f}")


def _canvas() -> bytes:
    picture = Image.new("L", (280, 280), 255)
    points = [(90, 50), (190, 50), (150, 140), (125, 230)]
    ImageDraw.Draw(picture).line(points, fill=0, width=18, joint="curve")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


if __name__ == "__main__":
    main()
