"""The page's brush and the trainer's: the network must learn from what the page sends."""

import numpy as np
import pytest

from digits.ink import Ink, ink_from_text
from digits.normalize import normalize
from testing.pictures import strokes_of_digit
from trainer.drawing.handwriting import vary
from trainer.drawing.render import (
    CANVAS_SIDE,
    COLUMN_SIDE,
    Placing,
    as_canvas,
    as_snapshot,
    random_placing,
)

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
def page(chromium, server):
    page = chromium.new_page()
    page.goto(server.url + "/healthz")
    yield page
    page.close()


def snapshot(page, strokes) -> Ink:
    """The page's own snapshot of strokes, as the ink that the server reads."""
    script = """async (strokes) => {
        const { createSnapshot } = await import('/static/js/paint/snapshot.js');
        return createSnapshot()(strokes);
    }"""
    return ink_from_text(page.evaluate(script, told(strokes)))


def column(page, drawings) -> list[Ink]:
    """The squares of the page's own column of drawings."""
    script = """async (drawings) => {
        const { createColumn } = await import('/static/js/paint/snapshot.js');
        return createColumn()(drawings);
    }"""
    ink = ink_from_text(page.evaluate(script, [told(strokes) for strokes in drawings]))
    return np.split(ink, len(drawings))


def told(strokes):
    """Strokes as the page has them."""
    return [{"width": PEN_WIDTH, "points": stroke.tolist()} for stroke in strokes]


def canvas(page, strokes, placing: Placing) -> Ink:
    """The page's own brush on a canvas, the drawing placed as in training."""
    script = """async ([strokes, side, { size, x, y, penWidth }]) => {
        const { drawStrokes } = await import('/static/js/paint/render.js');
        const { boundingBox } = await import('/static/js/drawing/geometry.js');
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = side;
        const context = canvas.getContext('2d');
        const box = boundingBox(strokes);
        const [width, height] = [box.right - box.left, box.bottom - box.top];
        const scale = (size * side - penWidth) / Math.max(width, height);
        const start = (at, low, length) =>
            penWidth / 2 + at * (side - penWidth - length * scale) - low * scale;
        const [left, top] = [start(x, box.left, width), start(y, box.top, height)];
        drawStrokes(context, strokes, { scale, left, top, penWidth });
        return canvas.toDataURL();
    }"""
    where = {"size": placing.size, "x": placing.x, "y": placing.y, "penWidth": placing.pen_width}
    return ink_from_text(page.evaluate(script, [told(strokes), CANVAS_SIDE, where]))


def test_fifty_snapshots_look_the_same_from_both(page):
    for strokes in drawings():
        on_the_page = normalize(snapshot(page, strokes)).astype(int)
        in_training = normalize(as_snapshot(strokes, PEN_WIDTH))
        assert np.abs(on_the_page - in_training).max() <= LARGEST_DIFFERENCE


def test_fifty_squares_of_a_column_look_the_same_from_both(page):
    all_strokes = [*drawings()]
    for strokes, square in zip(all_strokes, column(page, all_strokes), strict=True):
        in_training = normalize(as_snapshot(strokes, PEN_WIDTH, COLUMN_SIDE))
        assert np.abs(normalize(square).astype(int) - in_training).max() <= LARGEST_DIFFERENCE


def test_fifty_canvases_look_the_same_from_both(page):
    for number, strokes in enumerate(drawings()):
        placing = random_placing(np.random.default_rng(number))
        on_the_page = normalize(canvas(page, strokes, placing)).astype(int)
        in_training = normalize(as_canvas(strokes, placing))
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
def test_what_is_small_or_outside_looks_the_same_from_both(page, stroke):
    strokes = [np.array(stroke, np.float32)]
    difference = snapshot(page, strokes) - as_snapshot(strokes, PEN_WIDTH)
    assert np.abs(difference).max() < 0.05
