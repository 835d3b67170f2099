"""What a table, a lamp and a phone's camera make of a sheet of paper."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from testing.pictures import as_file

Light = NDArray[np.float64]
"""float64 (H, W) from 0, dark, to 1."""

WIDTH, HEIGHT = SIZE = 600, 450


def table(surface: str, rng: np.random.Generator) -> Image.Image:
    """A table's top, RGB: a grey level as "110", or "wood", "cloth", "tiles", "marble"."""
    down, across = np.mgrid[0:HEIGHT, 0:WIDTH] / WIDTH
    grain = rng.normal(0, 0.02, (HEIGHT, WIDTH))
    if surface == "wood":
        rings = np.sin(60 * (down + 0.02 * np.sin(7 * across + rng.uniform(0, 6))))
        levels, colour = 0.5 + 0.08 * rings + grain, (1.0, 0.78, 0.58)
    elif surface == "cloth":
        weave = np.sin(240 * down) * np.sin(240 * across)
        levels, colour = 0.35 + 0.06 * weave + grain, (0.7, 0.8, 1.0)
    elif surface == "tiles":
        joints = (down % 0.17 < 0.008) | (across % 0.17 < 0.008)
        levels, colour = np.where(joints, 0.25, 0.5) + grain, (1.0, 0.95, 0.9)
    elif surface == "marble":
        veins = np.abs(np.sin(9 * across + 5 * down + 2 * np.sin(11 * down)))
        levels, colour = 0.3 + 0.12 * veins + grain, (1.0, 1.0, 1.0)
    else:
        levels, colour = int(surface) / 255 + grain, (1.0, 0.97, 0.92)
    return _picture(levels[..., np.newaxis] * colour)


def laid_on(
    below: Image.Image, sheet: Image.Image, tilt: float, rng: np.random.Generator
) -> tuple[float, float]:
    """Lay a sheet somewhere near the middle, turned by `tilt` degrees; where its middle lies."""
    turned = sheet.convert("RGBA").rotate(tilt, Image.Resampling.BICUBIC, expand=True)
    room = [(whole - part) / 2 for whole, part in zip(below.size, turned.size, strict=True)]
    place = [int(side + rng.uniform(-0.5, 0.5) * max(side, 0)) for side in room]
    below.paste(turned, (place[0], place[1]), turned)
    return place[0] + turned.width / 2, place[1] + turned.height / 2


def shadow(shape: str, darkness: float, rng: np.random.Generator) -> Light:
    """A shadow that takes away so much light: "soft", "hard", "corner", "blind" or "round"."""
    down, across = np.mgrid[0:HEIGHT, 0:WIDTH] / WIDTH
    angle = rng.uniform(0, 2 * np.pi)
    distance = np.cos(angle) * (across - 0.5) + np.sin(angle) * (down - HEIGHT / WIDTH / 2)
    if shape == "corner":
        distance = np.maximum(
            distance, np.sin(angle) * (across - 0.5) - np.cos(angle) * (down - 0.4)
        )
    elif shape == "blind":
        distance = np.sin(distance * 2 * np.pi / 0.3) * 0.05
    elif shape == "round":
        distance = np.hypot(across - rng.uniform(0.3, 0.7), down - rng.uniform(0.2, 0.5)) - 0.22
    rim = {"soft": 0.05}.get(shape, 0.002)
    return np.asarray(1 - darkness / (1 + np.exp(-np.clip(distance / rim, -50, 50))))


def taken(
    scene: Image.Image,
    light: Light,
    rng: np.random.Generator,
    *,
    blur: float = 0.7,
    noise: float = 3,
    quality: int = 80,
) -> bytes:
    """The JPEG file that a camera makes of a scene in such light."""
    across = np.linspace(0, 1, WIDTH)
    lit = np.asarray(scene, float) * (light * (1 - 0.25 * across))[..., np.newaxis]
    seen = Image.fromarray(lit.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(blur))
    grainy = np.asarray(seen, float) + rng.normal(0, noise, (HEIGHT, WIDTH, 1))
    return as_file(_picture(grainy / 255), "JPEG", quality=quality)


def _picture(colours: NDArray[np.float64]) -> Image.Image:
    return Image.fromarray((colours * 255).clip(0, 255).astype(np.uint8))
