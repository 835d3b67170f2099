"""The server's settings: read from DIGITPAD_* variables once, at the start, and validated."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from flask import current_app
from msgspec import Meta

from digits.bundle import SHIPPED
from digits.fastest import FASTEST
from digits.manifest import file_of_network
from digits.photo.reading import PHOTO_LIMITS
from digits.picture_file import Limits
from webapp.languages import name_of_language
from webapp.log import FORMATS
from webapp.validation import (
    SettingsError,
    between,
    check,
    check_rate,
    one_of,
    parse,
    types_of,
)

PREFIX = "DIGITPAD_"

ROOT = Path(__file__).resolve().parent.parent

SHORTEST_KEY = 16
"""Characters."""

MOST_BYTES = MOST_PIXELS = 100_000_000

SNAPSHOT = Limits(bytes=80_000, pixels=140 * 140)
"""The largest drawing that static/js/paint/snapshot.js can make."""

SHRUNK_PHOTO_BYTES = 1_200_000
"""The largest photo that static/js/crop/cut.js can make."""

Host = Annotated[
    str,
    Meta(
        pattern=r"\A(?:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*|[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*)\Z",
        description="an address or a name of this computer, such as 0.0.0.0",
    ),
]

Hosts = Annotated[
    str,
    Meta(
        pattern=r"\A(?:\s*(?:\*|[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:"
        r"[0-9A-Fa-f:.]*)\s*(?:,|\Z))*\Z",
        description="names without ports, with commas between them, such as digits.example, or *",
    ),
]

RedisAddress = Annotated[
    str,
    Meta(
        pattern=r"\A(?:rediss?://[^\s/?#]+(?:/[0-9]{1,3})?)?\Z",
        description="the address of a Redis, such as redis://127.0.0.1:6379/0",
    ),
]

ORIGIN = r"https?://(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"

Origins = Annotated[
    str,
    Meta(
        pattern=rf"\A(?:\s*(?:\*|{ORIGIN})\s*(?:,|\Z))*\Z",
        description="origins with commas between them, such as https://school.example, or *",
    ),
]

WebAddress = Annotated[
    str,
    Meta(
        pattern=r"\A(?:https?://[^\s\"'<>]+)?\Z",
        description="a web address, such as https://digits.example/source",
    ),
]

OnOff = Annotated[str, one_of("on", "off")]

GAMES = ("told", "fool", "sums")
"""The exhibit's: "Draw what you are told", "Fool the machine", "Do sums"."""

Game = Annotated[str, one_of("on", "off", *GAMES)]
"""Whether there are games; the name of one for an exhibit that opens with it."""

Language = Annotated[str, one_of(*name_of_language)]

IdleSeconds = Annotated[
    int, Meta(ge=5, le=3600, description="a whole number of seconds from 5 to 3600")
]
"""Not less than 5, for a visitor who reads the verdict touches nothing meanwhile."""


Title = Annotated[
    str,
    Meta(pattern=r"\A[^\x00-\x1f\x7f]{1,60}\Z", description="1 to 60 characters of a line"),
]

type_of_logo = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
"""The media type of each kind of file that the exhibit's logo can be."""


@dataclass(frozen=True)
class Settings:
    """What the server can be told; docs/settings.md says what each one is for."""

    host: Host = "127.0.0.1"
    port: Annotated[int, between(0, 65535)] = 8000
    hosts: Hosts = ""
    proxies: Annotated[int, between(0, 16)] = 0
    workers: Annotated[int, between(1, 64)] = 1
    threads: Annotated[int, between(1, 256)] = 2
    model: Path = SHIPPED
    models: Path | None = None
    network: Annotated[str, one_of(FASTEST, *file_of_network)] = FASTEST
    secret_key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)
    max_bytes: Annotated[int, between(SNAPSHOT.bytes, MOST_BYTES)] = Limits.bytes
    max_pixels: Annotated[int, between(SNAPSHOT.pixels, MOST_PIXELS)] = Limits.pixels
    max_photo_bytes: Annotated[int, between(SHRUNK_PHOTO_BYTES, MOST_BYTES)] = PHOTO_LIMITS.bytes
    rate_limit: str = ""
    rate_limit_storage: RedisAddress = ""
    api_keys: Path | None = None
    log: Annotated[str, one_of(*FORMATS)] = "text"
    metrics_port: Annotated[int, between(0, 65535)] = 0
    cors_origins: Origins = ""
    frame_ancestors: Origins = ""
    source_url: WebAddress = ""
    kiosk_lang: Annotated[str, one_of("auto", *name_of_language)] = "auto"
    kiosk_idle: IdleSeconds = 45
    kiosk_game: Game = "on"
    kiosk_attract: OnOff = "on"
    kiosk_counts: Path = Path("~/.local/state/digitpad/counts.sqlite")
    kiosk_title: Title = "Digitpad"
    kiosk_logo: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what no server could run with; raises `SettingsError`."""
        for name, kind in types_of(Settings).items():
            check(variable_of(name), getattr(self, name), kind)
        self._check_secret_key()
        check_rate(variable_of("rate_limit"), self.rate_limit)
        self._check_counts()
        self._check_logo()

    @property
    def limits(self) -> Limits:
        """The largest picture that a client may send."""
        return Limits(self.max_bytes, self.max_pixels)

    @property
    def photo_limits(self) -> Limits:
        """The largest photo that a visitor may send with the form."""
        return Limits(self.max_photo_bytes, PHOTO_LIMITS.pixels)

    def _check_secret_key(self) -> None:
        if len(self.secret_key) < SHORTEST_KEY:
            raise SettingsError(
                f"{variable_of('secret_key')}: expected at least {SHORTEST_KEY} characters, "
                f"got {len(self.secret_key)}"
            )

    def _check_counts(self) -> None:
        try:
            path = self.kiosk_counts.expanduser()
        except RuntimeError:
            raise SettingsError(
                f"{variable_of('kiosk_counts')}: expected a path, and for one in ~ a user with a "
                f"home folder, got {str(self.kiosk_counts)!r}"
            ) from None
        if path.exists() and not path.is_file():
            raise SettingsError(
                f"{variable_of('kiosk_counts')}: expected a path for a file, got {str(path)!r}"
            )

    def _check_logo(self) -> None:
        """It is there from the start, in a format of browsers: nobody attends the exhibit later."""
        if self.kiosk_logo is None:
            return
        path = Path(os.path.expanduser(self.kiosk_logo))  # unlike pathlib's, of unknown users too
        if path.suffix.lower() not in type_of_logo or not path.is_file():
            raise SettingsError(
                f"{variable_of('kiosk_logo')}: expected a file that is there and ends in "
                f"{', '.join(type_of_logo)}, got {str(path)!r}"
            )


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from variables such as DIGITPAD_PORT; raises `SettingsError`."""
    given: dict[str, Any] = {
        name: parse(variable_of(name), environment[variable_of(name)], kind)
        for name, kind in types_of(Settings).items()
        if variable_of(name) in environment
    }
    return Settings(**given)


def variable_of(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def listed(origins: Origins) -> list[str]:
    """The origins that a setting has, one by one."""
    return [origin.strip() for origin in origins.split(",") if origin.strip()]


def current_settings() -> Settings:
    """The settings of the app that answers this request."""
    settings: Settings = current_app.extensions["settings"]
    return settings
