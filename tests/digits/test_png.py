import struct

import pytest

from digits.png import MOST_CHUNKS, without_metadata
from testing.pictures import as_file, digit_picture, png_chunk, png_file, with_png_chunk

WHOLE = as_file(digit_picture(7, side=60, pen=6))


@pytest.mark.parametrize("name", [b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"gAMA", b"pHYs", b"acTL"])
def test_metadata_is_left_out_whole_or_broken(name):
    for checksum in (None, 0):
        assert (
            without_metadata(with_png_chunk(WHOLE, png_chunk(name, b"x" * 20, checksum))) == WHOLE
        )


@pytest.mark.parametrize("name", [b"tRNS", b"eXIf"])
def test_what_says_how_the_picture_looks_stays_where_its_checksum_is_right(name):
    sound = with_png_chunk(WHOLE, png_chunk(name, b"\0\0"))
    assert without_metadata(sound) == sound
    assert without_metadata(with_png_chunk(WHOLE, png_chunk(name, b"\0\0", checksum=0))) == WHOLE


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
