import pytest

from webapp import create_app
from webapp.kiosk.exhibit import read_options
from webapp.settings import Settings
from webapp.validation import SettingsError


def test_the_address_overrides_the_settings():
    settings = Settings(kiosk_idle=60, kiosk_game="off")
    options = read_options({"idle": "30", "attract": "off"}, settings, "de")
    assert (options.idle, options.game, options.attract, options.home) == (30, False, False, "de")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("idle", "4", "a whole number of seconds from 5 to 3600"),
        ("idle", "3601", "a whole number of seconds from 5 to 3600"),
        ("idle", "-9", "a whole number of seconds from 5 to 3600"),
        ("idle", "1e2", "a whole number of seconds from 5 to 3600"),
        ("idle", "", "a whole number of seconds from 5 to 3600"),
        ("lang", "xx", "one of en, de"),
        ("home", "", "one of en, de"),
        ("game", "yes", "one of on, off"),
        ("attract", "ON", "one of on, off"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_expected(client, name, value, expected):
    with pytest.raises(SettingsError, match=f"{name}: expected {expected}"):
        read_options({name: value}, Settings(), "en")
    answer = client.get("/kiosk", query_string={name: value})
    assert answer.status_code == 400
    assert expected in answer.text


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_page_speaks_the_chosen_language_and_does_not_remember_it(client, language):
    answer = client.get(f"/kiosk?lang={language}")
    assert f'<html lang="{language}"' in answer.text
    assert "Set-Cookie" not in answer.headers


def test_the_host_may_choose_all_of_it_by_settings(recognizer):
    app = create_app(Settings(kiosk_game="off", kiosk_idle=90), recognizer)
    page = app.test_client().get("/kiosk").text
    assert '"idle": 90' in page
    assert 'id="game"' not in page


def test_the_host_may_choose_its_language_by_a_setting(recognizer):
    client = create_app(Settings(kiosk_lang="tr"), recognizer).test_client()
    client.set_cookie("lang", "es")
    assert '<html lang="tr"' in client.get("/kiosk").text
    assert '<html lang="de"' in client.get("/kiosk?lang=de").text
    assert '<html lang="es"' in client.get("/").text


@pytest.mark.parametrize(
    ("name", "value"), [("kiosk_lang", "xx"), ("kiosk_game", "yes"), ("kiosk_attract", "")]
)
def test_a_setting_that_cannot_be_is_refused(name, value):
    with pytest.raises(SettingsError, match=f"{name.upper()}: expected one of"):
        Settings(**{name: value})
