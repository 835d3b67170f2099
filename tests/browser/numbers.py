"""Numbers on the page's wide pad: written by a hand, and as the page shows them."""

import json
from collections.abc import Sequence
from typing import Any

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


def write_line(page: Page, number: str, top: float, hand: type[Hand] = Mouse) -> None:
    """Write digits small, side by side, from so far below the top of the pad."""
    for place, digit in enumerate(number):
        hand(page).draw(resized(strokes_of_digit[int(digit)], 0.42, 0.3 * place - 0.05, top))


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


def squares_in(request: Request) -> int:
    """How many groups a question has the server read."""
    return sum("likely" not in group for group in question_of(request)["groups"])


def question_of(request: Request) -> dict[str, Any]:
    """The boxes and groups of a question."""
    body = request.post_data_buffer or b""
    start = body.index(b'{"boxes"')
    question: dict[str, Any] = json.loads(body[start : body.index(b"\r\n", start)])
    return question


def answer_to(
    question: dict[str, Any], number: str, seen: str, others: Sequence[str], rule: Any
) -> dict[str, Any]:
    """An answer in the server's place: each stroke is a digit, and looks like the one in `seen`."""
    count = len(question["boxes"])
    digits = [
        {"digit": int(digit), "probabilities": likely(digit), "strokes": [i, i + 1]}
        for i, digit in enumerate(number[:count])
    ]
    groups = [
        likely(seen[group["first"]]) if group["after"] == group["first"] + 1 else [0.0] * 10
        for group in question["groups"]
    ]
    alternatives = [{"text": text, "confidence": 0.1} for text in others if len(text) == count]
    return {
        "text": number[:count],
        "confidence": 0.9,
        "rejected": None,
        "digits": digits,
        "alternatives": alternatives,
        "rule": rule and rule | {"changed": [i for i in rule["changed"] if i < count]},
        "groups": groups,
        "model": "a model",
    }


def likely(digit: str) -> list[float]:
    """That something is this digit, and hardly another."""
    return [0.9 if i == int(digit) else 0.01 for i in range(10)]
