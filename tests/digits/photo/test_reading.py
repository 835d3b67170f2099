import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageOps

from digits.ink import ink_from_bytes
from digits.photo.reading import open_photo, read_photo
from digits.picture_file import (
    Limits,
    TooManyBytes,
    TooManyPixels,
    UnreadableImage,
    UnsupportedFormat,
)
from testing.photographs import photo_file, photograph
from testing.pictures import as_file, digit_picture, huge_png, pasted

SEVEN = digit_picture(7)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({}, id="in shadow"),
        pytest.param({"shadow": 0.7}, id="in deep shadow"),
        pytest.param({"ruled": True}, id="on ruled paper"),
        pytest.param({"paper": (0.6, 0.5, 0.35)}, id="on brown paper"),
        pytest.param({"ink": (0.4, 0.4, 0.42)}, id="in pencil"),
        pytest.param({"paper": (0.1, 0.16, 0.12), "ink": (0.9, 0.9, 0.9)}, id="chalk on a board"),
        pytest.param({"width": 1600}, id="large"),
        pytest.param({"width": 160}, id="small"),
    ],
)
def test_a_digit_on_paper_is_read_in_uneven_light(recognizer, options):
    read = [
        read_photo(open_photo(photo_file(d, d, **options)), recognizer).prediction.digit
        for d in range(10)
    ]
    assert read == list(range(10))


def test_most_of_such_photos_cannot_be_read_as_drawings(recognizer):
    """Else this file would have no reason to be."""
    read = [recognizer.predict(ink_from_bytes(photo_file(d, d))).digit for d in range(10)]
    assert sum(digit == d for d, digit in enumerate(read)) < 5


def test_a_clean_drawing_is_read_as_well_as_without_all_that(recognizer, mnist_test):
    rng = np.random.default_rng(0)
    pictures = [pasted(image, rng) for image in mnist_test.images[:100]]
    plain = [recognizer.predict(ink_from_bytes(as_file(picture))).digit for picture in pictures]
    photo = [read_photo(picture, recognizer).prediction.digit for picture in pictures]
    right_plain, right_photo = (np.sum(read == mnist_test.labels[:100]) for read in (plain, photo))
    assert right_photo >= right_plain - 2


@pytest.mark.parametrize("kind", ["L", "RGB", "RGBA", "P", "1"])
def test_every_kind_of_png_is_read(recognizer, kind):
    assert read_photo(open_photo(as_file(SEVEN.convert(kind))), recognizer).prediction.digit == 7


@pytest.mark.parametrize("kind", ["RGB", "RGBA"])
def test_ink_that_differs_in_colour_alone_is_read_in_every_kind_of_png(recognizer, kind):
    paper = Image.new("RGB", SEVEN.size, (200, 200, 200))
    ink = Image.new("RGB", SEVEN.size, (255, 180, 165))  # as light as the paper
    picture = Image.composite(paper, ink, SEVEN).convert(kind)
    assert read_photo(open_photo(as_file(picture)), recognizer).prediction.digit == 7


def test_16_bits_are_read(recognizer):
    picture = Image.fromarray(np.asarray(SEVEN).astype(np.uint16) * 257)
    assert read_photo(open_photo(as_file(picture)), recognizer).prediction.digit == 7


@pytest.mark.parametrize("grey", [0, 255])
def test_ink_on_nothing_is_read_whatever_its_colour(recognizer, grey):
    alpha = ImageOps.invert(SEVEN)
    picture = Image.merge("LA", [Image.new("L", SEVEN.size, grey), alpha])
    assert read_photo(open_photo(as_file(picture)), recognizer).prediction.digit == 7


def test_a_jpeg_in_the_colours_of_print_is_read(recognizer):
    assert (
        read_photo(open_photo(as_file(SEVEN.convert("CMYK"), "JPEG")), recognizer).prediction.digit
        == 7
    )


def test_a_page_upside_down_by_exif_is_turned(recognizer):
    exif = Image.Exif()
    exif[0x0112] = 3
    stored = photograph(4, np.random.default_rng(0)).transpose(Image.Transpose.ROTATE_180)
    data = as_file(stored, "JPEG", exif=exif)
    assert read_photo(open_photo(data), recognizer).prediction.digit == 4


def test_of_an_animated_png_the_first_frame_is_read(recognizer):
    data = as_file(SEVEN, save_all=True, append_images=[digit_picture(3)], duration=100)
    assert read_photo(open_photo(data), recognizer).prediction.digit == 7


def test_a_photo_is_reduced_and_its_ink_as_large(recognizer):
    data = photo_file(5, width=1600)
    assert open_photo(data).size == (400, 300)
    ink = read_photo(open_photo(data), recognizer).ink
    assert (ink.shape, ink.dtype) == ((300, 400), np.float32)
    assert (ink.min(), ink.max()) == (0, 1)


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (2, 3), (28, 28)])
@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_picture_of_one_grey_level_has_no_ink(recognizer, size, level):
    read = read_photo(open_photo(as_file(Image.new("L", size, level))), recognizer)
    assert (read.ink.max(), read.prediction.rejected) == (0, "blank")


def test_a_blank_sheet_in_shadow_is_no_digit(recognizer):
    for seed in range(12):
        sheet = photograph(1, np.random.default_rng(seed), ink=(0.9, 0.87, 0.8))
        assert read_photo(sheet, recognizer).prediction.digit is None


def with_table(picture: Image.Image) -> Image.Image:
    return ImageOps.expand(picture, border=picture.width // 20, fill=(60, 40, 30))


def with_specks(picture: Image.Image) -> Image.Image:
    draw = ImageDraw.Draw(picture)
    for place in (20, 60, 300):
        draw.ellipse([place, place, place + 4, place + 4], fill=(20, 20, 20))
    return picture


@pytest.mark.parametrize("spoilt", [with_table, with_specks])
def test_what_is_not_the_digit_is_dropped(recognizer, spoilt):
    for digit in range(10):
        picture = photograph(digit, np.random.default_rng(digit), shadow=0.2)
        assert read_photo(spoilt(picture), recognizer).prediction.digit == digit


def test_the_bar_of_a_five_is_kept_where_it_stands_apart(recognizer):
    picture = Image.new("L", (280, 280), 255)
    draw = ImageDraw.Draw(picture)
    draw.line([(120, 80), (110, 140), (150, 140), (170, 180), (110, 210)], fill=0, width=12)
    draw.line([(140, 70), (190, 68)], fill=0, width=12)
    assert read_photo(picture, recognizer).ink[69, 165] > 0.9


def test_a_digit_that_fills_its_picture_is_kept(recognizer):
    box = ImageOps.invert(SEVEN).getbbox()
    assert read_photo(SEVEN.crop(box), recognizer).prediction.digit == 7


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        (b"", UnsupportedFormat, "got no bytes"),
        (b"not a picture", UnsupportedFormat, "expected a PNG or JPEG picture, got 13 bytes"),
        (photo_file(3)[:5_000], UnreadableImage, "expected a whole JPEG picture"),
        (huge_png(4_001, 4_000), TooManyPixels, "16,000,000 pixels"),
        (huge_png(9_000, 9_000), TooManyPixels, "60,000,000 pixels"),
    ],
)
def test_what_cannot_be_read_is_named(data, error, message):
    with pytest.raises(error, match=message):
        open_photo(data)


def test_a_progressive_jpeg_is_decoded_whole_and_so_has_to_be_smaller():
    picture = Image.new("L", (4_000, 4_800), 255)
    assert open_photo(as_file(picture, "JPEG")).height == 400
    with pytest.raises(TooManyPixels):
        open_photo(as_file(picture, "JPEG", progressive=True))


def test_bytes_beyond_the_limit_are_counted():
    with pytest.raises(TooManyBytes, match="at most 100 bytes"):
        open_photo(photo_file(3), Limits(bytes=100))
