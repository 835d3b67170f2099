"""The keys of the API's clients: a file of names, each with the hash of its key and its rate."""

import hmac
import re
import secrets
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from webapp.log import say
from webapp.validation import SettingsError, check_rate

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")

PREFIX = "dp_"
"""How a key begins, so that whoever finds one knows what it is."""

BYTES = 32
"""Of chance in a key: so many that its hash needs no salt and no slowness."""


class ApiKey(Struct, frozen=True, forbid_unknown_fields=True):
    """What is kept of a key: its SHA-256, and its rate, such as 60/second, or "" for none."""

    sha256: Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
    rate_limit: str = ""


Keys = dict[str, ApiKey]
"""By the names of those who have them."""


class KeyRing:
    """The keys in a file, which may change while the server runs."""

    def __init__(self, path: Path, name: str) -> None:
        """Read the file, which a setting names; raises `SettingsError`."""
        self._path, self._name = path, name
        self._state = self._stamp()
        self._keys = read_keys(path, name)

    def holder_of(self, key: str) -> str | None:
        """The name of who has a key; None where nobody has. Takes as long whoever it is."""
        digest = _digest(key)
        found = None
        for name, kept in self._read_anew().items():
            if hmac.compare_digest(kept.sha256, digest):
                found = name
        return found

    def rate_limit_of(self, name: str) -> str:
        """The rate of who has a key, or "" for none of its own."""
        kept = self._keys.get(name)
        return kept.rate_limit if kept else ""

    def _read_anew(self) -> Keys:
        """The keys, from the file where that has changed; as they were where it cannot be read."""
        state = self._stamp()
        if state != self._state:
            self._state = state
            try:
                self._keys = read_keys(self._path, self._name)
            except SettingsError as error:
                say(f"The keys stay as they were: {error}")
        return self._keys

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            stat = self._path.stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino


def read_keys(path: Path, name: str) -> Keys:
    """All keys in a file, which `name` stands for in the message of a `SettingsError`."""
    try:
        keys = msgspec.json.decode(path.read_bytes(), type=Keys)
    except OSError as error:
        raise SettingsError(f"{name}: expected a file of keys, got {path}: {error}") from None
    except msgspec.DecodeError as error:
        raise SettingsError(
            f"{name}: expected {path} to be as `digitpad keys new` writes it, got this: {error}"
        ) from None
    for holder, key in keys.items():
        check_rate(f"{name}: the rate of {holder!r} in {path}", key.rate_limit)
    return keys


def write_keys(path: Path, keys: Keys) -> None:
    """Write a file of keys whole, or not at all, for its owner alone."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:  # which only its owner may read
        file.write(msgspec.json.format(msgspec.json.encode(keys)) + b"\n")
    Path(file.name).replace(path)


def new_key() -> tuple[str, str]:
    """A key that nobody has, and what is to be kept of it."""
    key = PREFIX + secrets.token_urlsafe(BYTES)
    return key, _digest(key)


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
