"""What a test does where something that it needs is missing."""

import os
from typing import NoReturn

import pytest


def skip_or_fail(reason: object) -> NoReturn:
    """Skip the test; in CI, where nothing should be missing, it fails."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(str(reason))
