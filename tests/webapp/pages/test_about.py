import html

import pytest

from webapp import create_app
from webapp.settings import ROOT, Settings

SOURCE = "https://digits.example/source"


@pytest.mark.parametrize(
    "path", ["/", "/picture", "/model", "/api", "/about", "/kiosk/stats", "/nothing"]
)
def test_the_foot_of_every_page_leads_to_the_api_and_to_what_it_is(client, path):
    page = client.get(path).text
    for address in ("/api", "/about#source", "/about#licence", "/about#privacy"):
        assert f'href="{address}"' in page.partition("<footer")[2]


def test_a_page_within_another_has_no_foot(client):
    assert "<footer" not in client.get("/?embed=1").text


def test_the_foots_links_lead_to_their_chapters(client):
    page = client.get("/about").text
    for name in ("source", "licence", "privacy"):
        assert f'id="{name}"' in page


def test_the_licence_is_the_one_that_comes_with_the_source(client):
    page = html.unescape(client.get("/about").text)
    for paragraph in (ROOT / "LICENSE").read_text().strip().split("\n\n"):
        assert paragraph in page


def test_the_source_is_where_the_host_says(recognizer):
    client = create_app(Settings(source_url=SOURCE), recognizer).test_client()
    assert f'href="{SOURCE}"' in client.get("/about").text
