"""Pictures for tests: digits as strokes, and images as files."""

import base64
import struct
import zlib
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Stroke = list[tuple[float, float]]

strokes_of_digit: dict[int, list[Stroke]] = {
    0: [[(0.5, 0.15), (0.34, 0.25), (0.3, 0.5), (0.34, 0.75), (0.5, 0.85), (0.66, 0.75),
         (0.7, 0.5), (0.66, 0.25), (0.5, 0.15)]],
    1: [[(0.5, 0.15), (0.5, 0.5), (0.5, 0.85)]],
    2: [[(0.32, 0.32), (0.36, 0.2), (0.5, 0.15), (0.64, 0.2), (0.67, 0.34), (0.58, 0.5),
         (0.42, 0.68), (0.31, 0.84), (0.31, 0.84), (0.5, 0.84), (0.7, 0.84)]],
    3: [[(0.33, 0.22), (0.48, 0.15), (0.64, 0.21), (0.65, 0.36), (0.54, 0.46), (0.46, 0.48),
         (0.46, 0.48), (0.58, 0.5), (0.68, 0.6), (0.66, 0.76), (0.5, 0.85), (0.33, 0.79)]],
    4: [[(0.42, 0.15), (0.36, 0.38), (0.31, 0.56), (0.31, 0.56), (0.5, 0.56), (0.72, 0.55)],
        [(0.62, 0.3), (0.61, 0.6), (0.6, 0.86)]],
    5: [[(0.66, 0.16), (0.5, 0.16), (0.38, 0.17), (0.38, 0.17), (0.36, 0.32), (0.35, 0.46),
         (0.35, 0.46), (0.5, 0.43), (0.64, 0.5), (0.68, 0.65), (0.6, 0.8), (0.46, 0.85),
         (0.32, 0.78)]],
    6: [[(0.6, 0.15), (0.45, 0.28), (0.36, 0.48), (0.34, 0.66), (0.4, 0.81), (0.52, 0.85),
         (0.64, 0.78), (0.65, 0.64), (0.56, 0.55), (0.44, 0.58), (0.36, 0.68)]],
    7: [[(0.3, 0.18), (0.5, 0.18), (0.7, 0.17), (0.7, 0.17), (0.6, 0.4), (0.5, 0.62),
         (0.44, 0.86)]],
    8: [[(0.62, 0.24), (0.5, 0.15), (0.38, 0.22), (0.38, 0.36), (0.5, 0.47), (0.63, 0.6),
         (0.65, 0.76), (0.5, 0.86), (0.35, 0.77), (0.37, 0.6), (0.5, 0.48), (0.61, 0.37),
         (0.62, 0.24)]],
    9: [[(0.64, 0.3), (0.56, 0.17), (0.42, 0.18), (0.35, 0.32), (0.41, 0.46), (0.54, 0.46),
         (0.63, 0.34), (0.64, 0.3), (0.64, 0.3), (0.63, 0.55), (0.58, 0.85)]],
}  # fmt: skip
"""Each digit as a person might write it, in fractions of the pad's height."""


def digit_picture(digit: int, side: int = 280, pen: int = 20) -> Image.Image:
    """Black on white, mode L."""
    picture = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(picture)
    for stroke in strokes_of_digit[digit]:
        points = [(x * side, y * side) for x, y in stroke]
        draw.line(points, fill=0, width=pen, joint="curve")
    return picture


def side_by_side(*digits: int) -> Image.Image:
    """Digits in one picture, black on white, mode L."""
    pictures = [digit_picture(digit) for digit in digits]
    row = Image.new("L", (pictures[0].width * len(pictures), pictures[0].height))
    for i, picture in enumerate(pictures):
        row.paste(picture, (i * picture.width, 0))
    return row


def as_file(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """A picture as a file of a kind that Pillow knows; `options` are its writer's."""
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def as_base64(picture: Image.Image, **options: Any) -> str:
    """A picture's PNG file in base64."""
    return base64.b64encode(as_file(picture, **options)).decode()


def huge_png(width: int, height: int) -> bytes:
    """A PNG file whose header promises so many pixels, and which holds none of them."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return png_file((b"IHDR", header), (b"IDAT", b""))


def png_file(*chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG file of these chunks, each a name and its data, and of the one that ends it."""
    whole = (png_chunk(name, data) for name, data in (*chunks, (b"IEND", b"")))
    return b"\x89PNG\r\n\x1a\n" + b"".join(whole)


def png_chunk(name: bytes, data: bytes, checksum: int | None = None) -> bytes:
    """A chunk of a PNG file, with a checksum that is right or the one given."""
    if checksum is None:
        checksum = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)


def with_png_chunk(file: bytes, chunk: bytes) -> bytes:
    """A PNG file with one chunk more, right after its header."""
    return file[:33] + chunk + file[33:]


def jpeg_segment(marker: int, data: bytes) -> bytes:
    """A segment of a JPEG file; `marker` is the second byte of the two."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def with_jpeg_segments(file: bytes, *segments: bytes) -> bytes:
    """A JPEG file with segments more, right after its JFIF header."""
    return file[:20] + b"".join(segments) + file[20:]


def pasted(image: NDArray[np.uint8], rng: np.random.Generator) -> Image.Image:
    """An MNIST image, black on white, at a random size and place of a square canvas."""
    side = int(rng.integers(100, 500))
    shown = int(rng.uniform(0.3, 0.95) * side)
    digit = Image.fromarray(255 - image).resize((shown, shown), Image.Resampling.BICUBIC)
    canvas = Image.new("L", (side, side), 255)
    left, top = (int(v) for v in rng.integers(0, side - shown + 1, 2))
    canvas.paste(digit, (left, top))
    return canvas
