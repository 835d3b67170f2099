import pytest

from testing.pictures import as_base64, digit_picture
from webapp import create_app
from webapp.settings import Settings
from webapp.validation import SettingsError

URL = "/api/v1/predictions"

SCHOOL = "https://school.example"

BODY = {"image": as_base64(digit_picture(7))}

PREFLIGHT = {
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "content-type",
}


@pytest.fixture
def client_for(recognizer):
    def client_for(**settings):
        return create_app(Settings(**settings), recognizer).test_client()

    return client_for


def allowed(answer):
    return answer.headers.get("Access-Control-Allow-Origin")


def test_without_the_setting_no_other_sites_script_may_read_an_answer(client):
    assert allowed(client.post(URL, json=BODY, headers={"Origin": SCHOOL})) is None
    assert allowed(client.options(URL, headers={"Origin": SCHOOL, **PREFLIGHT})) is None


@pytest.mark.parametrize(
    ("setting", "origin", "expected"),
    [
        (SCHOOL, SCHOOL, SCHOOL),
        (f"https://a.example, {SCHOOL}:8443", f"{SCHOOL}:8443", f"{SCHOOL}:8443"),
        (SCHOOL, "https://other.example", None),
        (SCHOOL, "http://school.example", None),
        (SCHOOL, f"{SCHOOL}.other.example", None),
        ("*", "https://other.example", "*"),
    ],
)
def test_scripts_of_the_sites_that_are_named_may_ask_the_api(client_for, setting, origin, expected):
    client = client_for(cors_origins=setting)
    answer = client.post(URL, json=BODY, headers={"Origin": origin})
    assert answer.json["digit"] == 7  # programs are answered wherever they are
    assert allowed(answer) == expected
    preflight = client.options(URL, headers={"Origin": origin, **PREFLIGHT})
    assert allowed(preflight) == expected
    if expected:
        assert preflight.headers["Access-Control-Allow-Headers"].lower() == "content-type"
        assert preflight.headers["Access-Control-Max-Age"] == "600"


def test_a_problem_may_be_read_too_and_when_to_come_back(client_for):
    client = client_for(cors_origins=SCHOOL, rate_limit="1/hour")
    answers = [client.post(URL, json=BODY, headers={"Origin": SCHOOL}) for _ in range(2)]
    refused = answers[1]
    assert (refused.status_code, allowed(refused)) == (429, SCHOOL)
    exposed = refused.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"Retry-After", "X-RateLimit-Remaining"} <= {*exposed}


def test_no_page_may_be_read_by_another_sites_script(client_for):
    client = client_for(cors_origins="*")
    for path in ("/", "/picture", "/model", "/api", "/about", "/kiosk/stats"):
        assert allowed(client.get(path, headers={"Origin": SCHOOL})) is None


def test_no_cookie_is_sent_along(client_for):
    answer = client_for(cors_origins=SCHOOL).post(URL, json=BODY, headers={"Origin": SCHOOL})
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("name", ["cors_origins", "frame_ancestors"])
@pytest.mark.parametrize(
    "value",
    ["school.example", "https://", "https://a.example/path", "ftp://a.example", "null", "'"],
)
def test_what_is_no_origin_is_refused_at_the_start(name, value):
    with pytest.raises(SettingsError, match=rf"DIGITPAD_{name.upper()}: expected origins"):
        Settings(**{name: value})
