import re
from html import unescape

import pytest

from webapp import create_app
from webapp.settings import Settings


@pytest.mark.parametrize("path", ["/", "/picture"])
def test_a_page_asks_for_files_that_the_host_accepts(recognizer, path):
    settings = Settings(max_photo_bytes=3_000_000)
    html = unescape(create_app(settings, recognizer).test_client().get(path).text)
    assert set(re.findall(r'accept="([^"]+)"', html)) == {"image/png,image/jpeg"}
    assert '"mostBytes": 3000000' in html
