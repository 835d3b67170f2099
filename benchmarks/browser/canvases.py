"""Drawings as a browser's canvas hands them over."""

import asyncio
import base64
import json
from collections.abc import Iterable

from benchmarks.browser.desk import chromium
from benchmarks.browser.tab import open_tab
from testing.pictures import strokes_of_digit

DRAW = """(strokes, side) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    const context = canvas.getContext("2d");
    context.fillStyle = "white";
    context.fillRect(0, 0, side, side);
    context.lineWidth = side / 15;
    context.lineCap = context.lineJoin = "round";
    for (const [start, ...points] of strokes) {
        context.moveTo(start[0] * side, start[1] * side);
        for (const [x, y] of points) context.lineTo(x * side, y * side);
    }
    context.stroke();
    return canvas.toDataURL();
}"""


def canvas_data_urls(sides: Iterable[int]) -> dict[int, str]:
    """A seven on white canvases of so many px, as RGBA PNGs; raises `NoChromium`."""

    async def draw() -> dict[int, str]:
        strokes = json.dumps(strokes_of_digit[7])
        async with chromium() as browser, open_tab(browser, "about:blank", "") as tab:
            return {side: await tab.evaluate(f"({DRAW})({strokes}, {side})") for side in sides}

    return asyncio.run(draw())


def png_of(data_url: str) -> bytes:
    """The file in a data URL."""
    return base64.b64decode(data_url.partition(",")[2])
