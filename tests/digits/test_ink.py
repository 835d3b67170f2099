import base64
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageOps

from digits.ink import ink_from_bytes, ink_from_text, scaled_levels
from digits.picture_file import (
    Limits,
    NotBase64,
    TooManyBytes,
    TooManyPixels,
    UnreadableImage,
    UnsupportedFormat,
)
from testing.pictures import as_base64, as_file, digit_picture, huge_png, png_file

SEVEN = digit_picture(7, side=60, pen=6)
INK = 1 - np.asarray(SEVEN, np.float32) / 255


def sixteen_bit(picture: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(picture).astype(np.uint16) * 257)


def transparent(picture: Image.Image, ink: int, hidden: int) -> Image.Image:
    """Ink of one grey on nothing, where what is transparent carries another grey."""
    alpha = ImageOps.invert(picture)
    grey = Image.fromarray(np.where(np.asarray(alpha) > 0, ink, hidden).astype(np.uint8))
    return Image.merge("LA", [grey, alpha])


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(SEVEN, id="grey"),
        pytest.param(SEVEN.convert("RGB"), id="RGB"),
        pytest.param(SEVEN.convert("RGBA"), id="opaque RGBA"),
        pytest.param(SEVEN.convert("P"), id="palette"),
        pytest.param(sixteen_bit(SEVEN), id="16 bits"),
        pytest.param(ImageOps.invert(SEVEN), id="light on dark"),
        pytest.param(transparent(SEVEN, ink=0, hidden=0), id="black on nothing"),
        pytest.param(transparent(SEVEN, ink=0, hidden=255), id="black on white nothing"),
        pytest.param(transparent(SEVEN, ink=255, hidden=255), id="white on nothing"),
        pytest.param(transparent(SEVEN, ink=255, hidden=0).convert("RGBA"), id="white, RGBA"),
    ],
)
def test_every_kind_of_png_gives_the_same_ink(picture):
    assert np.abs(ink_from_bytes(as_file(picture)) - INK).max() < 0.01


@pytest.mark.parametrize("colour", ["#f2f2f2", "#fff200", "#fefefe", "white", "silver", "black"])
def test_ink_on_nothing_is_read_whatever_its_colour(colour):
    picture = Image.new("RGB", SEVEN.size, colour)
    picture.putalpha(ImageOps.invert(SEVEN))
    assert np.abs(ink_from_bytes(as_file(picture)) - INK).max() < 0.01


def test_ink_of_two_whites_on_nothing_is_read():
    levels = np.random.default_rng(0).integers(254, 256, INK.shape, np.uint8)
    picture = Image.merge("LA", [Image.fromarray(levels), ImageOps.invert(SEVEN)])
    assert np.abs(ink_from_bytes(as_file(picture)) - INK).max() < 0.01


def test_white_ink_on_a_colour_that_is_declared_transparent_is_read():
    white_on_black = ImageOps.invert(SEVEN).convert("RGB")
    ink = ink_from_bytes(as_file(white_on_black, transparency=(0, 0, 0)))
    assert np.abs(ink - INK).mean() < 0.05


def test_a_sheet_that_is_cut_out_is_paper():
    cut_out = Image.new("LA", (120, 120), (0, 0))
    cut_out.paste(SEVEN.convert("LA"), (30, 30))
    assert np.abs(ink_from_bytes(as_file(cut_out))[30:90, 30:90] - INK).max() < 0.01


def test_a_one_bit_png_is_read():
    ink = ink_from_bytes(as_file(SEVEN.convert("1", dither=Image.Dither.NONE)))
    assert set(np.unique(ink)) == {0, 1}
    assert np.abs(ink - INK).mean() < 0.05


def test_an_interlaced_png_is_read(interlaced_png):
    assert ink_from_bytes(interlaced_png).shape == (8, 8)


@pytest.fixture
def interlaced_png() -> bytes:
    """An 8 x 8 grey PNG with Adam7 interlacing, which Pillow reads but does not write."""
    sizes_of_pass = [(1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4)]
    rows = b"".join(
        b"\0" + b"\xff" * width for width, height in sizes_of_pass for _ in range(height)
    )
    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 1)
    return png_file((b"IHDR", header), (b"IDAT", zlib.compress(rows)))


def test_a_colour_that_a_grey_png_declares_transparent_is_paper():
    picture = Image.fromarray(np.where(INK > 0.5, 0, 90).astype(np.uint8))
    ink = ink_from_bytes(as_file(picture, transparency=90))
    assert ink[0, 0] == 0
    assert ink.max() == 1


def test_a_jpeg_is_read():
    ink = ink_from_bytes(as_file(SEVEN, "JPEG", quality=90))
    assert np.abs(ink - INK).mean() < 0.02


def test_exif_orientation_turns_the_picture():
    exif = Image.Exif()
    exif[0x0112] = 6  # stored lying on its left side
    stored = SEVEN.transpose(Image.Transpose.ROTATE_90)
    ink = ink_from_bytes(as_file(stored, "JPEG", quality=95, exif=exif))
    assert np.abs(ink - INK).mean() < 0.02


def test_a_dark_drawing_that_covers_most_of_light_paper_is_still_ink():
    levels = np.full((50, 50), 20, np.uint8)
    levels[[0, -1]] = levels[:, [0, -1]] = 250
    ink = ink_from_bytes(as_file(Image.fromarray(levels)))
    assert ink[25, 25] > 0.9
    assert ink[0, 0] == 0


@pytest.mark.parametrize("level", [0, 90, 128, 255])
def test_a_picture_of_one_grey_level_has_no_ink(level):
    assert ink_from_bytes(as_file(Image.new("L", (30, 20), level))).max() == 0


def test_ink_is_float32_from_0_to_1():
    ink = ink_from_bytes(as_file(SEVEN))
    assert ink.dtype == np.float32
    assert (ink.min(), ink.max()) == (0, 1)


@pytest.mark.parametrize(
    "text",
    [
        as_base64(SEVEN),
        "data:image/png;base64," + as_base64(SEVEN),
        "DATA:;base64," + as_base64(SEVEN),
        "data:image/gif;name=x;base64," + as_base64(SEVEN),
        base64.encodebytes(as_file(SEVEN)).decode(),
        "data:image/png;base64,\r\n" + as_base64(SEVEN) + "\r\n",
        base64.urlsafe_b64encode(as_file(SEVEN)).decode(),
        base64.urlsafe_b64encode(as_file(SEVEN)).decode().rstrip("="),
        "\n data:image/png;base64," + as_base64(SEVEN),
    ],
)
def test_base64_and_data_urls_are_read_whatever_type_they_claim(text):
    assert np.array_equal(ink_from_text(text), ink_from_bytes(as_file(SEVEN)))


@pytest.mark.parametrize("text", ["§§", "abc", "data:image/png,raw", "\ud800", "a b c d"])
def test_what_is_not_base64_is_named(text):
    with pytest.raises(NotBase64, match="expected base64 or a base64 data URL, got"):
        ink_from_text(text)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a" + b"\0" * 40, b"<svg/>", b"hello", b"BM\0\0", as_file(SEVEN, "WEBP")],
)
def test_other_formats_are_refused_by_content(data):
    with pytest.raises(UnsupportedFormat, match="expected a PNG or JPEG picture, got"):
        ink_from_bytes(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("kept", [9, 20, 45, 0.5, 0.9])
def test_a_truncated_file_is_unreadable(kind, kept):
    data = as_file(SEVEN, kind)
    with pytest.raises(UnreadableImage, match=f"expected a whole {kind} picture"):
        ink_from_bytes(data[: kept if kept > 1 else int(len(data) * kept)])


def test_bytes_beyond_the_limit_are_counted():
    with pytest.raises(TooManyBytes, match=r"at most 100 bytes, got 1\d\d"):
        ink_from_bytes(as_file(SEVEN)[:150], Limits(bytes=100))


def test_base64_beyond_the_limit_is_refused_before_it_is_decoded():
    with pytest.raises(TooManyBytes):
        ink_from_text("§" * 1_000, Limits(bytes=100))


def test_pixels_beyond_the_limit_are_refused_before_they_are_decoded():
    header_only = as_file(Image.new("L", (2_001, 2_000)))[:60]
    with pytest.raises(TooManyPixels, match="at most 4,000,000 pixels, got 2,001 x 2,000"):
        ink_from_bytes(header_only)


def test_a_canvas_of_2000_by_2000_is_within_the_default_limits():
    assert ink_from_bytes(as_file(Image.new("L", (2_000, 2_000)))).shape == (2_000, 2_000)


def test_a_bomb_of_30000_by_30000_is_refused():
    with pytest.raises(TooManyPixels):
        ink_from_bytes(huge_png(30_000, 30_000))


def test_random_damage_is_always_an_ink_error_or_a_picture(rng):
    good = as_file(SEVEN)
    for _ in range(300):
        data = bytearray(good)
        for place in rng.integers(8, len(data), 3):
            data[place] = rng.integers(256)
        try:
            ink = ink_from_bytes(bytes(data))
        except (UnreadableImage, TooManyPixels):
            continue
        assert ink.dtype == np.float32


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def test_levels_become_ink_with_255_as_1():
    levels = np.array([[0, 51, 255]], np.uint8)
    assert np.allclose(scaled_levels(levels), [[0, 0.2, 1]])


def test_text_is_decoded_only_once():
    twice = base64.b64encode(as_base64(SEVEN).encode()).decode()
    with pytest.raises(UnsupportedFormat):
        ink_from_text(twice)
