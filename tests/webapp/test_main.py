import webapp.__main__


def test_without_a_temporary_folder_the_start_fails_in_one_line(monkeypatch, capsys):
    def refuse():
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp', '/var/tmp']")

    monkeypatch.setattr(webapp.__main__, "gettempdir", refuse)
    assert webapp.__main__.main() == 1
    assert capsys.readouterr().err == (
        "Digitpad cannot start: TMPDIR: expected a folder that can be written to, got none: "
        "No usable temporary directory found in ['/tmp', '/var/tmp']\n"
    )
