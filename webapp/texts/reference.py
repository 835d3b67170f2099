"""The texts of the API's own page: what can be asked, and what the answers mean."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

name_of_chapter: Mapping[str, LazyString] = {
    "read": _("Read a digit"),
    "explain": _("Ask why"),
    "photo": _("Read a photo"),
    "number": _("Read a number"),
    "batch": _("Read many at once"),
    "rules": _("Rules for numbers"),
    "models": _("Which model reads"),
    "health": _("Whether it runs"),
    "document": _("For your tools"),
}

text_of_chapter: Mapping[str, LazyString] = {
    "read": _("Send a PNG or JPEG file as it is, as a file of a form, or in base64 as JSON."),
    "explain": _("What it saw, what spoke for a digit and what against it, pixel by pixel."),
    "photo": _("Paper or board, in whatever light: it looks for the ink first."),
    "number": _("Digits on a line, drawn or in a photo; a rule decides what the ink leaves open."),
    "batch": _(
        "Up to 256 pictures in one request, of a digit or a number each, or 16 photos of numbers."
    ),
    "rules": _("Postcodes, check digits, ranges and more, each with a number that fits."),
    "models": _("Its version, and what it reached in its tests."),
    "health": _("For a load balancer: 200 once it can read, else 503."),
    "document": _("All of it in OpenAPI 3.1, from which tools make clients and tests."),
}

text_of_parameter: Mapping[str, LazyString] = {
    "photo": _("1 reads it as a photo or scan of paper or a board"),
    "explain": _("1 adds what it saw and what decided"),
    "digit": _("0 to 9: the digit to explain, whatever was read; “none”: that it is none"),
}

text_of_field: Mapping[str, LazyString] = {
    "digit": _("0 to 9, or null where it is turned down"),
    "confidence": _("how sure it is, from 0 to 1: of answers with 0.9, nine in ten are right"),
    "probabilities": _("the same for each digit from 0 to 9"),
    "rejected": _("why it is turned down: “blank” or “not_a_digit”, else null"),
    "model": _("the version that read"),
    "timing_ms": _("how long each step took, in milliseconds"),
}

text_of_field_besides: Mapping[str, LazyString] = {
    "seen": _("the 28 × 28 pixels that the network got, as a picture"),
    "explained": _("the digit that the heatmap is about, or “none”"),
    "heatmap": _("what spoke for it (up to 1) and against it (down to −1), for each pixel"),
    "features": _("what each stage of the network made of it, as pictures"),
    "digits": _("how many digits stand apart in the photo"),
    "ink": _("with both: what it took for ink in the photo"),
}

text_of_parameter_of_number: Mapping[str, LazyString] = {
    "photo": _("1 reads it as a photo or scan of paper or a board"),
    "rule": _("what the number is held to, by name: “postcode-de”, “luhn”, “range=0-120”"),
    "length": _("how many digits it has: 5, or 3-8 for 3 to 8"),
}

text_of_field_of_number: Mapping[str, LazyString] = {
    "text": _("the number, or null where it is turned down"),
    "confidence": _("how sure it is of all of it, from 0 to 1"),
    "rejected": _("why it is turned down: “blank” or “not_a_number”, else null"),
    "digits": _("each digit, how sure it is of it, and where it stands: left, top, width, height"),
    "separators": _("commas, points and dashes: where each stands, after how many digits"),
    "alternatives": _("what else it may be; of what is turned down, the best guesses"),
    "rule": _("whether the number keeps the rule, and which places the rule changed"),
    "groups": _("of groups of strokes: how likely each is each digit"),
    "model": _("the version that read"),
    "timing_ms": _("how long each step took, in milliseconds"),
}

text_of_status: Mapping[int, LazyString] = {
    400: _("The request is not of the shape that is expected."),
    401: _("This server asks for a key, and got none, or one that nobody has."),
    411: _("The request does not tell its length."),
    413: _("Too many bytes, pixels, or pictures at once."),
    415: _("Another kind of content than is read."),
    422: _("The file is no PNG or JPEG, or is damaged."),
    429: _("Too many pictures: ask again after as many seconds as “Retry-After” says."),
    503: _("The server has too much to do: then, too, ask again later."),
}
