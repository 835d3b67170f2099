"""Pictures to try for a visitor who has none at hand."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from webapp.settings import ROOT

label_of_sample: Mapping[str, LazyString] = {
    "note": _("A note on a table"),
    "shadow": _("Squared paper in shadow"),
    "board": _("Chalk on a board"),
    "parcel": _("A postcode on a parcel"),
}
"""What each picture in static/samples/ shows, by its name."""


def read_sample(name: str) -> bytes:
    """The JPEG file of a sample, by its name."""
    return (ROOT / "static" / "samples" / f"{name}.jpg").read_bytes()
