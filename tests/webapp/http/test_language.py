import pytest


@pytest.mark.parametrize(
    ("query", "cookie", "accepted", "expected"),
    [
        ("", None, "", "en"),
        ("", None, "fr-CH, fr;q=0.9", "fr"),
        ("", None, "pt, de;q=0.5", "de"),
        ("", None, "zh-TW", "zh"),
        ("", None, "de-AT,fr;q=0.9", "de"),
        ("", None, "fr;q=0.5, de-AT;q=0.6", "de"),
        ("", None, "pt-BR, zh-Hant-TW;q=0.9, en;q=0.8", "zh"),
        ("", None, "DE", "de"),
        ("", None, "de;q=0, fr;q=0.1", "fr"),
        ("", None, "*", "en"),
        ("", "tr", "fr", "tr"),
        ("?lang=es", "tr", "fr", "es"),
        ("?lang=xx", None, "fr", "fr"),
        ("?lang=xx", "yy", "", "en"),
    ],
)
def test_the_language_is_the_choice_then_the_browsers_then_english(
    client, query, cookie, accepted, expected
):
    if cookie:
        client.set_cookie("lang", cookie)
    html = client.get("/" + query, headers={"Accept-Language": accepted}).text
    assert f'<html lang="{expected}"' in html


def test_a_chosen_language_is_remembered_and_no_other_cookie_is_set(client):
    client.get("/?lang=de")
    assert client.get_cookie("lang").value == "de"
    assert '<html lang="de"' in client.get("/").text


@pytest.mark.parametrize(
    "path",
    ["/", "/picture", "/model", "/api", "/kiosk", "/manifest.webmanifest", "/nothing", "/?lang=de"],
)
def test_caches_are_told_by_what_a_page_differs(client, path):
    answer = client.get(path, headers={"Accept-Encoding": "br"})
    assert {"Accept-Language", "Cookie"} <= set(answer.vary)


@pytest.mark.parametrize("path", ["/healthz", "/static/js/pages/pad.js"])
def test_what_is_the_same_in_every_language_may_be_kept_for_all(client, path):
    with client.get(path) as answer:
        assert not {"accept-language", "cookie"} & set(answer.vary)
