import re
from io import BytesIO

from PIL import Image

from webapp.settings import ROOT


def test_the_page_can_be_installed_as_an_app(client):
    answer = client.get("/manifest.webmanifest?lang=ar")
    assert answer.mimetype == "application/manifest+json"
    assert (answer.json["start_url"], answer.json["dir"]) == ("/", "rtl")
    for icon in answer.json["icons"]:
        with client.get(icon["src"]) as file, Image.open(BytesIO(file.data)) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_a_tablet_colours_its_edges_as_the_page_does(client):
    sheet = (ROOT / "static" / "css" / "base" / "system.css").read_text()
    light, dark = re.findall(r"--desk: (#\w+)", sheet)[:2]
    told = re.findall(r'name="theme-color"[^>]*content="([^"]+)"', client.get("/").text)
    manifest = client.get("/manifest.webmanifest").json
    assert told == [light, dark]
    assert manifest["theme_color"] == manifest["background_color"] == light
