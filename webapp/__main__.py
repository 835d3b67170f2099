"""`python -m webapp`: start the server, or say in one line why it cannot."""

import os
import sys
from collections.abc import Mapping
from tempfile import gettempdir

from digits.bundle import BundleError
from digits.litert import RecognizerUnavailable
from digits.quiet import without_litert
from webapp import create_app, log
from webapp.metrics.counting import forgotten_afterwards
from webapp.server import PortTaken, serve
from webapp.settings import read_settings
from webapp.streams import open_those_closed
from webapp.validation import SettingsError


def main() -> int:
    """Serve with the environment's settings."""
    return start(os.environ)


def start(environment: Mapping[str, str]) -> int:
    """Serve until told to stop; 1 where the server cannot start."""
    open_those_closed()
    try:
        settings = read_settings(environment)
        log.prepare(settings.log)
        check_temporary_folder()
        with forgotten_afterwards():
            with without_litert():
                app = create_app(settings)
            serve(app, settings)
    except (SettingsError, BundleError, RecognizerUnavailable, PortTaken) as error:
        print(f"Digitpad cannot start: {error}", file=sys.stderr)
        return 1
    return 0


def check_temporary_folder() -> None:
    """Raise `SettingsError` where the server's own few temporary files cannot be."""
    try:
        gettempdir()
    except FileNotFoundError as error:
        expected = "expected a folder that can be written to, got none"
        raise SettingsError(f"TMPDIR: {expected}: {error.strerror}") from None


if __name__ == "__main__":
    sys.exit(main())
