"""A picture's file: untrusted bytes to a decoded picture. The only place that decodes one."""

import base64
import binascii
import re
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

from PIL import ImageOps
from PIL.Image import MIME, Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from digits.formats import jpeg, png

# What a strange EXIF makes it say would be lines in the log, as many as the sender likes.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.TiffImagePlugin")

JPEG = jpeg.START + b"\xff"
"""What every JPEG file begins with."""

media_types = tuple(MIME[str(file.format)] for file in (PngImageFile, JpegImageFile))

SUFFIXES = (".jpeg", ".jpg", ".png")
"""How the names of such files end."""

DATA_URL = re.compile(r"\s*data:[^,]*;base64,", re.IGNORECASE)

FROM_BASE64_FOR_URLS = str.maketrans("-_", "+/")

SCANS = "scans"
"""In a JPEG's `info`: how many there are; more than one and it is decoded whole."""

MORE = b"Z" * 4_096
"""What a JPEG's decoder takes for more of the picture, where it expects some."""

LONGEST_SIDE = 30_000
"""Pixels: longer than any panorama, for whoever counts by rows or columns."""

Shrink = Callable[[Image], Image]


class InkError(ValueError):
    """A picture that cannot be read; the message names what was expected and what came."""


class NotBase64(InkError):
    """The text is neither base64 nor a base64 data URL."""


class TooManyBytes(InkError):
    """The picture's file is larger than the limit."""


class TooManyPixels(InkError):
    """The picture's width times height is larger than the limit."""


class UnsupportedFormat(InkError):
    """The bytes are neither PNG nor JPEG."""


class UnreadableImage(InkError):
    """The bytes begin like a PNG or JPEG but cannot be decoded."""


@dataclass(frozen=True)
class Limits:
    """The largest picture to read: `bytes` of the file, `pixels` as width times height.

    `scanned` are the pixels of a JPEG in several scans, each of which goes over the whole picture.
    """

    bytes: int = 1_048_576
    pixels: int = 4_000_000
    scanned: int = 200_000_000


def bytes_from_text(text: str, limits: Limits = Limits()) -> bytes:
    """The file in base64 or a base64 data URL; raises `NotBase64` and `TooManyBytes`.

    It may be in lines, as mail has it (RFC 2045), or for URLs (RFC 4648), padded or not.
    """
    url = DATA_URL.match(text)
    encoded = _standard_base64(text[url.end() if url else 0 :])
    if len(encoded) > limits.bytes * 4 // 3 + 4:
        raise TooManyBytes(
            f"expected a picture of at most {limits.bytes:,} bytes, "
            f"got {len(encoded):,} characters of base64"
        )
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotBase64(
            f"expected base64 or a base64 data URL, got {text[:24]!r}…: {error}"
        ) from None


def decode(data: bytes, limits: Limits, shrink: Shrink = lambda image: image) -> Image:
    """Decode a PNG or JPEG file, upright by its EXIF; raises `InkError`.

    The format is decided by content, and both limits hold before a pixel is decoded. `shrink`
    takes the opened picture and may decode it smaller. As in browsers, metadata that is bad and
    an end that is missing do no harm; half a picture is unreadable.
    """
    if len(data) > limits.bytes:
        raise TooManyBytes(
            f"expected a picture of at most {limits.bytes:,} bytes, got {len(data):,}"
        )
    try:
        return _decoded(data, limits, shrink)
    except InkError:
        raise
    except Exception as error:  # Pillow raises nearly anything on a broken file
        without_end = _decoded_without_end(data, limits, shrink)
        if without_end is None:
            raise _unreadable(data, error) from None
        return without_end


def check_pixels(image: Image, limits: Limits) -> None:
    """Raise `TooManyPixels` for a picture whose width times height is larger than the limits'.

    So it does for a side of more than 30,000 pixels, and for a JPEG with more scans than its size
    allows.
    """
    came = f"got {image.width:,} x {image.height:,}"
    if image.width * image.height > limits.pixels:
        raise TooManyPixels(f"expected at most {limits.pixels:,} pixels, {came}")
    if max(image.size) > LONGEST_SIDE:
        raise TooManyPixels(f"expected sides of at most {LONGEST_SIDE:,} pixels, {came}")
    scanned = image.width * image.height * image.info.get(SCANS, 1)
    if scanned > limits.scanned and image.info.get(SCANS, 1) > 1:
        raise TooManyPixels(
            f"expected at most {limits.scanned:,} pixels in all scans, "
            f"{came} in {image.info[SCANS]} scans"
        )


def _standard_base64(text: str) -> str:
    joined = "".join(map(str.strip, text.splitlines()))
    if not any(character in joined for character in "-_"):
        return joined
    standard = joined.translate(FROM_BASE64_FOR_URLS)
    unpadded = standard.rstrip("=")
    return unpadded + "=" * (-len(unpadded) % 4)


def _decoded(data: bytes, limits: Limits, shrink: Shrink) -> Image:
    image = _opened(data)
    check_pixels(image, limits)
    image = shrink(image)
    image.load()
    with suppress(Exception):  # an EXIF that is broken turns nothing
        ImageOps.exif_transpose(image, in_place=True)
    return image


def _opened(data: bytes) -> Image:
    # The format's own class, because Image.open only warns or raises at limits of its own.
    if data.startswith(png.SIGNATURE):
        return PngImageFile(BytesIO(png.without_metadata(data)))
    if data.startswith(JPEG):
        image = JpegImageFile(BytesIO(jpeg.without_metadata(data)))
        image.info[SCANS] = jpeg.scans_in(data)
        return image
    came = f"{len(data):,} bytes that begin with {data[:8]!r}" if data else "no bytes at all"
    raise UnsupportedFormat(f"expected a PNG or JPEG picture, got {came}")


def _decoded_without_end(data: bytes, limits: Limits, shrink: Shrink) -> Image | None:
    """A JPEG that lacks its end alone, which is one that more bytes would not change."""
    if not data.startswith(JPEG):
        return None
    begun = data.removesuffix(jpeg.END[:1])
    try:
        ended, prolonged = (
            _decoded(begun + more + jpeg.END, limits, shrink) for more in (b"", MORE)
        )
    except Exception:  # as above
        return None
    return ended if ended.tobytes() == prolonged.tobytes() else None


def _unreadable(data: bytes, error: Exception) -> UnreadableImage:
    kind = "PNG" if data.startswith(png.SIGNATURE) else "JPEG"
    return UnreadableImage(
        f"expected a whole {kind} picture, got {len(data):,} bytes that do not decode: {error}"
    )
