import numpy as np
import pytest

from testing.pictures import strokes_of_digit
from trainer.drawing.lines import WrittenLine


@pytest.fixture
def line():
    """The number 4.07, each character a height apart from the next."""
    strokes, owners = [], []
    for number, digit in ((0, 4), (2, 0), (3, 7)):
        for stroke in strokes_of_digit[digit]:
            strokes.append(np.array(stroke, np.float32) * 0.8 + [number * 1.5, -1])
            owners.append(number)
    strokes.append(np.array([[1.9, 0]]))
    owners.append(1)
    order = np.argsort(owners, kind="stable")
    strokes = [strokes[n].astype(np.float32) for n in order]
    return WrittenLine(strokes, "4.07", sorted(owners))
