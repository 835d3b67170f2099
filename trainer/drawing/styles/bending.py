"""Ways of writing a digit that lead its writer's own strokes elsewhere.

All lengths are in parts of the drawing's height. A drawing that cannot be written that way, most
often because it has more strokes, stays as it is.
"""

import numpy as np

from trainer.drawing.styles.adding import Strokes, line

FEWEST = 12
"""Points of a stroke that is long enough to be led elsewhere."""

AROUND = 10
"""How many points a loop or a hook has."""


def beheaded(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 7 whose head is a stroke of its own, which need not touch the stem."""
    if len(strokes) > 1 or len(strokes[0]) < 6:
        return strokes
    (seven,) = strokes
    corner = int((seven[:, 0] - seven[:, 1]).argmax())
    if not 2 <= corner <= len(seven) - 3:
        return strokes
    apart = rng.normal(0, 0.05, 2) * np.ptp(seven[:, 1])
    return [seven[: corner + 1], (seven[corner:] + apart).astype(np.float32)]


def closed(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 3 whose beginning or end comes back to its waist, not always all the way."""
    if not _is_one_line(strokes):
        return strokes
    (three,) = strokes
    count = len(three)
    middle = three[count // 4 : -count // 4]
    waist = middle[middle[:, 0].argmin()]
    reach = rng.uniform(0.3, 0.7)
    if rng.uniform() < 0.5:
        return [np.concatenate([line(three[0] + reach * (waist - three[0]), three[0]), three])]
    return [np.concatenate([three, line(three[-1], three[-1] + reach * (waist - three[-1]))])]


def hooked(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 9 whose tail curls to the left and up, as that of a g does."""
    last = strokes[-1]
    points = np.concatenate(strokes)
    height = np.ptp(points[:, 1])
    if last[-1, 1] < points[:, 1].max() - 0.15 * height:
        return strokes
    size = rng.uniform([0.15, 0.06], [0.35, 0.18]) * height
    angles = np.linspace(0, rng.uniform(0.4, 1.1) * np.pi, AROUND)
    curl = last[-1] + size * np.column_stack([np.cos(angles) - 1, np.sin(angles)])
    return [*strokes[:-1], np.concatenate([last, curl]).astype(np.float32)]


def looped(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 2 with a loop where its stem meets its base."""
    if not _is_one_line(strokes):
        return strokes
    (two,) = strokes
    corner = int((two[:, 1] - two[:, 0]).argmax())
    size = rng.uniform([0.06, 0.05], [0.18, 0.14]) * np.ptp(two[:, 1])
    angles = np.linspace(0.5, 2.5, AROUND) * np.pi
    around = np.column_stack([np.cos(angles), np.sin(angles) - 1])
    loop = (two[corner] + size * around).astype(np.float32)
    return [np.concatenate([two[:corner], loop, two[corner + 1 :]])]


def loose_hat(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 5 whose hat lies off its body."""
    if len(strokes) != 2:
        return strokes
    height = np.ptp(np.concatenate(strokes)[:, 1])
    hat = int(np.argmin([np.ptp(stroke[:, 1]) for stroke in strokes]))
    apart = np.array([rng.uniform(-0.05, 0.2), rng.uniform(-0.2, 0.05)]) * height
    return [
        (stroke + apart).astype(np.float32) if number == hat else stroke
        for number, stroke in enumerate(strokes)
    ]


def open_at_the_top(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """An 8 that ends before it has come back to where it began."""
    if not _is_one_line(strokes):
        return strokes
    count = len(strokes[0])
    first, last = (rng.uniform(0, [0.06, 0.14]) * count).astype(int)
    return [strokes[0][first : count - last]]


def overshooting(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 0 or 6 whose end bends on beyond where its ring closes."""
    *others, last = strokes
    count = int(len(last) * rng.uniform(0.05, 0.2))
    if len(last) < FEWEST or count < 1:
        return strokes
    steps = np.diff(last[-5:].astype(np.float64), axis=0) @ [1, 1j]
    turn = np.exp(1j * np.angle(steps[-1] * np.conj(steps[0])) / (len(steps) - 1))
    onward = np.cumsum(steps[-1] * turn ** np.arange(1, count + 1))
    beyond = last[-1] + np.column_stack([onward.real, onward.imag])
    return [*others, np.concatenate([last, beyond]).astype(np.float32)]


def pointed(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 4 of two strokes that begins where its stem does, or nearly, so that it is closed."""
    if len(strokes) != 2 or len(strokes[0]) < 6:
        return strokes
    angle, stem = strokes
    corner = int((angle[:, 1] - angle[:, 0]).argmax())
    if corner < 3 or np.ptp(stem[:, 1]) < np.ptp(angle[:, 1]) / 2:
        return strokes
    top = stem[stem[:, 1].argmin()] + rng.normal(0, 0.03, 2) * np.ptp(stem[:, 1])
    # Straight, for what is round there is a 9.
    return [np.concatenate([line(top, angle[corner]), angle[corner + 1 :]]), stem]


def straightened(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """A 9 whose stem is a straight line from the right of its ring."""
    if not _is_one_line(strokes):
        return strokes
    (nine,) = strokes
    half = len(nine) // 2
    right = half + int(nine[half:, 0].argmax())
    end = nine[-1] + [rng.uniform(-0.1, 0.25) * np.ptp(nine[:, 1]), 0]
    return [np.concatenate([nine[:right], line(nine[right], end)])]


def _is_one_line(strokes: Strokes) -> bool:
    return len(strokes) == 1 and len(strokes[0]) >= FEWEST
