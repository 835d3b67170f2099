"""Files that browsers show though something is wrong with them, and those that they do not."""

import zlib

import numpy as np
import pytest
from PIL import Image

from digits.ink import ink_from_bytes
from digits.picture_file import Limits, TooManyPixels, UnreadableImage, decode
from testing.pictures import (
    as_file,
    digit_picture,
    jpeg_segment,
    png_chunk,
    with_jpeg_segments,
    with_png_chunk,
)

SEVEN = digit_picture(7, side=60, pen=6)

PNG = as_file(SEVEN)

JPEG = as_file(SEVEN, "JPEG")

LONG = zlib.compress(b"x" * 2_000_000)


def pixels(data):
    return np.asarray(decode(data, Limits()))


@pytest.mark.parametrize(
    "chunk",
    [
        pytest.param(png_chunk(b"iCCP", b"profile\0\0" + LONG), id="a profile of over a megabyte"),
        pytest.param(png_chunk(b"iCCP", b"profile\0\1" + LONG), id="a profile of unknown packing"),
        pytest.param(png_chunk(b"zTXt", b"text\0\0" + LONG), id="a text of over a megabyte"),
        pytest.param(
            png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + LONG),
            id="an XMP of over a megabyte",
        ),
        pytest.param(png_chunk(b"zTXt", b"text\0\0" + LONG) * 70, id="70 long texts"),
        pytest.param(png_chunk(b"tEXt", b"a\0b", checksum=1), id="a text with another checksum"),
        pytest.param(png_chunk(b"eXIf", b"garbage"), id="an EXIF that is none"),
        pytest.param(png_chunk(b"gAMA", b"\0"), id="a short gamma"),
        pytest.param(png_chunk(b"pHYs", b"\0\0"), id="a short size"),
    ],
)
def test_a_png_whose_metadata_alone_is_bad_is_read(chunk):
    assert np.array_equal(pixels(with_png_chunk(PNG, chunk)), pixels(PNG))


@pytest.mark.parametrize(
    "segment",
    [
        pytest.param(jpeg_segment(0xE0, b"JFIF\0"), id="a short JFIF header"),
        pytest.param(jpeg_segment(0xE1, b"Exif\0\0garbage"), id="an EXIF that is none"),
        pytest.param(jpeg_segment(0xE2, b"ICC_PROFILE\0"), id="a profile without a number"),
        pytest.param(jpeg_segment(0xE2, b"ICC_PROFILE\0\5\2bad"), id="the fifth part of two"),
        pytest.param(jpeg_segment(0xE2, b"MPF\0garbage"), id="a list of pictures that is none"),
        pytest.param(jpeg_segment(0xED, b"Photoshop 3.0\x008BIM"), id="a short resource"),
        pytest.param(jpeg_segment(0xEE, b"Adobe"), id="a short colour space"),
    ],
)
def test_a_jpeg_whose_metadata_alone_is_bad_is_read(segment):
    assert np.array_equal(pixels(with_jpeg_segments(JPEG, segment)), pixels(JPEG))


@pytest.mark.parametrize("length", [0, 1, 300])
def test_a_png_of_a_palette_is_read_with_a_transparency_that_is_none(length):
    palette = as_file(SEVEN.convert("P"))
    start = palette.index(b"IDAT") - 4
    broken = palette[:start] + png_chunk(b"tRNS", bytes(length)) + palette[start:]
    assert np.array_equal(ink_from_bytes(broken), ink_from_bytes(palette))


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("missing", [1, 2])
def test_a_jpeg_that_lacks_its_end_alone_is_read(progressive, missing):
    whole = as_file(SEVEN, "JPEG", progressive=progressive)
    assert np.array_equal(pixels(whole[:-missing]), pixels(whole))


def test_a_png_that_lacks_its_end_alone_is_read():
    assert np.array_equal(pixels(PNG[:-12]), pixels(PNG))


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("kept", [0.3, 0.5, 0.8, 0.95])
def test_half_a_jpeg_is_not_read(progressive, kept):
    whole = as_file(SEVEN.resize((600, 600)), "JPEG", progressive=progressive)
    half = whole[: int(len(whole) * kept)]
    with pytest.raises(UnreadableImage, match="expected a whole JPEG picture, got"):
        decode(half, Limits())


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.8, 0.95])
def test_half_a_png_is_not_read(kept):
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (60, 60), np.uint8))
    whole = as_file(noise)
    with pytest.raises(UnreadableImage, match="expected a whole PNG picture, got"):
        decode(whole[: int(len(whole) * kept)], Limits())


def test_a_jpeg_is_not_turned_by_its_xmp():
    xmp = b'<x:xmpmeta><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'
    assert np.array_equal(pixels(as_file(SEVEN, "JPEG", xmp=xmp)), pixels(JPEG))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_exif_turns_a_picture_of_either_kind(kind):
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = pixels(as_file(SEVEN, kind, exif=exif))
    assert np.abs(turned.astype(int) - np.rot90(pixels(as_file(SEVEN, kind)), -1)).max() < 20


@pytest.mark.parametrize("size", [(40_000, 1), (1, 40_000)])
def test_a_picture_with_a_very_long_side_is_not_read_however_few_its_pixels(size):
    with pytest.raises(TooManyPixels, match="expected sides of at most 30,000 pixels, got"):
        decode(as_file(Image.new("L", size, 255)), Limits())


def test_a_large_jpeg_may_have_fewer_scans_than_a_small_one():
    large, small = (
        as_file(SEVEN.resize((side, side)), "JPEG", progressive=True) for side in (6_000, 600)
    )
    assert decode(small, Limits()).size == (600, 600)
    with pytest.raises(TooManyPixels, match=r"got 6,000 x 6,000 in \d+ scans"):
        decode(large, Limits(pixels=40_000_000))
