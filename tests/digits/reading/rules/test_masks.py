import re

import pytest

from digits.reading.rules.masks import fitting, of_lengths, starting_with
from digits.reading.rules.rule import RuleError, holds


@pytest.mark.parametrize(
    ("masks", "text", "fits"),
    [
        (["12###"], "12999", True),
        (["12###"], "13999", False),
        (["12###"], "1299", False),
        (["12###"], "129990", False),
        (["[0-46]#"], "49", True),
        (["[0-46]#"], "69", True),
        (["[0-46]#"], "59", False),
        (["[1-35-7]"], "4", False),
        (["0#", "#0"], "90", True),
        (["0#", "#0"], "00", True),
        (["0#", "#0"], "99", False),
        (["7", "12"], "7", True),
        (["7", "12"], "12", True),
        (["7", "12"], "1", False),
    ],
)
def test_a_number_fits_one_of_the_masks(masks, text, fits):
    assert holds(fitting("", masks), text) is fits


@pytest.mark.parametrize("text", ["", "١٢", "²2", "+1", " 1", "1\n", "a1", "１２"])
def test_what_is_no_text_of_digits_fits_nothing(text):
    assert not holds(of_lengths(1, 3), text)


@pytest.mark.parametrize(
    "mask", ["", "#" * 33, "12x", "[]", "[6-4]", "[12", "1]", "[1-]", "١", "#\n"]
)
def test_what_is_no_mask_is_refused(mask):
    with pytest.raises(RuleError, match=f"^expected a mask .*, got {re.escape(repr(mask))}$"):
        fitting("", [mask])


def test_lengths_of_several_masks_ascend():
    assert fitting("", ["###", "1", "2", "#####"]).lengths == (1, 3, 5)


def test_any_number_of_so_many_digits_is_one():
    rule = of_lengths(2, 4)
    assert (rule.name, rule.lengths) == ("length=2-4", (2, 3, 4))
    assert [length for length in range(40) if holds(rule, "9" * length)] == [2, 3, 4]


@pytest.mark.parametrize(("least", "most"), [(0, 3), (4, 3), (1, 33)])
def test_lengths_that_no_number_has_are_refused(least, most):
    with pytest.raises(RuleError, match=f"within 1 to 32, got {least} to {most}"):
        of_lengths(least, most)


@pytest.mark.parametrize(
    ("text", "begins"),
    [("49", True), ("490", True), ("49" * 16, True), ("4", False), ("94", False)],
)
def test_a_number_begins_with_its_prefix(text, begins):
    assert holds(starting_with("", "49"), text) is begins
