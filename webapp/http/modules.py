"""The modules that a script imports, so that a page can fetch all of them at once."""

import posixpath
import re
from functools import cache

from flask import Flask

from webapp.settings import ROOT

SCRIPTS = ROOT / "static" / "js"

IMPORT = re.compile(r'from "(\.{1,2}/[\w/.-]+\.js)"')


def register(app: Flask) -> None:
    """Let templates ask for a script's modules."""
    app.add_template_global(modules_of)


@cache
def modules_of(script: str) -> list[str]:
    """The modules that a script imports, directly or not, as sorted paths below `static/js`.

    A page that preloads them need not wait for one to learn of the next.
    """
    found = {script}
    while missing := {path for one in found for path in _imported(one)} - found:
        found |= missing
    return sorted(found - {script})


def _imported(script: str) -> list[str]:
    folder = posixpath.dirname(script)
    imports = IMPORT.findall((SCRIPTS / script).read_text())
    return [posixpath.normpath(posixpath.join(folder, path)) for path in imports]
