"""The lattice, held to all readings of small ones, one by one."""

from collections import defaultdict
from dataclasses import replace
from itertools import groupby, product
from math import exp, inf, log, prod

import numpy as np
import pytest

from digits.reading.lattice import lattice
from digits.reading.rules.names import parse_lengths, parse_rule
from digits.reading.rules.rule import holds
from digits.reading.steps import MOST_STEPS, Segment, steps_of

RULES = {
    "none": None,
    "length=3": parse_lengths("3"),
    "length=1-2": parse_lengths("1-2"),
    "luhn": parse_rule("luhn"),
    "mask=1[2-5]#": parse_rule("mask=1[2-5]#"),
    "range=7-420": parse_rule("range=7-420"),
    "prefix=4": parse_rule("prefix=4"),
}

LEAST, MOST = -2.9, 2.9
"""Of made-up scores: so near that every digit is looked at."""


def made_up(seed: int) -> tuple[list[Segment], int]:
    """Segments of one to four pieces, each piece alone and most neighbours together.

    Of every second seed some may be silent.
    """
    rng = np.random.default_rng(seed)
    pieces = int(rng.integers(1, 5))
    places = [(start, start + 1) for start in range(pieces)]
    places += [
        (start, end)
        for start in range(pieces)
        for end in range(start + 2, pieces + 1)
        if rng.random() < 0.7
    ]
    rng.shuffle(places)
    scores = rng.uniform(LEAST, MOST, (len(places), 10)).tolist()
    some = [seed % 2 and rng.random() < 0.5 for _ in places]
    silences = [rng.uniform(LEAST, MOST) if may_be_silent else None for may_be_silent in some]
    made = zip(places, scores, silences, strict=True)
    return [Segment(*place, digits, silence) for place, digits, silence in made], pieces


def chains(segments, pieces, start=0):
    """All ways from a piece to the last, as the numbers of their segments."""
    if start == pieces:
        yield ()
    for number, segment in enumerate(segments):
        if segment.start == start:
            yield from ((number, *rest) for rest in chains(segments, pieces, segment.end))


def all_readings(segments, pieces, rule):
    """Each chain's segments, its text, and its odds."""
    for chain in chains(segments, pieces):
        for told in product(*(scores_of(segments[number]) for number in chain)):
            text = "".join(digit for digit, _ in told)
            if rule is None or holds(rule, text):
                loud = tuple(n for n, (digit, _) in zip(chain, told, strict=True) if digit)
                yield loud, text, prod(exp(score) for _, score in told)


def scores_of(segment):
    """What a segment may be read as, with the score of each."""
    silent = [] if segment.silence is None else [("", segment.silence)]
    return [*zip("0123456789", segment.scores, strict=True), *silent]


@pytest.fixture(params=range(8), ids=lambda seed: f"lattice {seed}")
def small(request):
    return made_up(request.param)


@pytest.fixture(params=RULES)
def rule(request):
    return RULES[request.param]


def test_its_mass_is_the_odds_of_all_readings_together(small, rule):
    odds = sum(odds for _, _, odds in all_readings(*small, rule))
    assert lattice(*small, rule).mass == pytest.approx(log(odds) if odds else -inf)


def test_the_best_texts_are_the_likeliest_with_the_segments_of_their_likeliest_chain(small, rule):
    odds_of, best_of = defaultdict(float), {}
    for chain, text, odds in all_readings(*small, rule):
        odds_of[text] += odds
        best_of[text] = max(best_of.get(text, (0, ())), (odds, chain))
    expected = sorted(odds_of, key=odds_of.get, reverse=True)[:4]
    found = lattice(*small, rule).best(1000)[:4]
    assert [one.text for one in found] == expected
    assert [one.segments for one in found] == [best_of[text][1] for text in expected]
    whole = sum(odds_of.values())
    assert [one.probability for one in found] == pytest.approx(
        [odds_of[text] / whole for text in expected], rel=1e-3
    )


@pytest.mark.parametrize("seed", [0, 2, 4, 6])
def test_without_silence_the_best_is_the_same_however_few_are_asked_for(seed, rule):
    found = lattice(*made_up(seed), rule)
    few, many = found.best(4), found.best(1000)
    assert [one.text for one in few[:1]] == [one.text for one in many[:1]]
    true = {one.text: one.probability for one in many}
    assert all(one.probability <= true[one.text] + 1e-9 for one in few)


def test_each_segment_is_each_digit_as_often_as_in_all_readings(small, rule):
    segments, _ = small
    shares = np.zeros((len(segments), 10))
    for chain, text, odds in all_readings(*small, rule):
        for number, digit in zip(chain, text, strict=True):
            shares[number, int(digit)] += odds
    whole = sum(odds for _, _, odds in all_readings(*small, rule))
    assert np.allclose(lattice(*small, rule).shares, shares / (whole or 1), atol=1e-9)


def test_in_runs_neighbours_of_one_digit_are_one_and_silence_parts_two(rule):
    segments, pieces = made_up(3)
    columns = [replace(one, end=one.start + 1) for one in segments[:pieces]]
    columns = [replace(one, start=n, end=n + 1, silence=0.5) for n, one in enumerate(columns)]
    odds_of = defaultdict(float)
    for told in product(*(scores_of(one) for one in columns)):
        text = "".join(digit for digit, _ in groupby(digit for digit, _ in told))
        if rule is None or holds(rule, text):
            odds_of[text] += prod(exp(score) for _, score in told)
    found = lattice(columns, pieces, rule, are_runs=True)
    assert found.mass == pytest.approx(log(sum(odds_of.values())) if odds_of else -inf)
    whole = sum(odds_of.values())
    for one in found.best(1000)[:4]:
        assert one.probability == pytest.approx(odds_of[one.text] / whole, rel=1e-3)


def test_a_rule_that_no_reading_keeps_leaves_none():
    found = lattice([Segment(0, 1, [0.0] * 10)], 1, parse_lengths("2"))
    assert (found.mass, found.best(4)) == (-inf, [])


@pytest.mark.parametrize("segments", [[], [(0, 1)], [(1, 2)], [(0, 1), (0, 1)]])
def test_without_a_chain_from_first_to_last_there_is_no_reading(segments):
    found = lattice([Segment(*place, [0.0] * 10) for place in segments], 2)
    assert (found.mass, found.best(4)) == (-inf, [])


def test_a_digit_that_is_far_less_likely_is_not_looked_at():
    scores = [0.0, 5.9, *[-0.2] * 8]
    found = lattice([Segment(0, 1, scores)], 1)
    assert [one.text for one in found.best(4)] == ["1", "0"]


@pytest.mark.parametrize("name", ["luhn", "iban-de", "isbn-10", "prefix=1", "range=1-99999999"])
def test_where_nothing_is_likelier_only_so_many_steps_are_looked_at(name):
    pieces = 60
    segments = [
        Segment(start, end, [0.0] * 10)
        for start in range(pieces)
        for end in range(start + 1, min(start + 4, pieces) + 1)
    ]
    starts, steps, _ = steps_of(segments, pieces, parse_rule(name))
    assert starts or not steps
    assert len(steps) <= MOST_STEPS
