import pytest


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/picture",
        "/model",
        "/api",
        "/about",
        "/kiosk",
        "/manifest.webmanifest",
        "/healthz",
        "/readyz",
    ],
)
def test_whoever_asks_for_the_head_alone_is_told_what_the_page_would_be(client, path):
    head, page = client.head(path), client.get(path)
    assert head.status_code == page.status_code == 200
    assert head.data == b""
