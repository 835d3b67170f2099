"""What a page makes of a file before it sends it: input/picture-file.js and crop/cut.js."""

import base64

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from testing.photographs import large_photo_file
from testing.pictures import as_file, digit_picture


@pytest.fixture
def page(visit) -> Page:
    """The form on a desktop."""
    return visit("/picture")


@pytest.fixture(scope="module")
def shrunk(chromium, server):
    """A function that has the page shrink a file; the small one's type, size, width and height."""
    script = """async (content) => {
        const { openPicture } = await import("/static/js/input/picture-file.js");
        const { whole } = await import("/static/js/crop/crop.js");
        const { cutToFile, toDataUrl } = await import("/static/js/crop/cut.js");
        const { accepted } = JSON.parse(document.querySelector("#texts").textContent);
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        const image = new Image();
        try {
            const picture = await openPicture(new File([bytes], "picture.txt"), accepted);
            const { width, height } = picture.canvas ?? {};
            const file = await cutToFile(picture, whole([width, height]), accepted.mostBytes);
            image.src = await toDataUrl(file);
        } catch (problem) {
            return problem.reason;
        }
        await image.decode();
        const type = image.src.slice(5, image.src.indexOf(";"));
        return [type, image.src.length * 0.75 < accepted.mostBytes, image.width, image.height];
    }"""
    page = chromium.new_page()
    page.goto(server.url + "/picture")
    yield lambda data: page.evaluate(script, base64.b64encode(data).decode())
    page.close()


def large() -> bytes:
    return large_photo_file(5)


def half() -> bytes:
    return large()[: len(large()) // 2]


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return as_file(Image.new("L", (2_000, 1_000), 200), "JPEG", exif=exif)


def drawn() -> bytes:
    return as_file(digit_picture(7))


def drawn_as_webp() -> bytes:
    return as_file(digit_picture(7), "WEBP")


def noise() -> bytes:
    levels = np.random.default_rng(0).integers(0, 256, (900, 1_500, 3), np.uint8)
    return as_file(Image.fromarray(levels), compress_level=1)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        pytest.param(large, ["image/jpeg", True, 1024, 768], id="a photo"),
        pytest.param(turned, ["image/jpeg", True, 512, 1024], id="on its side by EXIF"),
        pytest.param(drawn, ["image/png", True, 280, 280], id="a drawing"),
        pytest.param(noise, ["image/jpeg", True, 1024, 614], id="a PNG that would stay large"),
        pytest.param(drawn_as_webp, ["image/png", True, 280, 280], id="WebP"),
        pytest.param(
            half,
            ["application/octet-stream", True, 3000, 2250],
            id="half a photo, which the server judges",
        ),
    ],
)
def test_a_picture_is_made_small_enough_to_send(shrunk, make, expected):
    assert shrunk(make()) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"hello", "unreadable", id="text"),
        pytest.param(b"", "unreadable", id="nothing"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unreadable", id="SVG"),
        pytest.param(b"\0\0\0\x18ftypheic" + b"\0" * 99, "heic", id="HEIC"),
        pytest.param(b"\0\0\0\x18ftypmsf1" + b"\0" * 99, "heic", id="HEIF"),
        pytest.param(b"\0\0\0\x18ftypmp42" + b"\0" * 99, "unreadable", id="a film"),
    ],
)
def test_what_is_no_picture_is_turned_down(shrunk, data, expected):
    assert shrunk(data) == expected


def test_a_file_larger_than_any_photo_is_not_even_decoded(page):
    script = """async () => {
        const { openPicture } = await import("/static/js/input/picture-file.js");
        const file = new File([new Uint8Array(64_000_001)], "x");
        return openPicture(file, { mostBytes: 1, heicBrands: [] }).catch(({ reason }) => reason);
    }"""
    assert page.evaluate(script) == "too_large"


def test_text_is_still_pasted_where_text_is_written_and_listening_ends(page):
    script = """async () => {
        const { listenForPictures } = await import("/static/js/input/picture-file.js");
        const heard = [];
        const paste = (target) => target.dispatchEvent(new ClipboardEvent("paste", {
            clipboardData: new DataTransfer(), bubbles: true, cancelable: true }));
        const field = document.body.appendChild(document.createElement("textarea"));
        const stop = listenForPictures({ page: document, onProblem: (why) => heard.push(why) });
        const untouched = paste(field);
        paste(document.body);
        stop();
        paste(document.body);
        return [untouched, heard];
    }"""
    assert page.evaluate(script) == [True, ["nothing"]]
