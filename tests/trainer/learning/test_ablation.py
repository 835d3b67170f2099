import numpy as np
import pytest

from trainer.data.digit_set import DigitSet
from trainer.learning import ablation
from trainer.learning.ablation import RECIPES, Result, ValidationSets, ablate, as_text, mixture_of
from trainer.learning.config import TrainingConfig
from trainer.learning.mixture import Component, Mixture


@pytest.fixture
def three_components(mixture):
    digits, outliers = mixture.components
    pen = Component("pen-digits", digits.images, digits.an_epoch)
    return Mixture((digits, pen, outliers), mixture.validation)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_every_recipe_works_as_much_and_takes_its_own_components_alone(recipe, three_components):
    mixed = mixture_of(recipe, three_components, images=300)
    assert mixed.an_epoch == 300
    assert {one.id for one in mixed.components} == set(recipe.shares)


def test_the_table_has_the_mean_and_the_spread_of_each_recipe():
    results = [
        Result("plain", 1, {"pen": 0.91}),
        Result("plain", 2, {"pen": 0.93}),
        Result("rich", 1, {"pen": 0.98}),
    ]
    lines = as_text(results).splitlines()
    assert lines[1].split() == ["plain", "92.00%", "±", "1.41%"]
    assert lines[2].split() == ["rich", "98.00%", "±", "0.00%"]


def test_an_ablation_goes_on_where_it_was_left(
    three_components, small_network, small_test, tmp_path, monkeypatch
):
    trained = []

    def train(config, mixture, run):
        trained.append(run.folder.name)
        return small_network

    noise = three_components.components[2].images
    outliers = DigitSet(noise.images[:20], noise.labels[:20])
    validation = ValidationSets(small_test, small_test, small_test, outliers)
    monkeypatch.setattr(ablation, "prepare", lambda *_: three_components)
    monkeypatch.setattr(ablation, "read_validation_sets", lambda *_: validation)
    monkeypatch.setattr(ablation, "train", train)
    ablate(TrainingConfig(), tmp_path, tmp_path, seeds=1)
    results = ablate(TrainingConfig(), tmp_path, tmp_path, seeds=2)
    assert len(trained) == len(set(trained)) == len(results) == 2 * len(RECIPES)
    assert all(np.isfinite(one.metrics["auroc"]) for one in results)
