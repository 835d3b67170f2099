import numpy as np
import pytest

from digits.reading.strips.strip import DIGIT_HEIGHT
from digits.strips import FOREIGN, HEIGHT, SEPARATOR
from trainer.drawing.lines import line_of
from trainer.strips.drawing import draw_line, marks_of
from trainer.strips.paper import SPOILING, on_paper


@pytest.fixture
def generator():
    return np.random.default_rng(0)


def numbers(writers, generator, count=20, marks=("", ",", "")):
    hand = writers.digits[0]
    for _ in range(count):
        drawings = [hand[str(digit)][0] for digit in generator.integers(0, 10, 3)]
        yield draw_line(line_of(drawings, marks, "near", generator), generator)


def test_each_character_is_a_digit_a_separator_or_foreign():
    assert marks_of("7,4x") == [7, SEPARATOR, 4, FOREIGN]


def test_all_ink_lies_in_the_boxes_of_its_marks(writers, generator):
    for example in numbers(writers, generator):
        outside = example.strip.copy()
        for left, top, right, bottom in example.boxes:
            rows = slice(max(int(top - 1), 0), int(bottom + 2))
            outside[rows, max(int(left - 1), 0) : int(right + 2)] = 0
        assert outside.max(initial=0) == 0


def test_marks_come_in_the_order_of_their_middles(writers, generator):
    for example in numbers(writers, generator):
        middles = [left + right for left, _, right, _ in example.boxes]
        assert middles == sorted(middles)
        assert sorted(example.marks)[-1] == SEPARATOR


def test_a_strip_is_of_one_height_and_its_digits_of_about_another(writers, generator):
    examples = [*numbers(writers, generator, marks=["", "", ""])]
    assert {example.strip.shape[0] for example in examples} == {HEIGHT}
    heights = [bottom - top for one in examples for _, top, _, bottom in one.boxes]
    assert 0.85 * DIGIT_HEIGHT < np.median(heights) < 1.15 * DIGIT_HEIGHT


def test_a_line_with_a_letter_is_no_number(writers, generator):
    letter, digit = writers.letters[0]["A"][0], writers.digits[0]["4"][0]
    line = line_of([digit, letter], ["", ""], "apart", generator)
    assert not draw_line(line, generator).is_number


@pytest.mark.parametrize("spoil", [spoil for _, spoil in SPOILING])
def test_whatever_is_on_paper_leaves_the_digits_to_be_seen(writers, generator, spoil):
    for example in numbers(writers, generator, 5):
        levels = example.strip / 255
        spoiled = np.asarray(spoil(levels, generator))
        assert spoiled.shape == levels.shape
        assert np.corrcoef(spoiled.ravel(), levels.ravel())[0, 1] > 0.1


def test_some_strips_stay_clean_and_others_do_not(writers, generator):
    examples = [*numbers(writers, generator, 40)]
    same = [np.array_equal(on_paper(one.strip, generator), one.strip) for one in examples]
    assert 0 < sum(same) < len(same)
