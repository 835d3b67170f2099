import numpy as np
import pytest

from digits.photo.components import label_components


@pytest.mark.parametrize(
    ("picture", "parts"),
    [
        (["...", "..."], 0),
        (["###", "###"], 1),
        (["#.#", "..."], 2),
        (["#.", ".#"], 1),
        ([".#", "#."], 1),
        (["#.#", "#.#", "###"], 1),
        (["#.#.#", "###.#", "....#", "#####"], 2),
        (["#####", "#...#", "#.#.#", "#...#", "#####"], 2),
        (["..#", "#.."], 2),
        (["#..#", "#..#"], 2),
    ],
)
def test_ink_that_touches_even_by_a_corner_is_one_part(picture, parts):
    mask = np.array([[pixel == "#" for pixel in row] for row in picture])
    numbers = label_components(mask)
    assert numbers.shape == mask.shape
    assert np.array_equal(numbers > 0, mask)
    assert set(np.unique(numbers[mask])) == set(range(1, parts + 1))


def test_a_spiral_is_one_part_however_long():
    mask = np.zeros((99, 99), bool)
    for ring in range(0, 49, 2):
        mask[ring, ring : 99 - ring] = mask[98 - ring, ring : 99 - ring] = True
        mask[ring : 99 - ring, ring] = mask[ring : 99 - ring, 98 - ring] = True
        mask[min(ring + 1, 98), min(ring + 1, 98)] = True  # a bridge to the next ring
    assert label_components(mask).max() == 1
