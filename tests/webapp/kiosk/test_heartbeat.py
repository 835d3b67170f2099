import time

import pytest


def test_the_watchdog_hears_how_long_ago_the_last_beat_was(client, monkeypatch):
    assert client.post("/kiosk/heartbeat", json=[]).status_code == 204
    later = time.monotonic() + 7
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert client.get("/kiosk/heartbeat").text == "7\n"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
        ({"Content-Type": "application/json", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Content-Type": "application/json", "Origin": "https://evil.example"}, 403),
        ({"Content-Type": "application/json", "Origin": "http://localhost:9999"}, 403),
        ({"Content-Type": "application/json", "Origin": "http://["}, 403),
    ],
)
def test_another_site_cannot_fake_a_sign_of_life(app, client, headers, status):
    assert client.post("/kiosk/heartbeat", data=b"x", headers=headers).status_code == status
    assert "heartbeat" not in app.extensions
