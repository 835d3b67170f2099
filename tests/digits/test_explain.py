import dataclasses

import numpy as np
import pytest

from digits.explain import heatmap, strongest_maps
from digits.ink import ink_from_bytes
from digits.recognizer import Recognizer
from testing.pictures import as_file, digit_picture, side_by_side


@pytest.fixture
def seven(recognizer):
    return recognizer.predict(ink_from_bytes(as_file(digit_picture(7)))).image


def test_a_heat_map_is_28_by_28_from_minus_1_to_1(recognizer, seven):
    heat = heatmap(recognizer, seven, 7)
    assert heat.shape == (28, 28)
    assert np.abs(heat).max() <= 1
    assert np.isfinite(heat).all()


def test_the_ink_of_a_digit_speaks_for_it(recognizer, seven):
    assert heatmap(recognizer, seven, 7)[seven > 127].mean() > 0


def test_paper_speaks_neither_for_nor_against(recognizer, seven):
    assert heatmap(recognizer, seven, 7)[0, 0] == pytest.approx(0, abs=0.01)


def test_an_image_without_ink_has_no_evidence(recognizer):
    assert not heatmap(recognizer, np.zeros((28, 28), np.uint8), 7).any()


def test_other_digits_have_other_heat_maps(recognizer, seven):
    assert not np.allclose(heatmap(recognizer, seven, 7), heatmap(recognizer, seven, 1))


def test_a_second_digit_speaks_for_none_and_the_ink_of_one_alone_against(recognizer, seven):
    both = recognizer.predict(ink_from_bytes(as_file(side_by_side(1, 7)))).image
    assert heatmap(recognizer, both, None)[both > 127].mean() > 0
    assert heatmap(recognizer, seven, None)[seven > 127].mean() < 0


def test_only_inked_squares_are_run(recognizer, seven, monkeypatch):
    batches = []
    run = recognizer.how_likely
    monkeypatch.setattr(
        recognizer, "how_likely", lambda images: batches.append(len(images)) or run(images)
    )
    heatmap(recognizer, seven, 7)
    (count,) = batches
    assert count <= 17


def test_each_stage_of_convolutions_gives_its_maps_from_the_finest_on(recognizer, seven):
    stages = recognizer.features(seven)
    assert [len(stage) for stage in stages] == [28, 14, 7]
    assert all((stage >= 0).all() and stage.any() for stage in stages)


def test_a_bundle_without_a_features_model_has_no_maps(recognizer, seven):
    bundle = dataclasses.replace(recognizer.bundle, features=None)
    assert Recognizer(bundle).features(seven) == []


def test_the_strongest_maps_come_first_and_are_scaled_to_255():
    stage = np.zeros((7, 7, 20), np.float32)
    stage[..., 3], stage[2, 2, 5], stage[..., 7] = 0.5, 4, 1
    numbers, maps = strongest_maps(stage)
    assert numbers[:3] == [7, 3, 5]
    assert maps.shape == (8, 7, 7)
    assert maps.dtype == np.uint8
    assert maps[2].max() == 255
    assert not maps[3:].any()


def test_maps_that_see_nothing_stay_black():
    assert not strongest_maps(np.zeros((7, 7, 20), np.float32))[1].any()
