import struct

import pytest

from digits.formats.png import MOST_CHUNKS, without_metadata
from testing.pictures import as_file, digit_picture, png_chunk, png_file, with_png_chunk

WHOLE = as_file(digit_picture(7, side=60, pen=6))

LOOKS = [(b"tRNS", b"\0\0"), (b"eXIf", b"MM\0*\0\0\0\x08\0\0")]


@pytest.mark.parametrize("name", [b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"gAMA", b"pHYs", b"acTL"])
def test_metadata_is_left_out_whole_or_broken(name):
    for checksum in (None, 0):
        assert (
            without_metadata(with_png_chunk(WHOLE, png_chunk(name, b"x" * 20, checksum))) == WHOLE
        )


@pytest.mark.parametrize(("name", "data"), LOOKS)
def test_what_says_how_the_picture_looks_stays_where_it_is_sound(name, data):
    sound = with_png_chunk(WHOLE, png_chunk(name, data))
    assert without_metadata(sound) == sound
    for broken in (png_chunk(name, data, checksum=0), png_chunk(name, data[1:])):
        assert without_metadata(with_png_chunk(WHOLE, broken)) == WHOLE


@pytest.mark.parametrize(("name", "data"), LOOKS)
def test_what_says_how_the_picture_looks_counts_once_and_before_the_pixels(name, data):
    chunk = png_chunk(name, data)
    assert without_metadata(WHOLE[:-12] + chunk + WHOLE[-12:]) == WHOLE
    once = with_png_chunk(WHOLE, chunk)
    assert without_metadata(with_png_chunk(once, chunk)) == once


@pytest.mark.parametrize(
    ("mode", "lengths"), [("L", [2]), ("RGB", [6]), ("P", range(1, 257)), ("LA", []), ("RGBA", [])]
)
def test_transparency_of_a_length_that_its_colours_do_not_have_is_left_out(mode, lengths):
    opaque = as_file(digit_picture(7, side=60, pen=6).convert(mode))
    for length in (0, 1, 2, 3, 6, 7, 256, 257):
        keyed = with_png_chunk(opaque, png_chunk(b"tRNS", bytes(length)))
        assert without_metadata(keyed) == (keyed if length in lengths else opaque)


def test_what_is_damaged_in_the_picture_stays_so():
    broken = with_png_chunk(WHOLE, png_chunk(b"PLTE", b"\0\0\0", checksum=0))
    assert without_metadata(broken) == broken


@pytest.mark.parametrize("kept", [8, 12, 30, 40, -10, -1])
def test_a_file_that_is_cut_off_stays_so(kept):
    cut_off = WHOLE[:kept]
    assert cut_off.startswith(without_metadata(cut_off))


def test_a_chunk_without_end_is_taken_as_far_as_it_goes():
    endless = WHOLE[:33] + struct.pack(">I", 0xFFFF_FFFF) + b"IDATx"
    assert without_metadata(endless) == endless


def test_more_chunks_than_any_picture_has_are_refused():
    with pytest.raises(ValueError, match="expected at most 100,000 chunks, got more"):
        without_metadata(png_file(*[(b"tEXt", b"")] * MOST_CHUNKS))
