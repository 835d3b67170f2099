"""What a page makes of a file before it sends it: static/js/input/picture-file.js."""

import base64

import pytest
from PIL import Image
from playwright.sync_api import Page

from testing.photographs import photo_file
from testing.pictures import as_file, digit_picture

LARGE = photo_file(5, width=3_000)

NOISE = as_file(Image.merge("RGB", [Image.effect_noise((1_500, 900), 200) for _ in range(3)]))


@pytest.fixture
def page(visit) -> Page:
    """The form on a desktop."""
    return visit("/picture")


@pytest.fixture
def shrunk(page):
    """A function that has the page shrink a file; the small one's type, size, width and height."""
    script = """async (content) => {
        const { shrink } = await import("/static/js/input/picture-file.js");
        const accepted = JSON.parse(document.querySelector("#picture-form").dataset.accepted);
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        const image = new Image();
        try {
            image.src = await shrink(new File([bytes], "picture.txt"), accepted);
        } catch (problem) {
            return problem.reason;
        }
        await image.decode();
        const type = image.src.slice(5, image.src.indexOf(";"));
        return [type, image.src.length * 0.75 < accepted.mostBytes, image.width, image.height];
    }"""
    return lambda data: page.evaluate(script, base64.b64encode(data).decode())


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return as_file(Image.new("L", (2_000, 1_000), 200), "JPEG", exif=exif)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(LARGE, ["image/jpeg", True, 1024, 768], id="a photo"),
        pytest.param(turned(), ["image/jpeg", True, 512, 1024], id="on its side by EXIF"),
        pytest.param(as_file(digit_picture(7)), ["image/png", True, 280, 280], id="a drawing"),
        pytest.param(NOISE, ["image/jpeg", True, 1024, 614], id="a PNG that would stay large"),
        pytest.param(as_file(digit_picture(7), "WEBP"), ["image/png", True, 280, 280], id="WebP"),
        pytest.param(
            LARGE[: len(LARGE) // 2],
            ["application/octet-stream", True, 3000, 2250],
            id="half a photo, which the server judges",
        ),
        pytest.param(b"hello", "unreadable", id="text"),
        pytest.param(b"", "unreadable", id="nothing"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unreadable", id="SVG"),
        pytest.param(b"\0\0\0\x18ftypheic" + b"\0" * 99, "heic", id="HEIC"),
        pytest.param(b"\0\0\0\x18ftypmsf1" + b"\0" * 99, "heic", id="HEIF"),
        pytest.param(b"\0\0\0\x18ftypmp42" + b"\0" * 99, "unreadable", id="a film"),
    ],
)
def test_a_picture_is_made_small_enough_to_send_or_turned_down(shrunk, data, expected):
    assert shrunk(data) == expected


def test_a_file_larger_than_any_photo_is_not_even_decoded(page):
    script = """async () => {
        const { shrink } = await import("/static/js/input/picture-file.js");
        const file = new File([new Uint8Array(64_000_001)], "x");
        return shrink(file, { mostBytes: 1, heicBrands: [] }).catch(({ reason }) => reason);
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
