import numpy as np
import pytest

from trainer.data.digit_set import CLASSES, NOT_A_DIGIT
from trainer.data.look_alikes import targets, training_label


@pytest.mark.parametrize(
    ("meaning", "digit", "at_all"),
    [("7", 7, 1), ("A", None, 0), ("@", None, 0), ("O", 0, 0.8), ("l", 1, 0.8), ("B", 8, 0.25)],
)
def test_a_drawing_teaches_what_people_take_it_for(
    meaning: str, digit: int | None, at_all: float
) -> None:
    target = targets()[training_label(meaning)]
    assert target[:CLASSES].sum() == pytest.approx(1)
    assert target[CLASSES] == pytest.approx(at_all)
    if digit is None:
        assert training_label(meaning) == NOT_A_DIGIT
        assert np.ptp(target[:CLASSES]) == 0
    else:
        assert target[:CLASSES].argmax() == digit
        assert target[digit] == pytest.approx(at_all + (1 - at_all) / CLASSES)
