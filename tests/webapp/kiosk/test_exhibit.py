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
        ("game", "yes", "one of on, off, told, fool, sums"),
        ("game", "Sums", "one of on, off, told, fool, sums"),
        ("game", "", "one of on, off, told, fool, sums"),
        ("attract", "ON", "one of on, off"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_expected(client, name, value, expected):
    with pytest.raises(SettingsError, match=f"{name}: expected {expected}"):
        read_options({name: value}, Settings(), "en")
    answer = client.get("/kiosk", query_string={name: value})
    assert answer.status_code == 400
    assert expected in answer.text


@pytest.mark.parametrize(
    ("game", "has_games", "opening"),
    [("on", True, None), ("off", False, None)]
    + [(name, True, name) for name in ("told", "fool", "sums")],
)
def test_the_address_or_a_setting_names_the_game_that_the_exhibit_opens_with(
    game, has_games, opening
):
    for given, setting in [({"game": game}, "on"), ({}, game)]:
        options = read_options(given, Settings(kiosk_game=setting), "en")
        assert (options.game, options.opening) == (has_games, opening)


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


def test_the_exhibit_has_the_title_and_the_logo_of_its_host(recognizer, tmp_path):
    logo = tmp_path / "our logo.SVG"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    settings = Settings(kiosk_title="Museum für <Zahlen>", kiosk_logo=logo)
    client = create_app(settings, recognizer).test_client()
    page = client.get("/kiosk").text
    assert "<title>Museum für &lt;Zahlen&gt;</title>" in page
    assert 'src="/kiosk/logo"' in page
    with client.get("/kiosk/logo") as answer:
        assert answer.mimetype == "image/svg+xml"
        assert answer.data == logo.read_bytes()


def test_without_a_logo_there_is_none(client):
    assert "/kiosk/logo" not in client.get("/kiosk").text
    assert client.get("/kiosk/logo").status_code == 404


@pytest.mark.parametrize("name", ["missing.png", "logo.txt", "."])
def test_a_logo_that_cannot_be_shown_is_refused_at_the_start(tmp_path, name):
    (tmp_path / "logo.txt").write_text("logo")
    with pytest.raises(SettingsError, match=r"KIOSK_LOGO: expected a file .* \.svg, \.png"):
        Settings(kiosk_logo=tmp_path / name)


@pytest.mark.parametrize("title", ["", "x" * 61])
def test_a_title_that_is_none_or_too_long_is_refused(title):
    with pytest.raises(SettingsError, match="KIOSK_TITLE: expected 1 to 60 characters"):
        Settings(kiosk_title=title)
