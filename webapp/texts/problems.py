"""What to say, and what to try, where there is no picture to read."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

text_of_problem: Mapping[str, LazyString] = {
    "heic": _(
        "That is an HEIC photo, which cannot be read here. Send a screenshot of it, or have your "
        "phone save photos as JPEG: on an iPhone in Settings, Camera, Formats, “Most Compatible”."
    ),
    "svg": _("That is an SVG drawing, not a photo. Save it as PNG, and send that."),
    "empty": _("That file is empty. Choose another one."),
    "unreadable": _("That file is not a PNG or JPEG picture. A screenshot of it can be read."),
    "damaged": _("That file is damaged or incomplete. Try sending it again, or send another."),
    "too_large": _("That picture is too large to read. Try a smaller one, or a screenshot of it."),
    "too_many": _("That was a lot at once. Wait a moment and try again."),
    "missing": _("Choose a picture first."),
}
