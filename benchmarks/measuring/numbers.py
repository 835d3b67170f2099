"""Numbers as they are written: one of eight digits beside one digit, in process and on the page."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import starmap

from playwright.async_api import Browser
from threadpoolctl import threadpool_limits

from benchmarks.browser.desk import Desk, Seen, desk_at, take_turns
from benchmarks.browser.hand import digit_strokes
from benchmarks.contenders.contenders import DIGITPAD, NUMBERS
from benchmarks.contenders.servers import Server
from benchmarks.figures import Figure, Rounds, summary_of
from benchmarks.measuring.plan import Plan
from benchmarks.measuring.timing import times_of
from digits.bundle import read_bundles
from digits.fastest import fastest
from digits.ink import ink_from_bytes
from digits.picture_file import Limits, decode
from digits.reading.boxes import Box
from digits.reading.number import NumberReading, read_number
from digits.reading.squares import likely_of_squares
from digits.recognizer import Prediction, Recognizer
from testing.numbers import groups_told, square_picture, squares_picture
from testing.pictures import Stroke, as_file, strokes_of_digit
from testing.servers import ROOT

NUMBER = "28469145"
"""Of ten strokes, none of which was read before."""

ONE_DIGIT, EIGHT_DIGITS = "one digit, in process", "eight digits, in process"

WITH_THE_PEN = "pen to bars, 60 strokes a minute, a digit a stroke"

OTHERS = {-4: 2, -3: 8, -2: 3, -1: 6, 1: 9, 2: 1, 3: 7}
"""Digits of one stroke each, by their places beside the one that is written among them."""

STEP = 0.5
"""From place to place, in heights of the pad."""

SIDE = 140
"""Of a single digit's picture, in px."""


def measure(plan: Plan) -> list[Figure]:
    """Milliseconds in process, and from pen to bars on both pages, which take turns.

    Raises `NoChromium` where there is none.
    """
    threadpool_limits(1, user_api="blas")  # as the server has it
    rounds = Rounds()
    calls = dict(_in_process(Recognizer(fastest(read_bundles(ROOT / "saved_model")).bundle)))
    for _ in range(plan.stage_rounds):
        for what, call in calls.items():
            rounds.add(what, DIGITPAD.name, "ms", summary_of(times_of(call, plan.stage_s)))

    async def visit(browser: Browser, server: Server) -> None:
        seen = await _one_round(browser, server, plan)
        rounds.add(WITH_THE_PEN, server.contender.name, "ms", summary_of(seen.own_ms))

    take_turns((DIGITPAD, NUMBERS), plan.rounds, visit)
    return rounds.figures


def _in_process(recognizer: Recognizer) -> Iterator[tuple[str, Callable[[], object]]]:
    told = groups_told(NUMBER)
    boxes = list(starmap(Box, told["boxes"]))
    groups = [(one["first"], one["after"]) for one in told["groups"]]
    squares = as_file(squares_picture(NUMBER, told["groups"]).convert("RGB"))
    alone = as_file(square_picture(strokes_of_digit[2], SIDE, pen=15).convert("RGB"))
    yield ONE_DIGIT, partial(_predict, alone, recognizer)
    yield EIGHT_DIGITS, partial(_read, squares, boxes, groups, recognizer)


def _predict(png: bytes, recognizer: Recognizer) -> Prediction:
    return recognizer.predict(ink_from_bytes(png))


def _read(
    png: bytes, boxes: list[Box], groups: list[tuple[int, int]], recognizer: Recognizer
) -> NumberReading:
    likely = likely_of_squares(decode(png, Limits()), recognizer)
    return read_number(boxes, groups, likely)


async def _one_round(browser: Browser, server: Server, plan: Plan) -> Seen:
    async with desk_at(browser, server) as desk:
        if server.contender is NUMBERS:
            await _write_others(desk)
        await desk.write(digit_strokes(2))
        await desk.start_meter()
        await desk.write(digit_strokes(plan.strokes))
        return await desk.seen()


async def _write_others(desk: Desk) -> None:
    for place, digit in OTHERS.items():
        await desk.draw(_moved(strokes_of_digit[digit][0], place * STEP), seconds=0.3)


def _moved(stroke: Stroke, by: float) -> Stroke:
    return [(x + by, y) for x, y in stroke]
