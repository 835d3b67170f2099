import numpy as np
import pytest

from testing.pictures import strokes_of_digit
from trainer.data.strokes import Drawing
from trainer.drawing.invented import invent
from trainer.drawing.lines import hands_of
from trainer.strips.writers import NAMELESS, Writers


def drawing(strokes, label, writer="one"):
    return Drawing(tuple(np.array(one, np.float32) for one in strokes), label, "", "school", writer)


def made_up_writers() -> Writers:
    """Two people who write digits alike, one who writes letters, and symbols."""
    digits = [
        drawing(strokes_of_digit[digit], str(digit), writer)
        for digit in range(10)
        for writer in ("one", "two")
    ]
    generator = np.random.default_rng(0)
    letters = [drawing(invent(generator), letter) for letter in "ABCDEFGHKMNRTVWX"]
    symbols = [drawing(invent(generator), NAMELESS) for _ in range(5)]
    return Writers(hands_of(digits), hands_of(letters), symbols)


@pytest.fixture(scope="session")
def writers():
    return made_up_writers()
