import pytest

from webapp import create_app
from webapp.settings import Settings

HOST = "http://digits.example:8080"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 204),
        ({"Sec-Fetch-Site": "same-origin"}, 204),
        ({"Sec-Fetch-Site": "none"}, 204),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://inside.a.proxy"}, 204),
        ({"Origin": HOST}, 204),
        ({"Origin": "https://digits.example"}, 204),
        ({"Origin": "https://digits.example.evil.example"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_only_the_servers_own_pages_and_programs_may_send(recognizer, headers, status):
    client = create_app(Settings(hosts="digits.example"), recognizer).test_client()
    answer = client.post("/kiosk/heartbeat", headers=headers, base_url=HOST)
    assert answer.status_code == status


@pytest.mark.parametrize("path", ["/", "/kiosk", "/picture", "/healthz"])
def test_any_site_may_lead_to_a_page(client, path):
    assert client.get(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_any_site_may_ask_the_api(client):
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://school.example"}
    answer = client.post("/api/v1/predictions", json={"image": ""}, headers=headers)
    assert answer.status_code != 403


@pytest.mark.parametrize(
    ("proxies", "headers", "status"),
    [
        (0, {}, 200),
        (0, {"X-Forwarded-For": "127.0.0.1"}, 403),
        (0, {"X-Real-IP": "127.0.0.1"}, 403),
        (0, {"Forwarded": "for=127.0.0.1"}, 403),
        (0, {"Via": "1.1 proxy"}, 403),
        (1, {}, 200),
        (1, {"X-Forwarded-For": "127.0.0.1"}, 200),
        (1, {"X-Forwarded-For": "192.168.1.9"}, 403),
        (1, {"X-Forwarded-For": "127.0.0.1, 192.168.1.9"}, 403),
        (1, {"X-Forwarded-For": "192.168.1.9, 127.0.0.1"}, 403),
        (1, {"X-Forwarded-For": "unknown"}, 403),
        (2, {"X-Forwarded-For": "127.0.0.1, 192.168.1.9"}, 200),
    ],
)
def test_the_machine_itself_is_known_by_what_trusted_proxies_tell(
    recognizer, tmp_path, proxies, headers, status
):
    settings = Settings(proxies=proxies, kiosk_counts=tmp_path / "counts.sqlite")
    client = create_app(settings, recognizer).test_client()
    assert client.get("/kiosk/stats", headers=headers).status_code == status
