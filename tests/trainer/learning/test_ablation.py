import numpy as np
import pytest

from trainer.data.mnist import DigitSet
from trainer.learning import ablation
from trainer.learning.ablation import RECIPES, Examiners, ablate, as_text, lessons_of
from trainer.learning.config import TrainingConfig
from trainer.learning.mixture import Kind, Lessons
from trainer.learning.network import build_network


@pytest.fixture
def three_kinds(lessons):
    digits, noise = lessons.kinds
    pen = Kind("pen digits", digits.images, digits.an_epoch)
    none = Kind("no digits", noise.images, noise.an_epoch)
    return Lessons((digits, pen, none), lessons.validation)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_every_recipe_works_as_much_and_takes_its_own_kinds_alone(recipe, three_kinds):
    mixed = lessons_of(recipe, three_kinds, images=300)
    assert mixed.an_epoch == 300
    assert {kind.name for kind in mixed.kinds} == set(recipe.shares)


def test_the_table_has_the_mean_and_the_spread_of_each_recipe():
    rows = [
        {"recipe": "plain", "seed": 1, "pen": 0.91},
        {"recipe": "plain", "seed": 2, "pen": 0.93},
        {"recipe": "rich", "seed": 1, "pen": 0.98},
    ]
    lines = as_text(rows).splitlines()
    assert lines[1].split() == ["plain", "92.00%", "±", "1.41%"]
    assert lines[2].split() == ["rich", "98.00%", "±", "0.00%"]


def test_an_ablation_goes_on_where_it_was_left(three_kinds, small_test, tmp_path, monkeypatch):
    trained = []

    def train(config, lessons, run):
        trained.append(run.folder.name)
        return build_network(config.dropout)

    noise = three_kinds.kinds[2].images
    strangers = DigitSet(noise.images[:20], noise.labels[:20])
    examiners = Examiners(small_test, small_test, small_test, strangers)
    monkeypatch.setattr(ablation, "prepare", lambda *_: three_kinds)
    monkeypatch.setattr(ablation, "read_examiners", lambda *_: examiners)
    monkeypatch.setattr(ablation, "train", train)
    ablate(TrainingConfig(), tmp_path, tmp_path, seeds=1)
    rows = ablate(TrainingConfig(), tmp_path, tmp_path, seeds=2)
    assert len(trained) == len(set(trained)) == len(rows) == 2 * len(RECIPES)
    assert all(np.isfinite(row["auroc"]) for row in rows)
