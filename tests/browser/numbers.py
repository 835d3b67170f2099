"""Numbers on the page's wide pad: written by a hand, and as the page shows them."""

from collections.abc import Iterator

from playwright.sync_api import Locator, Page, Request

from testing.hand import Hand, Mouse, resized
from testing.pictures import strokes_of_digit

READINGS = "**/api/v1/readings*"

STEP = 0.5
"""From one digit to the next, in heights of the pad."""


def write(
    page: Page, number: str, start: float = 0, size: float = 0.8, hand: type[Hand] = Mouse
) -> None:
    """Write digits side by side, the first one a step wide from `start` on."""
    for place, digit in enumerate(number):
        left = start + place * STEP - size * 0.5 + STEP * 0.5
        hand(page).draw(resized(strokes_of_digit[int(digit)], size, left, 0.1))


def reading(page: Page) -> Locator:
    return page.locator("#verdict")


def numerals(page: Page) -> Locator:
    """The digits, each over its ink."""
    return page.locator(".numeral")


def seams(page: Page) -> Locator:
    """Those that are seen, between the digits."""
    return page.locator(".seam:not([hidden])")


def swipe(page: Page, numeral: Locator) -> None:
    """Go through a numeral from its left to its right, with the mouse."""
    box = numeral.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 2, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, middle)
    page.mouse.move(box["x"] + box["width"] + 2, middle)
    page.mouse.up()


def squares_sent(requests: list[Request]) -> Iterator[int]:
    """How many groups each question has the server read."""
    for request in requests:
        body = request.post_data_buffer or b""
        start = body.find(b"IHDR")
        yield 0 if start == -1 else int.from_bytes(body[start + 8 : start + 12], "big") // 140
