"""What was measured of numbers, as a table for the terminal."""

from collections.abc import Mapping

from trainer.examining.numbers import NumberMetrics


def as_text(metrics: Mapping[str, NumberMetrics]) -> str:
    """A row for each kind of line, by its name."""
    head = f"{'numbers':<24}{'lines':>7}{'right':>9}{'wrong':>9}{'turned down':>13}"
    rows = (
        f"{name:<24}{one.count:>7,}{one.right:>9.1%}{one.wrong:>9.1%}{one.turned_down:>13.1%}"
        for name, one in metrics.items()
    )
    return "\n".join([head, *rows])
