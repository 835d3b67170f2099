import pytest

from webapp import create_app
from webapp.settings import Settings

HOST = "http://digits.example:8080"


@pytest.fixture
def stats_of(recognizer, tmp_path):
    """The status of the exhibit's numbers, for an app with these settings and such a request."""

    def status(request, **settings):
        settings = Settings(kiosk_counts=tmp_path / "counts.sqlite", **settings)
        client = create_app(settings, recognizer).test_client()
        return client.get("/kiosk/stats", **request).status_code

    return status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 422),
        ({"Sec-Fetch-Site": "same-origin"}, 422),
        ({"Sec-Fetch-Site": "none"}, 422),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://inside.a.proxy"}, 422),
        ({"Origin": HOST}, 422),
        ({"Origin": "https://digits.example"}, 422),
        ({"Origin": "https://digits.example.evil.example"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
    ],
)
def test_only_the_servers_own_pages_and_programs_may_send(recognizer, headers, status):
    client = create_app(Settings(hosts="digits.example"), recognizer).test_client()
    answer = client.post("/picture", headers=headers, base_url=HOST)
    assert answer.status_code == status  # 422 for there is no picture in it


@pytest.mark.parametrize("path", ["/", "/kiosk", "/picture", "/healthz"])
def test_any_site_may_lead_to_a_page(client, path):
    assert client.get(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_any_site_may_ask_the_api(client):
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://school.example"}
    answer = client.post("/api/v1/predictions", json={"image": ""}, headers=headers)
    assert answer.status_code != 403


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
@pytest.mark.parametrize("proxies", [0, 1])
def test_who_asks_the_machine_by_its_own_name_is_on_it(stats_of, host, proxies):
    assert stats_of({"headers": {"Host": host}}, proxies=proxies) == 200


@pytest.mark.parametrize(
    "name",
    [
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Original-Forwarded-For",
        "X-Real-IP",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "Fastly-Client-IP",
        "X-Azure-ClientIP",
        "X-Envoy-External-Address",
        "X-Remote-Addr",
        "CDN-Loop",
    ],
)
@pytest.mark.parametrize("proxies", [0, 1, 2])
def test_what_a_proxy_passed_on_comes_from_elsewhere_whatever_it_says(stats_of, name, proxies):
    assert stats_of({"headers": {name: "127.0.0.1"}}, proxies=proxies) == 403
    twice = {"headers": {name: "127.0.0.1, 127.0.0.1"}}
    assert stats_of(twice, proxies=proxies) == 403


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param({"headers": {"Host": "digits.example"}}, id="the name in the browser"),
        pytest.param({"headers": {"Host": "127.0.0.1.evil.example"}}, id="a rebound name"),
        pytest.param({"headers": {"Host": "192.168.1.9"}}, id="an address in the network"),
        pytest.param({"headers": {"Origin": "https://digits.example"}}, id="a page of that name"),
        pytest.param({"environ_overrides": {"SERVER_PROTOCOL": "HTTP/1.0"}}, id="HTTP/1.0"),
        pytest.param({"environ_overrides": {"SCRIPT_NAME": "/digitpad"}}, id="a path"),
        pytest.param({"environ_overrides": {"REMOTE_ADDR": "192.168.1.9"}}, id="another address"),
        pytest.param({"environ_overrides": {"REMOTE_ADDR": ""}}, id="no address"),
    ],
)
def test_a_proxy_that_adds_no_header_is_known_by_other_signs(stats_of, request_):
    assert stats_of(request_, hosts="*") == 403


@pytest.mark.parametrize(("headers", "told"), [({}, "true"), ({"Via": "1.1 proxy"}, "false")])
def test_an_exhibit_elsewhere_is_told_to_count_nothing(client, headers, told):
    assert f'"isHere": {told}' in client.get("/kiosk", headers=headers).text
