"""What a test does where something that it needs is missing."""

import os
import shutil
from typing import NoReturn

import pytest


def skip_or_fail(reason: object) -> NoReturn:
    """Skip the test; in CI, where nothing should be missing, it fails."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(str(reason))


def needed(program: str, packages: str) -> None:
    """Skip or fail where a program is missing, and name the packages of Debian that have it."""
    if not shutil.which(program):
        skip_or_fail(f"no {program}: `apt-get install {packages}`")
