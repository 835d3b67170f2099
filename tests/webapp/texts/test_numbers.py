import pytest
from flask_babel import force_locale

from webapp.texts.numbers import decimal, percent, whole_number


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [(0.9958, 1, "99.6%"), (0.9958, 0, "99%"), (0.99999, 1, "99.9%"), (1, 1, "100.0%")],
)
def test_a_share_below_one_is_never_said_to_be_all(app, share, decimals, text):
    with app.test_request_context():
        assert percent(share, decimals) == text


@pytest.mark.parametrize(
    ("language", "count", "fraction", "share"),
    [
        ("en", "9,682", "9.68", "99.6%"),
        ("de", "9.682", "9,68", "99,6\xa0%"),
        ("fr", "9\u202f682", "9,68", "99,6\xa0%"),
        ("es", "9.682", "9,68", "99,6\xa0%"),
        ("tr", "9.682", "9,68", "%99,6"),
        ("zh", "9,682", "9.68", "99.6%"),
        # The marks keep the sign to the right of its number, where all else runs to the left.
        ("ar", "9,682", "9.68", "99.6\u200e%\u200e"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(app, language, count, fraction, share):
    with app.test_request_context(), force_locale(language):
        assert (whole_number(9682), decimal(9.682, 2), percent(0.9958)) == (count, fraction, share)
