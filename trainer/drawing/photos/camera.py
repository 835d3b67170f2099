"""What a phone's camera, a scanner or a fax makes of a scene."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from trainer.drawing.photos.kind import Camera
from trainer.drawing.photos.textures import Field, texture

SHARPEST = 0.35
"""In pixels: a smaller blur makes no difference."""

NEIGHBOURHOOD = 0.6
"""In heights of the line: around each pixel so far a fax decides what is dark."""

Planes = list[Field]
"""Levels of 0 to 255, float32 (H, W), of red, green and blue, or of grey alone."""


def taken(
    planes: Planes, camera: Camera, scale: float, generator: np.random.Generator
) -> NDArray[np.uint8]:
    """The picture, RGB uint8 (H, W, 3); `scale` is the pixels in a height of the line."""
    radius = _radius(camera, generator)
    if camera.contrast != 1:
        planes = [(plane - 128) * np.float32(camera.contrast) + 128 for plane in planes]
    channels = [_levels(plane) for plane in planes]
    if max(radius):
        channels = [channel.filter(ImageFilter.BoxBlur(radius)) for channel in channels]
    if camera.noise:
        channels = _grainy(channels, camera.noise, generator)
    if camera.process == "black and white":
        channels = [_threshold(channels[0], scale * NEIGHBOURHOOD, generator)]
    picture = channels[0] if len(channels) == 1 else Image.merge("RGB", channels)
    return np.asarray(_compressed(picture, camera.quality).convert("RGB"))


def _radius(camera: Camera, generator: np.random.Generator) -> tuple[float, float]:
    """Across and down: as far as a lens spreads a point, and a hand moves it one way or the other.

    A square of which the standard deviation is the blur.
    """
    blur = camera.blur if camera.blur >= SHARPEST else 0
    still = (np.sqrt(12 * blur**2 + 1) - 1) / 2
    moved = still + camera.motion / 2
    return (moved, still) if generator.uniform() < 0.5 else (still, moved)


def _grainy(
    channels: list[Image.Image], noise: float, generator: np.random.Generator
) -> list[Image.Image]:
    """Noise of every pixel, mostly the same in all channels."""
    size = (channels[0].height, channels[0].width)
    grain = np.float32(noise) * texture("white", size, generator)
    levels = [np.asarray(channel, np.float32) + grain for channel in channels]
    if len(levels) > 1:
        for level in levels:
            level += np.float32(noise * 0.4) * texture("fine", size, generator)
    return [_levels(level) for level in levels]


def _threshold(picture: Image.Image, reach: float, generator: np.random.Generator) -> Image.Image:
    """Black where a pixel is darker than those around it by some."""
    around = np.asarray(picture.filter(ImageFilter.BoxBlur(max(reach, 4))), np.float32)
    darker = np.asarray(picture) < around - generator.uniform(8, 30)
    return Image.fromarray(np.where(darker, 0, 255).astype(np.uint8))


def _compressed(picture: Image.Image, quality: int | None) -> Image.Image:
    if quality is None:
        return picture
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(file)


def _levels(levels: Field) -> Image.Image:
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))
