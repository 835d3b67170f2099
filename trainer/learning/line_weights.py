"""The weights by which `digits/reading/scores.py` weighs what may be a digit of a line.

They make the lattice of a line a conditional random field: fitted so that the chains of the right
segments and digits are likely among all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from digits.reading.scores import DIGIT, PIECES, Group, features_of, log_shares
from digits.recognizer import Recognizer
from trainer.data.strokes import Drawing
from trainer.drawing.lines import GAPS, compose_lines, hands_of
from trainer.learning.line_candidates import Candidates, candidates_in

PENALTY = 4e-4
"""Of the squared weights, beside the mean loss of a line."""

ITERATIONS = 80

Chain = list[tuple[int, int]]
"""The right segments of a line, by the numbers of their groups, and the digit of each."""


@dataclass(frozen=True)
class Taught:
    """A line to learn from: features, float64 (G, 10, F), of G groups, and its right chain."""

    pieces: int
    groups: list[Group]
    features: NDArray[np.float64]
    chain: Chain


@dataclass(frozen=True)
class Fitted:
    """The weights by name, and what each of the ten digits usually scores under them."""

    weights: dict[str, float]
    usual: list[float]


def fit_to_writers(
    drawings: Iterable[Drawing], count: int, recognizer: Recognizer, seed: int
) -> Fitted:
    """What fits so many lines of each spacing of the drawings' writers."""
    generator, hands = np.random.default_rng(seed), hands_of(drawings)
    lines = chain(*(compose_lines(hands, count, spacing, generator) for spacing in GAPS))
    return fit([candidates_in(line, recognizer) for line in lines])


def fit(lines: Sequence[Candidates]) -> Fitted:
    """What makes lines most likely; what no chain reaches is left out."""
    taught = [one for line in lines if (one := _taught(line)) is not None]
    names = _names(lines[0])
    start = np.array([float(name == DIGIT) for name in names])
    found = minimize(
        _loss, start, args=(taught,), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}
    )
    weights: NDArray[np.float64] = found.x
    usual = _usual_scores(taught, weights, names.index(PIECES))
    return Fitted(dict(zip(names, weights.tolist(), strict=True)), usual)


def _usual_scores(
    lines: Iterable[Taught], weights: NDArray[np.float64], pieces: int
) -> list[float]:
    """The mean of each digit's highest scores, without those for being of several pieces."""
    bare = weights.copy()
    bare[pieces] = 0
    scores: list[list[float]] = [[] for _ in range(10)]
    for line in lines:
        for number, digit in line.chain:
            scores[digit].append(float((line.features[number] @ bare).max()))
    return [float(np.mean(some)) if some else np.nan for some in scores]


def _names(line: Candidates) -> list[str]:
    return [DIGIT, *features_of(line.boxes, line.groups, line.likely)[0]]


def _taught(line: Candidates) -> Taught | None:
    right = _chain(line)
    if right is None:
        return None
    described = features_of(line.boxes, line.groups, line.likely)
    shares = np.array([log_shares(likely) for likely in line.likely])
    same = np.array([[*one.values()] for one in described])
    features = np.concatenate(
        [shares[:, :, np.newaxis], np.repeat(same[:, np.newaxis], 10, axis=1)], axis=2
    )
    return Taught(len(line.boxes), line.groups, features, right)


def _chain(line: Candidates) -> Chain | None:
    """The right segments and digits; None where a character's strokes are no group."""
    number_of = {group: number for number, group in enumerate(line.groups)}
    right, first = [], 0
    for owner, strokes in groupby(line.owners):
        after = first + len([*strokes])
        number = number_of.get((first, after))
        if number is None:
            return None
        right.append((number, int(line.text[owner])))
        first = after
    return right if len(right) == len(line.text) else None


def _loss(
    weights: NDArray[np.float64], lines: Sequence[Taught]
) -> tuple[float, NDArray[np.float64]]:
    """The mean of how unlikely the right chains are, and its slope."""
    loss, slope = 0.0, np.zeros_like(weights)
    for line in lines:
        scores = line.features @ weights
        shares, mass = _shares(scores, line)
        loss += mass - sum(scores[number, digit] for number, digit in line.chain)
        slope += np.einsum("gd,gdf->f", shares, line.features)
        slope -= sum(line.features[number, digit] for number, digit in line.chain)
    count = len(lines)
    return (
        loss / count + PENALTY * float(weights @ weights),
        slope / count + 2 * PENALTY * weights,
    )


def _shares(scores: NDArray[np.float64], line: Taught) -> tuple[NDArray[np.float64], float]:
    """How likely each group is in the chain as each digit, (G, 10); the logarithm of the sum."""
    of_group = np.logaddexp.reduce(scores, axis=1)
    forward = np.full(line.pieces + 1, -np.inf)
    backward = np.full(line.pieces + 1, -np.inf)
    forward[0] = backward[-1] = 0
    ordered = [*enumerate(line.groups)]
    for number, (first, after) in sorted(ordered, key=lambda one: one[1][0]):
        forward[after] = np.logaddexp(forward[after], forward[first] + of_group[number])
    for number, (first, after) in sorted(ordered, key=lambda one: -one[1][1]):
        backward[first] = np.logaddexp(backward[first], backward[after] + of_group[number])
    around = np.array([forward[first] + backward[after] for first, after in line.groups])
    mass = float(forward[-1])
    return np.exp(around[:, np.newaxis] + scores - mass), mass
