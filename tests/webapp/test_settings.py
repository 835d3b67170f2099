import re
from pathlib import Path

import pytest
from PIL import Image

from testing.pictures import as_file
from webapp.settings import ROOT, SHRUNK_PHOTO_BYTES, SNAPSHOT, Settings, read_settings
from webapp.validation import SettingsError


def test_without_variables_the_defaults_hold():
    settings = read_settings({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert (settings.model.name, settings.models) == ("saved_model", None)


def test_variables_set_what_they_name():
    settings = read_settings(
        {
            "DIGITPAD_HOST": "0.0.0.0",
            "DIGITPAD_PORT": "9000",
            "DIGITPAD_MODEL": "elsewhere",
            "DIGITPAD_MODELS": "library",
            "DIGITPAD_SECRET_KEY": "sixteen letters!",
            "DIGITPAD_RATE_LIMIT": "5/second",
            "HOME": "/somewhere",
        }
    )
    assert (settings.host, settings.port) == ("0.0.0.0", 9000)
    assert (settings.model, settings.models) == (Path("elsewhere"), Path("library"))
    assert settings.rate_limit == "5/second"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PORT", "abc", "a whole number"),
        ("PORT", "", "a whole number"),
        ("PORT", "70000", "from 0 to 65,535"),
        ("PORT", "-1", "from 0 to 65,535"),
        ("PORT", "8e3", "a whole number"),
        ("WORKERS", "0", "from 1 to 64"),
        ("THREADS", "0", "from 1 to 256"),
        ("MAX_BYTES", "1.5", "a whole number"),
        ("MAX_BYTES", "79999", "from 80,000 to"),
        ("MAX_PIXELS", "19599", "from 19,600 to"),
        ("MAX_PHOTO_BYTES", "1199999", "from 1,200,000 to"),
        ("HOST", "", "an address or a name"),
        ("HOST", "ü..x", "an address or a name"),
        ("HOST", "a..x", "an address or a name"),
        ("SECRET_KEY", "short", "at least 16 characters"),
        ("SECRET_KEY", "\udcff" * 20, "a text in UTF-8"),
        ("RATE_LIMIT", "often", "one like 60/second"),
        ("RATE_LIMIT", "1/0 second", "one like 60/second"),
        ("RATE_LIMIT", "0/second", "one like 60/second"),
        ("RATE_LIMIT", "1/99999999999999 year", "numbers from 1 to 1,000,000"),
        ("KIOSK_COUNTS", "/", "a path for a file"),
        ("KIOSK_TITLE", "a\x01b", "1 to 60 characters"),
        ("KIOSK_COUNTS", "~nobody-of-that-name/counts", "a user with a home folder"),
        ("KIOSK_LOGO", "~nobody-of-that-name/logo.svg", "a file that is there"),
        ("NETWORK", "int4", "one of auto, float, int8"),
        ("NETWORK", "int8\n", "one of auto, float, int8"),
        ("KIOSK_LANG", "english", "one of auto, en, de"),
        ("KIOSK_IDLE", "4", "a whole number of seconds from 5 to 3600"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_the_name_of_its_variable(name, value, expected):
    with pytest.raises(SettingsError, match=f"^DIGITPAD_{name}: expected .*{expected}.*, got"):
        read_settings({f"DIGITPAD_{name}": value})


def test_no_limit_is_below_what_the_pages_themselves_send():
    side = constant_of("paint/snapshot.js", "SIDE")
    assert side * side == SNAPSHOT.pixels
    uncompressed = as_file(noise("RGBA", side), compress_level=0)
    assert len(uncompressed) <= SNAPSHOT.bytes
    longer_side = constant_of("crop/cut.js", "LONGER_SIDE")
    photo = as_file(noise("RGB", longer_side), "JPEG", quality=90)
    assert len(photo) <= SHRUNK_PHOTO_BYTES


def constant_of(script, name):
    text = (ROOT / "static" / "js" / script).read_text()
    return int(re.search(rf"const {name} = (\d+);", text)[1])


def noise(mode, side):
    return Image.merge(mode, [Image.effect_noise((side, side), 255) for _ in mode])


def test_each_start_has_a_secret_key_of_its_own_unless_it_is_set():
    assert Settings().secret_key != Settings().secret_key


def test_the_secret_key_is_not_printed():
    assert "sixteen letters!" not in repr(Settings(secret_key="sixteen letters!"))
