"""`digitpad keys`: what it writes, shows and refuses."""

import pytest
from click.testing import CliRunner

from cli.commands import digitpad
from webapp.keyring import KeyRing


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys.json"


@pytest.fixture
def run(path):
    def run(*arguments):
        return CliRunner().invoke(digitpad, ["keys", *arguments, "--file", str(path)])

    return run


def test_a_key_is_shown_once_and_opens(run, path):
    made = run("new", "museum", "--rate-limit", "600/minute")
    assert made.exit_code == 0
    assert KeyRing(path, "file").holder_of(made.stdout.strip()) == "museum"
    assert run("list").stdout.split() == ["museum", "600/minute"]


def test_a_key_that_was_revoked_opens_no_more_and_the_others_do(run, path):
    first, second = (run("new", name).stdout.strip() for name in ("museum", "school"))
    assert run("revoke", "museum").exit_code == 0
    ring = KeyRing(path, "file")
    assert (ring.holder_of(first), ring.holder_of(second)) == (None, "school")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new", "a b"], "expected up to 64 letters"),
        (["new", "-"], "expected up to 64 letters"),
        (["new", "museum", "--rate-limit", "often"], "expected nothing or one like 60/second"),
        (["revoke", "museum"], "expected a file of keys"),
        (["list"], "expected a file of keys"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(run, path, arguments, told):
    refused = run(*arguments)
    assert refused.exit_code != 0
    assert told in refused.stderr
    assert not path.exists()


def test_nobody_gets_a_second_key_and_the_first_stays(run, path):
    key = run("new", "museum").stdout.strip()
    again = run("new", "museum")
    assert again.exit_code == 1
    assert "has a key" in again.stderr
    assert KeyRing(path, "file").holder_of(key) == "museum"


def test_a_name_that_has_no_key_cannot_lose_it(run):
    run("new", "museum")
    assert "expected one of museum, got 'school'" in run("revoke", "school").stderr
