from collections import Counter

import numpy as np
import pytest

from trainer.data.datasets import KANJIVG
from trainer.data.parts import Part
from trainer.data.pen_data import set_of
from trainer.data.readers.kanji import (
    FEWEST_STROKES,
    KANA,
    LOOK_ALIKES,
    MOST_OF_ONE,
    MOST_STROKES,
    read_kanji,
)


@pytest.fixture(scope="module")
def kanji():
    return read_kanji()


def test_there_are_many_components_and_not_too_many_of_any(kanji):
    count_of_label = Counter(drawing.label for drawing in kanji)
    assert len(count_of_label) > 800
    assert max(count_of_label.values()) == MOST_OF_ONE


def test_every_component_has_strokes_enough_to_be_no_digit(kanji):
    components = [drawing for drawing in kanji if drawing.label not in KANA]
    assert all(FEWEST_STROKES <= len(drawing.strokes) <= MOST_STROKES for drawing in components)


def test_a_component_belongs_to_kanjivg_and_only_trains(kanji):
    assert all(set_of(drawing) is KANJIVG for drawing in kanji)
    assert {KANJIVG.part_of(drawing) for drawing in kanji} == KANJIVG.parts == {Part.TRAINING}


def test_every_chosen_kana_is_there(kanji):
    assert {drawing.label for drawing in kanji} >= KANA


def test_what_looks_like_a_digit_is_not_there(kanji):
    assert not {drawing.label for drawing in kanji} & LOOK_ALIKES


def test_strokes_are_long_enough_to_be_drawn(kanji):
    for drawing in kanji:
        assert np.ptp(np.concatenate(drawing.strokes), axis=0).max() > 10
        assert all(stroke.dtype == np.float32 for stroke in drawing.strokes)
