"""The installed package `digitpad`: the command, and beside it all that it is made of.

Its packages import one another by plain names, such as `digits`, that other programs may have too.
So they lie in this package's folder and not beside it, and only the command finds them there.
"""

import sys
from pathlib import Path


def main() -> None:
    """Run the command `digitpad`."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from cli.commands import digitpad  # not found before

    digitpad(prog_name="digitpad")
