import pytest

from webapp.texts.numbers import percent


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [(0.9958, 1, "99.6%"), (0.9958, 0, "99%"), (0.99999, 1, "99.9%"), (1, 1, "100.0%")],
)
def test_a_share_below_one_is_never_said_to_be_all(app, share, decimals, text):
    with app.test_request_context():
        assert percent(share, decimals) == text
