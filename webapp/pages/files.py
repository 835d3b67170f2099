"""Which files the pages accept from a visitor: told once, to markup, scripts and server alike."""

from typing import Any

from digits.picture_file import media_types
from webapp.settings import Settings

HEIC_BRANDS = ("hei", "hev", "mif", "msf")
"""How the four bytes after "ftyp" begin in an HEIC file, which is turned down with advice."""


def is_heic(data: bytes) -> bool:
    """Whether a file is an HEIC photo, as phones save them."""
    return data[4:8] == b"ftyp" and data[8:12].decode("latin-1").startswith(HEIC_BRANDS)


def accepted_files(settings: Settings) -> dict[str, Any]:
    """For markup the media types; for scripts the brands of HEIC, and the largest file to send."""
    return {
        "types": ",".join(media_types),
        "heicBrands": HEIC_BRANDS,
        "mostBytes": settings.max_photo_bytes,
    }
