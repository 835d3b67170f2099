"""Hands that draw on the pad with real input events: by mouse, by finger and by pen."""

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page

from testing.pictures import Stroke

Point = tuple[float, float]
"""In fractions of the pad's height, from its top left corner."""

KEEP_FRAMES = """
    {
        const nextFrame = requestAnimationFrame.bind(window);
        window.framesOnScreen = async (count) => {
            for (let i = 0; i < count; i += 1) await new Promise(nextFrame);
        };
    }
"""
"""For a page before its own scripts: the screen's frames, whoever stops the page's clock later."""

READ_ALPHA = """async (pad) => {
    await framesOnScreen(2);
    const { data } = pad.getContext("2d").getImageData(0, 0, pad.width, pad.height);
    return data.filter((_, i) => i % 4 === 3)"""


class Hand:
    """One hand at one pad; subclasses say what it holds."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.cdp = page.context.new_cdp_session(page)

    def draw(self, strokes: list[Stroke]) -> None:
        """Draw strokes, one after another."""
        for stroke in strokes:
            self.press(stroke[0])
            self.glide(stroke)
            self.lift()

    def press(self, point: Point) -> None:
        """Put the pen down at a point."""
        box = self.page.locator("#pad").bounding_box()
        if box is None:
            raise RuntimeError("expected a pad on the page, got none that can be seen")
        self.box = box
        self._send("down", point)

    def glide(self, stroke: Stroke) -> None:
        """Move along a stroke whose first point is where the hand is."""
        for point in stroke[1:]:
            self._send("move", point)

    def lift(self) -> None:
        """Lift the pen where it is."""
        self._send("up", self.place)

    def _send(self, action: str, point: Point) -> None:
        self.place = point
        self.send(action, *self.at(point))

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point is, in px of the window."""
        x, y = point
        return self.box["x"] + x * self.box["height"], self.box["y"] + y * self.box["height"]

    def send(self, action: str, x: float, y: float) -> None:
        """Do "down", "move" or "up" at px of the window."""
        raise NotImplementedError


class Mouse(Hand):
    """The left button of a mouse."""

    def send(self, action: str, x: float, y: float) -> None:
        """As `Hand.send`."""
        if action != "up":
            self.page.mouse.move(x, y)
        if action != "move":
            getattr(self.page.mouse, action)()


class Finger(Hand):
    """Touches `width` px of the window; needs a page that is opened for touch."""

    def __init__(self, page: Page, width: float = 20) -> None:
        super().__init__(page)
        self.width = width

    def send(self, action: str, x: float, y: float) -> None:
        """As `Hand.send`."""
        kind = {"down": "touchStart", "move": "touchMove", "up": "touchEnd"}[action]
        self.touch(kind, [] if action == "up" else [(x, y)])

    def touch(self, kind: str, places: list[tuple[float, float]]) -> None:
        """A touch event with all fingers that are down, in px of the window."""
        size = {"radiusX": self.width / 2, "radiusY": self.width / 2}
        points = [{"x": x, "y": y, "id": i} | size for i, (x, y) in enumerate(places)]
        self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


class Pen(Hand):
    """Pressed with a force from 0 to 1."""

    def __init__(self, page: Page, force: float = 0.5) -> None:
        super().__init__(page)
        self.force = force

    def send(self, action: str, x: float, y: float) -> None:
        """As `Hand.send`."""
        kind = {"down": "mousePressed", "move": "mouseMoved", "up": "mouseReleased"}[action]
        event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        pen = {"pointerType": "pen", "force": self.force, "buttons": int(action != "up")}
        self.cdp.send("Input.dispatchMouseEvent", event | pen)


def resized(strokes: list[Stroke], factor: float, left: float, top: float) -> list[Stroke]:
    """Strokes `factor` times as large, their origin at (`left`, `top`)."""
    return [[(left + x * factor, top + y * factor) for x, y in stroke] for stroke in strokes]


def ink(page: Page) -> float:
    """The part of the pad that is inked, once what was drawn is painted."""
    read = READ_ALPHA + ".filter((alpha) => alpha > 127).length / (pad.width * pad.height)}"
    share: float = page.locator("#pad").evaluate(read)
    return share


def inked(page: Page, point: Point) -> bool:
    """Is there ink at this point?"""
    x, y = point
    place = f"Math.floor({y} * pad.height) * pad.width + Math.floor({x} * pad.height)"
    answer: bool = page.locator("#pad").evaluate(READ_ALPHA + f"[{place}] > 127}}")
    return answer


def opacities(page: Page) -> NDArray[np.int16]:
    """How opaque each pixel of the pad is, from 0 to 255, row by row."""
    return np.array(page.locator("#pad").evaluate(f"{READ_ALPHA}.join()}}").split(","), np.int16)
