"""The page's brush and the trainer's: the network must learn from what the page sends."""

import numpy as np
import pytest

from digits.ink import ink_from_text
from digits.normalize import normalize
from tests.pictures import strokes_of_digit
from trainer.handwriting import vary
from trainer.render import as_snapshot

PEN_WIDTH = 0.045

LARGEST_DIFFERENCE = 2
"""Grey levels of 255 by which any pixel of the two 28 x 28 images may differ."""


def drawings():
    """Fifty drawings: each digit in five hands."""
    for number in range(50):
        rng = np.random.default_rng(number)
        strokes = [np.array(stroke, np.float32) for stroke in strokes_of_digit[number % 10]]
        yield vary(strokes, rng)


@pytest.fixture(scope="module")
def snapshot(chromium, server):
    """The page's own snapshot of strokes, as the ink that the server reads."""
    page = chromium.new_page()
    page.goto(server.url + "/healthz")
    script = """async (strokes) => {
        const { createSnapshot } = await import('/static/js/snapshot.js');
        return createSnapshot()(strokes);
    }"""
    yield lambda strokes: ink_from_text(
        page.evaluate(script, [{"width": PEN_WIDTH, "points": s.tolist()} for s in strokes])
    )
    page.close()


def test_fifty_drawings_look_the_same_from_both(snapshot):
    for strokes in drawings():
        on_the_page = normalize(snapshot(strokes)).astype(int)
        in_training = normalize(as_snapshot(strokes, PEN_WIDTH))
        assert np.abs(on_the_page - in_training).max() <= LARGEST_DIFFERENCE


@pytest.mark.parametrize(
    "stroke",
    [
        [[0.5, 0.5]],
        [[0.5, 0.5], [0.5, 0.5]],
        [[0.5, 0.5], [0.53, 0.5]],
        [[0.1, 0.5], [0.9, 0.5]],
        [[0.5, 0.5], [0.55, 0.52], [0.51, 0.49]],
        [[-0.2, 0.5], [0.5, 1.4], [1.2, 0.5]],
    ],
    ids=["a dot", "a point twice", "a dash", "a line", "a blot", "beyond the pad"],
)
def test_what_is_small_or_outside_looks_the_same_from_both(snapshot, stroke):
    strokes = [np.array(stroke, np.float32)]
    difference = snapshot(strokes) - as_snapshot(strokes, PEN_WIDTH)
    assert np.abs(difference).max() < 0.05
