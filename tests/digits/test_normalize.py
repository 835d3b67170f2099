import tracemalloc

import numpy as np
import pytest

from digits.ink import Ink, ink_from_bytes, scaled_levels
from digits.normalize import CENTRE, DIGIT_SIDE, SIDE, is_dot, normalize
from testing.pictures import as_file, digit_picture


def ink_of(*boxes: tuple[int, int, int, int], shape=(280, 280), level=1.0) -> Ink:
    """Rectangles of ink, each (top, left, bottom, right)."""
    ink = np.zeros(shape, np.float32)
    for top, left, bottom, right in boxes:
        ink[top:bottom, left:right] = level
    return ink


def drawn(digit: int, side: int = 280, pen: int = 20) -> Ink:
    return ink_from_bytes(as_file(digit_picture(digit, side, pen)))


def extent(image) -> tuple[int, int]:
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    return rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1


def centre_of_mass(image) -> tuple[float, float]:
    index, total = np.arange(SIDE), image.sum()
    down = (image.sum(axis=1) * index).sum() / total
    across = (image.sum(axis=0) * index).sum() / total
    return down, across


@pytest.mark.parametrize("shape", [(28, 28), (1, 1), (2000, 2000), (0, 0)])
def test_a_blank_gives_nothing(shape):
    assert normalize(np.zeros(shape, np.float32)) is None


def test_noise_of_the_paper_is_blank():
    assert normalize(np.full((100, 100), 0.02, np.float32)) is None


cases = {
    "a dot": ink_of((100, 100, 112, 112)),
    "a thin upright line": ink_of((20, 140, 260, 141)),
    "a thin level line": ink_of((140, 20, 141, 260)),
    "ink to every border": ink_of((0, 130, 280, 150), (130, 0, 150, 280)),
    "two pixels": ink_of((5, 5, 6, 7), shape=(10, 10)),
    "one pixel": ink_of((5, 5, 6, 6), shape=(10, 10)),
    "a canvas of 2000 px": drawn(5, side=2000, pen=140),
    "faint ink": drawn(5) * np.float32(0.05),
    "ink of one level": ink_of((40, 100, 240, 120), level=0.5),
    "all ink": np.ones((50, 50), np.float32),
    "a heavy head on a thin tail": ink_of((0, 0, 60, 60), (60, 30, 280, 31)),
}


@pytest.mark.parametrize("ink", cases.values(), ids=cases.keys())
def test_ink_fills_20_pixels_reaches_255_and_is_centred_by_mass(ink):
    image = normalize(ink)
    assert (image.shape, image.dtype) == ((SIDE, SIDE), np.uint8)
    assert max(extent(image)) == DIGIT_SIDE
    assert image.max() == 255
    if extent(image)[0] < DIGIT_SIDE or extent(image)[1] < DIGIT_SIDE:
        return
    assert np.abs(np.array(centre_of_mass(image)) - CENTRE).max() <= 0.5


@pytest.mark.parametrize("digit", range(10))
def test_the_centre_of_mass_lies_at_the_centre(digit):
    down, across = centre_of_mass(normalize(drawn(digit)))
    assert abs(down - CENTRE) <= 0.5
    assert abs(across - CENTRE) <= 0.5


def test_ink_whose_mass_lies_at_one_end_is_not_cut_off():
    image = normalize(cases["a heavy head on a thin tail"])
    assert extent(image)[0] == DIGIT_SIDE


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize(("down", "right"), [(0, 37), (41, 0), (220, 220)])
def test_a_translated_drawing_gives_the_same_image(digit, down, right):
    ink = drawn(digit)
    moved = np.zeros((500, 500), np.float32)
    moved[down : down + 280, right : right + 280] = ink
    assert np.array_equal(normalize(moved), normalize(ink))


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("times", [2, 3, 7])
def test_a_magnified_drawing_gives_the_same_image(digit, times):
    ink = drawn(digit)
    magnified = ink.repeat(times, axis=0).repeat(times, axis=1)
    difference = normalize(magnified).astype(int) - normalize(ink)
    assert np.abs(difference).max() <= 1


def test_faint_ink_gives_the_same_image_as_strong_ink():
    strong, faint = normalize(drawn(5)), normalize(drawn(5) * np.float32(0.1))
    assert np.abs(strong.astype(int) - faint).max() <= 1


def test_lossy_compression_does_not_widen_the_ink():
    picture = digit_picture(3)
    lossless = normalize(ink_from_bytes(as_file(picture)))
    lossy = normalize(ink_from_bytes(as_file(picture, "JPEG", quality=60)))
    assert np.abs(lossless.astype(int) - lossy).mean() < 4


def test_a_dot_is_told_from_a_digit():
    assert is_dot(normalize(cases["a dot"]))
    assert not any(is_dot(normalize(drawn(digit))) for digit in range(10))
    assert not is_dot(normalize(cases["a thin upright line"]))


def test_next_to_no_image_of_mnist_is_a_dot(mnist_test):
    assert np.mean([is_dot(image) for image in mnist_test.images]) <= 0.0003


def test_mnists_own_images_pasted_anywhere_and_magnified_are_read_the_same(mnist_test, recognizer):
    rng = np.random.default_rng(1)
    images = mnist_test.images[::4]
    plain = recognizer.probabilities(images).argmax(axis=1)
    again = np.empty_like(plain)
    for index, image in enumerate(images):
        canvas = np.zeros((320, 320), np.uint8)
        top, left = rng.integers(0, 41, 2)
        canvas[top : top + 280, left : left + 280] = image.repeat(10, axis=0).repeat(10, axis=1)
        again[index] = recognizer.predict(scaled_levels(canvas)).probabilities.argmax()
    assert (again == plain).mean() >= 0.998


def test_resampling_is_by_area():
    ink = ink_of((0, 0, 30, 30), shape=(30, 30))
    ink[0, 1] = 0  # lies half in one cell of 1.5 x 1.5 pixels and half in the next
    image = normalize(ink)
    rows, columns = np.flatnonzero(image.any(axis=1)), np.flatnonzero(image.any(axis=0))
    assert image[rows[0], columns[0]] == round(255 * (1 - 0.5 / 2.25))
    assert image[rows[0], columns[0] + 1] == round(255 * (1 - 0.5 / 2.25))


def test_a_digit_is_the_same_however_much_it_is_enlarged():
    digit = drawn(4)
    enlarged = digit.repeat(20, axis=0).repeat(20, axis=1)
    difference = normalize(enlarged).astype(int) - normalize(digit)
    assert np.abs(difference).max() <= 1


def test_a_line_of_four_million_pixels_takes_little_memory():
    ink = np.ones((1, 4_000_000), np.float32)
    tracemalloc.start()
    normalize(ink)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * ink.nbytes
