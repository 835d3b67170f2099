"""How often and how long each thing is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Times are in seconds."""

    rounds: int = 2
    stage_rounds: int = 7
    stage_s: float = 0.1
    load_s: int = 3
    strokes: int = 15
    long_stroke_s: float = 20
    traced_strokes: int = 4
    starts: int = 5
    predictions: int = 10_000
    predictions_of_peers: int = 200


FULL = Plan()

QUICK = Plan(
    rounds=1,
    stage_rounds=2,
    stage_s=0.02,
    load_s=1,
    strokes=3,
    long_stroke_s=2,
    traced_strokes=1,
    starts=1,
    predictions=2000,
    predictions_of_peers=20,
)
