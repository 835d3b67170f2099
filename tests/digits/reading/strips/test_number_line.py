"""The line of a number, found in a photo of any kind and cut out."""

import numpy as np
import pytest
from PIL import Image, ImageOps

from digits.reading.boxes import Box
from digits.reading.strips.number_line import find_lines
from testing.number_photos import OF_NUMBERS, number_photo
from testing.numbers import number_picture
from testing.photo_kinds import HELD_BACK, TUNED, Kind

KINDS = TUNED | HELD_BACK | OF_NUMBERS


def inside(found, box: Box) -> Box:
    """A photo's box in its strip: the middle turned, the sides kept."""
    x, y = found.strip.place.to_strip((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    scale = found.strip.place.scale / 2
    across, down = (box.right - box.left) * scale, (box.bottom - box.top) * scale
    return Box(x - across, y - down, x + across, y + down)


def is_whole(found, boxes) -> bool:
    height, width = found.ink.shape
    sides = [inside(found, box) for box in boxes]
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    return min(lefts + tops) > -1 and max(rights) < width + 1 and max(bottoms) < height + 1


@pytest.mark.parametrize("name", [*KINDS][::2])
def test_a_number_is_found_on_any_paper_in_any_light(name):
    photo = number_photo("40718", KINDS[name], np.random.default_rng(3))
    found = find_lines(photo.picture)[0]
    assert is_whole(found, photo.boxes)
    assert 0.67 < photo.height * found.strip.place.scale / 20 < 1.33
    assert found.ink.shape[0] == 32
    assert found.ink.dtype == np.float32
    assert 0 <= found.ink.min() <= found.ink.max() <= 1


@pytest.mark.parametrize("step", [0.62, 0.42], ids=["apart", "touching"])
@pytest.mark.parametrize("text", ["7", "42", "1111", "90210", "28469145"])
@pytest.mark.parametrize("factor", [0.4, 1, 4], ids=lambda factor: f"{factor} times as large")
def test_a_number_is_found_at_any_size(text, step, factor):
    photo = number_photo(text, Kind(), np.random.default_rng(1), step)
    size = [round(side * factor) for side in photo.picture.size]
    found = find_lines(photo.picture.resize(size, Image.Resampling.BICUBIC))[0]
    assert is_whole(found, [Box(*(side * factor for side in box)) for box in photo.boxes])
    assert found.height == pytest.approx(photo.height * factor, rel=0.3)


@pytest.mark.parametrize("angle", [-20, -12, 12, 20])
def test_a_tilted_line_is_turned_upright(angle):
    photo = number_photo("28469145", Kind("60", 0.8, tilt=angle), np.random.default_rng(5))
    assert find_lines(photo.picture)[0].strip.place.angle == pytest.approx(-angle, abs=3)


def test_a_box_of_the_strip_is_told_in_pixels_of_the_photo():
    photo = number_photo("40718", Kind("60", 0.7), np.random.default_rng(2))
    found = find_lines(photo.picture)[0]
    height, width = found.ink.shape
    left, _, right, _ = found.to_photo(Box(6, 6, width - 6, height - 6))
    assert left == pytest.approx(photo.boxes[0].left, abs=6)
    assert right == pytest.approx(photo.boxes[-1].right, abs=6)


@pytest.mark.parametrize("turned", [False, True], ids=["dark on light", "light on dark"])
@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA", "I;16"])
def test_a_tight_crop_is_found_in_any_mode(mode, turned):
    picture = number_picture("90210", 50, pen=3)
    if turned:
        picture = ImageOps.invert(picture)
    if mode == "I;16":
        levels = np.asarray(picture).astype(np.uint16) * 257
        picture = Image.fromarray(levels)
    found = find_lines(picture.convert(mode) if mode != "I;16" else picture)[0]
    assert found.height == pytest.approx(35, rel=0.25)
    assert found.ink.shape[1] > 4 * 20 * 0.6


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (200, 3), (600, 450)])
def test_nothing_is_found_on_blank_paper(size):
    assert find_lines(Image.new("RGB", size, (240, 238, 230))) == []


def test_noise_alone_breaks_nothing():
    levels = np.random.default_rng(1).integers(0, 256, (90, 240, 3), np.uint8)
    assert len(find_lines(Image.fromarray(levels))) <= 3
