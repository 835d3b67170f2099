import re

import pytest

from webapp.settings import ROOT


def test_the_page_has_the_elements_that_its_contract_names(client):
    html = client.get("/").text
    assert 'id="pad"' in html
    assert re.search(r'id="verdict"[^>]*aria-live="polite"', html)
    for digit in range(10):
        assert re.search(rf'data-digit="{digit}" role="meter"', html)
    for name in ["Clear", "Undo", "Redo"]:
        assert f">{name}</span></button>" in html


def test_the_page_has_nothing_inline_and_nothing_foreign(client):
    html = client.get("/").text
    assert not re.search(r"\sstyle=|\son\w+=|<style|https?://(?!www.w3.org/)", html)
    scripts = re.findall(r"<script[^>]*>", html)
    assert all("src=" in tag or 'type="application/json"' in tag for tag in scripts)


@pytest.mark.parametrize(
    "path", ["/", "/number", "/picture", "/model", "/api", "/about", "/kiosk", "/kiosk/stats"]
)
def test_all_that_a_page_names_is_there(client, path):
    named = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get(path).text)
    assert named
    for file in named:
        with client.get(file) as answer:
            assert answer.status_code == 200, file


def test_all_that_a_style_sheet_names_is_there():
    sheets = {sheet: sheet.read_text() for sheet in (ROOT / "static" / "css").rglob("*.css")}
    named = [
        (sheet.parent / name).resolve()
        for sheet, rules in sheets.items()
        for name in re.findall(r'url\("?([^")]+)"?\)', rules)
    ]
    assert ROOT / "static" / "icon.svg" in named
    assert [path for path in named if not path.is_file()] == []
