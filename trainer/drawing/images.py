"""Pen strokes to digit images, through the same brush and the same normaliser as in serving."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import numpy as np
from PIL import Image
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from digits.ink import Ink
from digits.normalize import SIDE, DigitImage, normalize
from trainer.data.digit_set import NOT_A_DIGIT, DigitSet
from trainer.data.look_alikes import training_label
from trainer.data.pen_data import set_of
from trainer.data.strokes import Drawing, Stroke
from trainer.drawing.handwriting import vary
from trainer.drawing.outliers import make_outlier
from trainer.drawing.render import as_canvas, as_snapshot, random_placing
from trainer.drawing.styles.choosing import with_style

PEN = 0.08
"""The pen's usual width on the page, in parts of the drawing's longer side."""

IMAGES_A_CONTRIBUTOR = 30_000
"""About how many digit images each contributor gives, so that no site's style prevails."""

FEWEST, MOST = 4, 20
"""Limits to how many images one drawing gives."""

IMAGES_A_CLASS = 1_500
"""About how many images each letter and symbol gives, so that common ones do not prevail."""

MADE_OF_ONE_DRAWN = 1
"""How many outliers are made for each that comes from a data set."""

CHUNK = 200


def digit_images(drawings: Sequence[Drawing], seed: int) -> DigitSet:
    """Many varied images of each drawing: more where a contributor gave few."""
    count_of = Counter(drawing.contributor for drawing in drawings)
    repeated = [d for d in drawings for _ in range(_images_of_each(count_of[d.contributor]))]
    labels = [int(drawing.label) for drawing in repeated]
    rng = np.random.default_rng(seed)
    strokes = [with_style(drawing, rng) for drawing in repeated]
    return _render(partial(_varied_image, seed=seed), strokes, labels)


def outlier_images(outliers: Sequence[Drawing], digits: Sequence[Drawing], seed: int) -> DigitSet:
    """Varied images of the data sets' outliers, and of as many that are made.

    Halves of letters are taken from what people wrote, not from the glyphs of fonts.
    """
    letters = [d for d in outliers if set_of(d).images_a_drawing is None]
    count_of_label = Counter(letter.label for letter in letters)
    drawn = [
        outlier
        for outlier in outliers
        for _ in range(set_of(outlier).images_a_drawing or _share(count_of_label[outlier.label]))
    ]
    rng = np.random.default_rng((seed, NOT_A_DIGIT))
    made = [make_outlier(digits, letters, rng) for _ in range(MADE_OF_ONE_DRAWN * len(drawn))]
    strokes = [*(outlier.strokes for outlier in drawn), *made]
    labels = [*(training_label(outlier.label) for outlier in drawn), *[NOT_A_DIGIT] * len(made)]
    return _render(partial(_varied_image, seed=seed + 1), strokes, labels)


def snapshot_images(drawings: Sequence[Drawing]) -> DigitSet:
    """Each drawing once, unvaried, as the page would send it."""
    labels = [training_label(drawing.label) for drawing in drawings]
    return _render(_snapshot_image, [d.strokes for d in drawings], labels)


def canvas_images(drawings: Sequence[Drawing]) -> DigitSet:
    """Each drawing once, unvaried, as a canvas at random size, place and pen width."""
    labels = [training_label(drawing.label) for drawing in drawings]
    return _render(_canvas_image, [d.strokes for d in drawings], labels)


def resized_images(drawings: Sequence[Drawing]) -> DigitSet:
    """Each drawing once, its canvas resized as most demos do, to compare MNIST's format with."""
    labels = [int(drawing.label) for drawing in drawings]
    return _render(_resized_image, [d.strokes for d in drawings], labels)


def pen_width(strokes: Sequence[Stroke]) -> float:
    """The page's pen for a drawing of usual size, in the strokes' own units."""
    points = np.concatenate(strokes)
    return max(PEN * float(np.ptp(points, axis=0).max()), 1e-6)


def _images_of_each(drawings_of_contributor: int) -> int:
    return int(np.clip(IMAGES_A_CONTRIBUTOR // drawings_of_contributor, FEWEST, MOST))


def _share(drawings_of_class: int) -> int:
    return int(np.clip(IMAGES_A_CLASS // drawings_of_class, 1, MOST))


def _varied_image(numbered: tuple[int, Sequence[Stroke]], seed: int) -> DigitImage:
    number, strokes = numbered
    rng = np.random.default_rng((seed, number))
    varied = vary(strokes, rng)
    if rng.uniform() < 0.5:
        ink = as_snapshot(varied, pen_width(varied))
    else:
        ink = as_canvas(varied, random_placing(rng))
    return _image(ink)


def _keep_to_one_core() -> None:
    """Each core has a process of its own: more threads would only wait for one another."""
    threadpool_limits(1, user_api="blas")


def _snapshot_image(numbered: tuple[int, Sequence[Stroke]]) -> DigitImage:
    _, strokes = numbered
    return _image(as_snapshot(strokes, pen_width(strokes)))


def _canvas_image(numbered: tuple[int, Sequence[Stroke]]) -> DigitImage:
    number, strokes = numbered
    return _image(as_canvas(strokes, random_placing(np.random.default_rng(number))))


def _resized_image(numbered: tuple[int, Sequence[Stroke]]) -> DigitImage:
    number, strokes = numbered
    canvas = Image.fromarray(as_canvas(strokes, random_placing(np.random.default_rng(number))))
    resized = canvas.resize((SIDE, SIDE), Image.Resampling.BOX)
    return np.round(np.asarray(resized) * 255).astype(np.uint8)


def _image(ink: Ink) -> DigitImage:
    image = normalize(ink)
    if image is None:
        raise ValueError("expected strokes that leave ink, got none")
    return image


def _render(
    image_of: Callable[[tuple[int, Sequence[Stroke]]], DigitImage],
    strokes: Sequence[Sequence[Stroke]],
    labels: Sequence[int],
) -> DigitSet:
    # Spawned, not forked: a forked process hangs in TensorFlow.
    spawn = get_context("spawn")
    with ProcessPoolExecutor(mp_context=spawn, initializer=_keep_to_one_core) as processes:
        images = processes.map(image_of, enumerate(strokes), chunksize=CHUNK)
        shown = tqdm(images, desc="drawing", total=len(strokes), unit="image", disable=None)
        return DigitSet(np.stack(list(shown)), np.array(labels, np.uint8))
