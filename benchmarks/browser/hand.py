"""A hand that draws on a page with real input events, as fast as a pen reports them."""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, sin
from typing import Any

import numpy as np

from benchmarks.browser.tab import Tab
from testing.pictures import Stroke, strokes_of_digit

REPORTS_PER_S = 125
"""A mouse's usual rate; pens and touch screens report at 60 to 240 Hz."""

DIGITS_OF_ONE_STROKE = [strokes[0] for strokes in strokes_of_digit.values() if len(strokes) == 1]


class Hand:
    """Draws in the largest square in the middle of an element, and never waits for the page."""

    def __init__(self, tab: Tab, square: dict[str, float]) -> None:
        self.tab = tab
        self.square = square
        self.sent: list[asyncio.Task[Any]] = []

    @classmethod
    async def at(cls, tab: Tab, canvas: str) -> "Hand":
        """A hand at the element that an expression of JavaScript finds."""
        box = await tab.evaluate(f"{canvas}.getBoundingClientRect().toJSON()")
        side = min(box["width"], box["height"])
        left = box["x"] + (box["width"] - side) / 2
        top = box["y"] + (box["height"] - side) / 2
        return cls(tab, {"left": left, "top": top, "side": side})

    async def draw(self, stroke: Stroke, seconds: float) -> None:
        """Draw one stroke in so many seconds, and wait until the page has taken all of it."""
        points = list(evenly(stroke, round(seconds * REPORTS_PER_S)))
        clock = asyncio.get_running_loop().time
        started = clock()
        self._send("mousePressed", points[0])
        for number, point in enumerate(points, 1):
            await asyncio.sleep(started + number / REPORTS_PER_S - clock())
            self._send("mouseMoved", point)
        self._send("mouseReleased", points[-1])
        await asyncio.gather(*self.sent)
        self.sent.clear()

    def _send(self, kind: str, point: tuple[float, float]) -> None:
        x, y = point
        side = self.square["side"]
        event = {
            "type": kind,
            "x": self.square["left"] + x * side,
            "y": self.square["top"] + y * side,
            "button": "left",
            "buttons": int(kind != "mouseReleased"),
            "clickCount": 1,
        }
        sending = self.tab.send("Input.dispatchMouseEvent", event)
        self.sent.append(asyncio.ensure_future(sending))


def digit_strokes(count: int) -> list[Stroke]:
    """So many digits that are written in one stroke, in turn."""
    return [DIGITS_OF_ONE_STROKE[i % len(DIGITS_OF_ONE_STROKE)] for i in range(count)]


def wandering_stroke(seconds: float) -> Stroke:
    """One that never lifts and never comes to the same place twice."""
    turns = [2 * step / 25 for step in range(round(25 * seconds))]
    return [(0.5 + 0.3 * sin(turn) * cos(0.13 * turn), 0.5 - 0.3 * cos(turn)) for turn in turns]


def evenly(stroke: Sequence[tuple[float, float]], count: int) -> Iterator[tuple[float, float]]:
    """`count` points along a stroke, at a constant speed."""
    lengths = [hypot(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(stroke)]
    way = np.concatenate([[0], np.cumsum(lengths)])
    xs, ys = zip(*stroke, strict=True)
    at = np.linspace(0, way[-1], count)
    places = np.interp(at, way, xs), np.interp(at, way, ys)
    return zip(*(axis.tolist() for axis in places), strict=True)
