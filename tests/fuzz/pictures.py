"""Pictures' files as nobody should write them: whole ones, and those that were tampered with."""

import struct
import zlib

from hypothesis import strategies as st
from PIL import Image

from testing.pictures import as_file, digit_picture, jpeg_segment, png_chunk

SEVEN = digit_picture(7, side=60, pen=6)

WHOLE = [
    as_file(SEVEN.convert(mode), kind, **options)
    for mode, kind, options in [
        ("L", "PNG", {}),
        ("1", "PNG", {}),
        ("P", "PNG", {}),
        ("RGBA", "PNG", {}),
        ("L", "JPEG", {}),
        ("RGB", "JPEG", {"progressive": True}),
        ("CMYK", "JPEG", {}),
    ]
] + [as_file(Image.new("I;16", (20, 20), 40_000))]

CHUNKS = [b"IHDR", b"IDAT", b"IEND", b"PLTE", b"tRNS", b"eXIf", b"iCCP", b"zTXt", b"acTL", b"abcd"]

sizes = st.sampled_from([0, 1, 28, 140, 65_535, 100_000, 2**31 - 1, 2**31, 2**32 - 1])

few_bytes = st.binary(max_size=64)


def png_header(size: tuple[int, int], rest: tuple[int, ...]) -> bytes:
    """A PNG's signature and header, of any size, depth, colour type and interlacing."""
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", struct.pack(">II5B", *size, *rest))


pngs = st.builds(
    lambda header, chunks, end: header + b"".join(chunks) + end,
    st.builds(
        png_header,
        st.tuples(sizes, sizes),
        st.tuples(*[st.sampled_from([0, 1, 2, 3, 4, 6, 8, 16, 255])] * 5),
    ),
    st.lists(
        st.builds(png_chunk, st.sampled_from(CHUNKS), few_bytes | few_bytes.map(zlib.compress)),
        max_size=6,
    ),
    st.sampled_from([b"", png_chunk(b"IEND", b"")]),
)

jpegs = st.builds(
    lambda segments, end: b"\xff\xd8" + b"".join(segments) + end,
    st.lists(st.builds(jpeg_segment, st.integers(0xC0, 0xFE), few_bytes), max_size=8),
    st.sampled_from([b"", b"\xff\xd9", b"\xff\xda\0\2", b"\xff" * 50]),
)


@st.composite
def tampered(draw: st.DrawFn) -> bytes:
    """A whole file of which some is replaced, left out, repeated or added."""
    data = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        put = draw(few_bytes | st.sampled_from([data[start:end] * 3, b"\xff" * 300, b"\0" * 300]))
        data = data[:start] + put + data[end:]
    return data


pictures = st.sampled_from(WHOLE) | tampered() | pngs | jpegs | few_bytes
