"""Untrusted bytes to `Ink`: the only place that decodes a picture."""

import base64
import binascii
import re
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import ImageOps
from PIL.Image import MIME, Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

type_of_signature = {b"\x89PNG\r\n\x1a\n": PngImageFile, b"\xff\xd8\xff": JpegImageFile}

media_types = tuple(MIME[str(file.format)] for file in type_of_signature.values())

DATA_URL = re.compile(r"data:[^,]*;base64,", re.IGNORECASE)

FROM_BASE64_FOR_URLS = str.maketrans("-_", "+/")

Ink = NDArray[np.float32]
"""A drawing: float32 (H, W) in [0, 1], where 1 is ink and 0 is paper."""


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
    """The largest picture to read: `bytes` of the file, `pixels` as width times height."""

    bytes: int = 1_048_576
    pixels: int = 4_000_000


def ink_from_text(text: str, limits: Limits = Limits()) -> Ink:
    """Read a picture from base64 or a base64 data URL; raises `InkError`."""
    return ink_from_bytes(bytes_from_text(text, limits), limits)


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


def ink_from_bytes(data: bytes, limits: Limits = Limits()) -> Ink:
    """Read a PNG or JPEG file's bytes; raises `InkError`.

    The format is decided by content, and both limits hold before a pixel is decoded.
    """
    image = open_picture(data, limits)
    try:
        ImageOps.exif_transpose(image, in_place=True)
        return _contrast_with_paper(luminance(image))
    except Exception as error:  # Pillow raises nearly anything on a broken file
        raise unreadable(data, error) from None


def ink_from_levels(levels: NDArray[np.uint8]) -> Ink:
    """Take grey levels, uint8 (H, W) with 255 as ink (as MNIST's are), for `Ink`."""
    return levels.astype(np.float32) / np.float32(255)


def open_picture(data: bytes, limits: Limits) -> Image:
    """Open a PNG or JPEG within limits, without decoding a pixel of it; raises `InkError`."""
    if len(data) > limits.bytes:
        raise TooManyBytes(
            f"expected a picture of at most {limits.bytes:,} bytes, got {len(data):,}"
        )
    image = _open(data)
    check_pixels(image, limits.pixels)
    return image


def check_pixels(image: Image, most: int) -> None:
    """Raise `TooManyPixels` for a picture whose width times height is larger than `most`."""
    if image.width * image.height > most:
        raise TooManyPixels(
            f"expected at most {most:,} pixels, got {image.width:,} x {image.height:,}"
        )


def unreadable(data: bytes, error: Exception) -> UnreadableImage:
    """What to raise where a PNG's or JPEG's bytes do not decode."""
    kind = "PNG" if data.startswith(b"\x89PNG") else "JPEG"
    return UnreadableImage(
        f"expected a whole {kind} picture, got {len(data):,} bytes that do not decode: {error}"
    )


def luminance(image: Image) -> Ink:
    """Grey levels, float32 (H, W) from 0 for black to 1; what is transparent is white paper."""
    grey, alpha = _grey_and_alpha(image)
    if alpha is None:
        return grey
    on_white = grey * alpha + (1 - alpha)
    white_on_nothing = np.ptp(on_white) == 0 and np.ptp(alpha) > 0
    return grey * alpha if white_on_nothing else on_white


def _standard_base64(text: str) -> str:
    joined = "".join(map(str.strip, text.splitlines()))
    standard = joined.translate(FROM_BASE64_FOR_URLS)
    if standard == joined:
        return joined
    unpadded = standard.rstrip("=")
    return unpadded + "=" * (-len(unpadded) % 4)


def _open(data: bytes) -> Image:
    # The format's own class, because Image.open only warns or raises at limits of its own.
    for signature, image_file in type_of_signature.items():
        if data.startswith(signature):
            try:
                return image_file(BytesIO(data))
            except Exception as error:  # Pillow raises nearly anything on a broken file
                raise unreadable(data, error) from None
    came = f"{len(data):,} bytes that begin with {data[:8]!r}" if data else "no bytes at all"
    raise UnsupportedFormat(f"expected a PNG or JPEG picture, got {came}")


def _grey_and_alpha(image: Image) -> tuple[Ink, Ink | None]:
    """Both float32 (H, W) in [0, 1]; no alpha for a picture that is opaque."""
    if image.mode.startswith("I"):  # 16 bits: Pillow's own conversion to 8 would clip
        levels = np.asarray(image).astype(np.float32)
        opaque = levels != image.info.get("transparency", -1)
        return levels / np.float32(65535), opaque.astype(np.float32)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        if image.getchannel("A").getextrema() != (255, 255):
            channels = ink_from_levels(np.asarray(image.convert("LA")))
            return channels[..., 0], channels[..., 1]
    return ink_from_levels(np.asarray(image.convert("L"))), None


def _contrast_with_paper(luminance: Ink) -> Ink:
    """How far each pixel is from the paper, which is what most of the border shows."""
    border = np.concatenate([luminance[0], luminance[-1], luminance[:, 0], luminance[:, -1]])
    ink = np.asarray(np.median(border) - luminance, np.float32)
    if ink.sum() < 0:  # more is lighter than the paper
        np.negative(ink, out=ink)
    np.clip(ink, 0, 1, out=ink)
    return ink
