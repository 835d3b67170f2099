"""Which of a model's networks reads fastest on this machine, where it has more than one.

That depends on the processor: int8 takes a third of float's time or less where there are
instructions that multiply and add int8 (AVX-512 VNNI, say), and about as long where there are none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from time import perf_counter

from digits.bundle import Bundle
from digits.litert import LiteRTModel
from digits.recognizer import BLANK

FASTEST = "auto"
"""Of a model's networks the one that reads fastest here, by name."""

BUDGET_S = 0.02
"""How long the networks take turns for, at most: a server waits for it as it starts."""

FEWEST_TURNS = 3
"""For a machine that reads only one digit in that time, or does something else meanwhile."""

PLAINLY = 0.5
"""They take the fewest turns where one takes less than this share of another's time."""

CLEARLY = 0.95
"""int8 is faster if it takes at most this share of float's time.

Otherwise float reads: temperature and threshold were fitted to it.
"""


@dataclass(frozen=True)
class Choice:
    """A model's network, and in milliseconds how long each took to read a digit.

    `ms` is by network, and empty where there was nothing to choose from.
    """

    bundle: Bundle
    ms: dict[str, float]


def fastest(bundles: Sequence[Bundle]) -> Choice:
    """Choose between a model's networks, one at least; raises `RecognizerUnavailable`."""
    bundle_of = {bundle.network: bundle for bundle in bundles}
    if len(bundle_of) == 1:
        return Choice(bundles[0], {})
    ms = _least_ms({name: LiteRTModel(one.model, threads=1) for name, one in bundle_of.items()})
    is_int8 = ms["int8"] <= CLEARLY * ms["float"]
    return Choice(bundle_of["int8" if is_int8 else "float"], ms)


def _least_ms(models: dict[str, LiteRTModel]) -> dict[str, float]:
    """How long each reads a digit at its fastest: whatever else the machine does only adds to it.

    They take turns digit by digit, so that each finds the caches as another's work left them.
    """
    for model in models.values():
        _read_digit(model)  # the slow first time
    least = dict.fromkeys(models, inf)
    turns, end = 0, perf_counter() + BUDGET_S
    while turns < FEWEST_TURNS or (perf_counter() < end and not _is_plain(least)):
        turns += 1
        for name, model in models.items():
            least[name] = min(least[name], _read_digit(model))
    return least


def _is_plain(ms: dict[str, float]) -> bool:
    """Is one so much faster that nothing would be learned from more turns?"""
    return min(ms.values()) < PLAINLY * max(ms.values())


def _read_digit(model: LiteRTModel) -> float:
    """Let a network read once; how many milliseconds that took."""
    started = perf_counter()
    model.run(BLANK)
    return (perf_counter() - started) * 1e3
