import numpy as np
import pytest

from trainer.drawing.separators import SEPARATORS, separator, separators_for


def box(mark, seed):
    points = np.concatenate(separator(mark, 3.0, np.random.default_rng(seed)))
    return *points.min(axis=0), *points.max(axis=0)


@pytest.mark.parametrize("mark", SEPARATORS)
def test_a_mark_begins_where_it_is_put_and_is_made_another_way_each_time(mark):
    boxes = [box(mark, seed) for seed in range(10)]
    assert all(left == pytest.approx(3) for left, *_ in boxes)
    assert len(set(boxes)) == 10


@pytest.mark.parametrize(
    ("mark", "highest", "lowest"),
    [(".", -0.3, 0.2), (",", -0.3, 0.4), ("'", -1.5, -0.5), ("-", -0.8, -0.1), ("/", -1.5, 0.4)],
)
def test_a_mark_stands_where_people_write_it(mark, highest, lowest):
    for seed in range(20):
        _, top, _, bottom = box(mark, seed)
        assert highest < top <= bottom < lowest


@pytest.mark.parametrize("count", [2, 5, 8])
def test_every_mark_comes_between_or_behind_the_digits_of_some_number(count):
    generator = np.random.default_rng(0)
    marks = [separators_for(count, generator) for _ in range(300)]
    assert {len(one) for one in marks} == {count}
    assert set("".join("".join(one) for one in marks)) == set(SEPARATORS)
