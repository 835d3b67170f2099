"""The server's settings: read once at start from DIGITPAD_* variables, and validated."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from limits import parse_many

from digits.bundle import file_of_network
from digits.ink import Limits
from digits.photo import PHOTO_LIMITS
from webapp.http.languages import name_of_language

PREFIX = "DIGITPAD_"

ROOT = Path(__file__).resolve().parent.parent


ON_OFF = ("on", "off")

choices_of_setting = {
    "network": tuple(file_of_network),
    "kiosk_lang": ("auto", *name_of_language),
    "kiosk_game": ON_OFF,
    "kiosk_attract": ON_OFF,
}

SHORTEST_IDLE_S = 5
"""Seconds: a visitor who looks at a verdict does not touch for as long."""


class SettingsError(ValueError):
    """A setting with a value it cannot have; the message names it and what was expected."""


@dataclass(frozen=True)
class Settings:
    """What the server can be told; docs/settings.md says what each one is for."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    threads: int = 4
    model: Path = ROOT / "saved_model"
    network: str = "int8"
    secret_key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)
    max_bytes: int = Limits.bytes
    max_pixels: int = Limits.pixels
    max_photo_bytes: int = PHOTO_LIMITS.bytes
    rate_limit: str = ""
    kiosk_lang: str = "auto"
    kiosk_idle: int = 45
    kiosk_game: str = "on"
    kiosk_attract: str = "on"
    kiosk_counts: Path = Path("~/.local/state/digitpad/counts.sqlite")

    def __post_init__(self) -> None:
        """Refuse what no server could run with; raises `SettingsError`."""
        self._expect_between("port", 0, 65535)
        self._expect_between("workers", 1, 64)
        self._expect_between("threads", 1, 256)
        self._expect_between("max_bytes", 1, 100_000_000)
        self._expect_between("max_pixels", 1, 100_000_000)
        self._expect_between("max_photo_bytes", 1, 100_000_000)
        self._expect_between("kiosk_idle", SHORTEST_IDLE_S, 3600)
        for name, choices in choices_of_setting.items():
            if getattr(self, name) not in choices:
                raise _error(name, f"one of {', '.join(choices)}", getattr(self, name))
        if len(self.secret_key) < 16:
            raise _error("secret_key", "at least 16 characters", len(self.secret_key))
        self._expect_rate_limit()

    @property
    def limits(self) -> Limits:
        """The largest picture that a client may send."""
        return Limits(self.max_bytes, self.max_pixels)

    @property
    def photo_limits(self) -> Limits:
        """The largest photo that a visitor may send with the form."""
        return Limits(self.max_photo_bytes, PHOTO_LIMITS.pixels)

    def _expect_between(self, name: str, smallest: int, largest: int) -> None:
        value = getattr(self, name)
        if not smallest <= value <= largest:
            raise _error(name, f"a whole number from {smallest:,} to {largest:,}", value)

    def _expect_rate_limit(self) -> None:
        try:
            parse_many(self.rate_limit or "1/second")
        except ValueError:
            raise _error("rate_limit", "nothing or one like 60/second", self.rate_limit) from None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from variables such as DIGITPAD_PORT; raises `SettingsError`."""
    given: dict[str, Any] = {
        name: _parsed(name, environment[variable_of(name)], annotation)
        for name, annotation in Settings.__annotations__.items()
        if variable_of(name) in environment
    }
    return Settings(**given)


def variable_of(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def _parsed(name: str, value: str, kind: type) -> Any:
    try:
        return kind(value)
    except ValueError:
        raise _error(name, "a whole number", value) from None


def _error(name: str, expected: str, came: object) -> SettingsError:
    return SettingsError(f"{variable_of(name)}: expected {expected}, got {came!r}")
