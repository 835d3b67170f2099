import pytest

from digits.formats.jpeg import MOST_SCANS, MOST_SEGMENTS, without_metadata
from testing.pictures import as_file, digit_picture, jpeg_segment, with_jpeg_segments

SEVEN = digit_picture(7, side=60, pen=6).convert("RGB")

WHOLE = as_file(SEVEN, "JPEG")

EXIF = b"Exif\0\0MM\0*\0\0\0\x08\0\0"

ADOBE = b"Adobe\0d\0\0\0\0\1"


@pytest.mark.parametrize(
    ("marker", "data"),
    [
        (0xE0, b"JFXX\0\x10"),
        (0xE0, b"JFIF\0"),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"),
        (0xE1, b"Exif\0\0"),
        (0xE2, b"ICC_PROFILE\0"),
        (0xE2, b"MPF\0"),
        (0xED, b"Photoshop 3.0\x008BIM"),
        (0xEE, b"Adobe"),
        (0xEF, b""),
        (0xFE, b"a comment"),
    ],
)
def test_metadata_is_left_out_whole_or_broken(marker, data):
    assert without_metadata(with_jpeg_segments(WHOLE, jpeg_segment(marker, data))) == WHOLE


@pytest.mark.parametrize(("marker", "data"), [(0xE1, EXIF), (0xEE, ADOBE)])
def test_of_what_says_how_the_picture_looks_the_first_stays(marker, data):
    once = with_jpeg_segments(WHOLE, jpeg_segment(marker, data))
    twice = with_jpeg_segments(WHOLE, jpeg_segment(marker, data), jpeg_segment(marker, data + b"x"))
    assert without_metadata(once) == without_metadata(twice) == once


@pytest.mark.parametrize("filling", [b"\xff", b"\xff" * 1_000_000, b"\0" * 1_000_000, b"junk"])
def test_what_fills_the_room_between_segments_is_left_out(filling):
    assert without_metadata(WHOLE[:20] + filling + WHOLE[20:]) == WHOLE


def test_the_filling_of_a_scan_is_made_one_byte():
    assert without_metadata(WHOLE[:-2] + b"\xff" * 1_000_000 + b"\xd9") == WHOLE


@pytest.mark.parametrize("kept", [3, 4, 5, 19, 21, 300, -200, -2, -1])
def test_a_file_that_is_cut_off_stays_so(kept):
    cut_off = WHOLE[:kept]
    assert cut_off.startswith(without_metadata(cut_off))


def test_more_segments_than_any_picture_has_are_refused():
    comments = jpeg_segment(0xFE, b"") * MOST_SEGMENTS
    with pytest.raises(ValueError, match="expected at most 10,000 segments, got more"):
        without_metadata(with_jpeg_segments(WHOLE, comments))


def test_more_scans_than_any_picture_has_are_refused():
    progressive = as_file(SEVEN, "JPEG", progressive=True)
    last = progressive[progressive.rindex(b"\xff\xda") : -2]
    with pytest.raises(ValueError, match="expected at most 64 scans, got 7"):
        without_metadata(progressive[:-2] + last * MOST_SCANS + progressive[-2:])


def test_what_follows_the_picture_counts_for_nothing():
    film = b"\xff\xda" * 1_000
    assert without_metadata(WHOLE + film) == WHOLE + film
