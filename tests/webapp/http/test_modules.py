import re


def test_the_page_loads_its_own_modules_and_no_other_pages(client):
    preloaded = set(re.findall(r'modulepreload" href="/static/js/([^"]+)"', client.get("/").text))
    assert {"live/live.js", "desk/texts.js", "drawing/geometry.js"} <= preloaded
    assert not preloaded & {"pages/pad.js", "pages/model.js", "pages/picture.js"}
