import numpy as np
import pytest
from msgspec.structs import replace

from trainer.learning.augmentation import build_augmentation
from trainer.learning.config import TrainingConfig

STILL = TrainingConfig(rotation=0, shift=0, scale=0, shear=0, elastic=0, stroke_width=0)


def image() -> np.ndarray:
    square = np.zeros((64, 28, 28, 1), np.float32)
    square[:, 9:19, 11:17] = 255
    return square


def augmented(config: TrainingConfig) -> np.ndarray:
    return np.asarray(build_augmentation(config)(image(), training=True))


def test_outside_training_nothing_changes():
    assert np.array_equal(build_augmentation(TrainingConfig())(image()), image())


def test_with_every_amount_at_0_nothing_changes():
    assert np.allclose(augmented(STILL), image(), atol=1e-2)


@pytest.mark.parametrize(
    ("name", "amount"),
    [
        ("rotation", 20.0),
        ("shift", 2.0),
        ("scale", 0.2),
        ("shear", 0.3),
        ("elastic", 2.0),
        ("stroke_width", 0.5),
    ],
)
def test_each_amount_changes_images_each_in_its_own_way_and_within_range(name, amount):
    changed = augmented(replace(STILL, **{name: amount}))
    assert changed.shape == image().shape
    assert changed.min() >= 0
    assert changed.max() <= 255.01
    assert np.abs(changed - image()).max() > 10
    assert np.abs(changed[0] - changed[1]).max() > 1


def test_stroke_width_makes_strokes_wider_and_thinner():
    mass = augmented(replace(STILL, stroke_width=0.5)).sum(axis=(1, 2, 3)) / image()[0].sum()
    assert mass.min() < 0.9
    assert mass.max() > 1.1


def test_shift_keeps_the_ink():
    mass = augmented(replace(STILL, shift=2.0)).sum(axis=(1, 2, 3))
    assert np.allclose(mass, image()[0].sum(), rtol=1e-3)


def test_rotation_goes_both_ways_about_the_centre():
    bar = np.zeros((64, 28, 28, 1), np.float32)
    bar[:, 4:24, 13:15] = 255
    turned = np.asarray(build_augmentation(replace(STILL, rotation=30.0))(bar, training=True))
    index = np.arange(28)
    top = turned[:, :10, :, 0].sum(axis=1)
    lean = (top * index).sum(axis=1) / top.sum(axis=1) - 13.5
    assert lean.min() < -1
    assert lean.max() > 1
    down = turned[..., 0].sum(axis=2)
    assert np.allclose((down * index).sum(axis=1) / down.sum(axis=1), 13.5, atol=0.2)
