"""Batches of lines, drawn anew for every epoch by a process of their own while the last trains."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from trainer.strips.config import StripConfig
from trainer.strips.example import Example, Target, batch_of

WIDTHS = 32
"""Pixels: the batches' widths are multiples, for each width costs its own start."""

Batch = tuple[NDArray[np.uint8], Target]


class Source(Protocol):
    """What gives lines to learn from."""

    def example(self, generator: np.random.Generator) -> Example:
        """Another line."""


Open = Callable[[], Source]
"""Opens a source: it is called in the process that draws, and has to be pickled to get there."""

_source: Source


def batches(config: StripConfig, open_source: Open, first_epoch: int) -> Iterator[Batch]:
    """Batches without end; each epoch's follow from the seed and its number."""
    spawn = get_context("spawn")  # a forked process hangs in TensorFlow
    with ProcessPoolExecutor(1, spawn, _open, (open_source,)) as process:
        epoch = first_epoch
        coming = process.submit(_draw, config, epoch)
        while True:
            examples = coming.result()
            epoch += 1
            coming = process.submit(_draw, config, epoch)
            yield from _batches_of(examples, config.batch_size, np.random.default_rng(epoch))


def validation_batches(config: StripConfig, source: Source) -> list[Batch]:
    """The same few lines each time."""
    examples = some_examples(source, config.validation_lines, config.seed)
    return [*_batches_of(examples, config.batch_size, np.random.default_rng(config.seed))]


def some_examples(source: Source, count: int, seed: int = 0) -> list[Example]:
    """So many lines, the same each time."""
    generator = np.random.default_rng(seed)
    return [source.example(generator) for _ in range(count)]


def _open(open_source: Open) -> None:
    global _source  # of the drawing process, which has nothing else to keep
    _source = open_source()


def _draw(config: StripConfig, epoch: int) -> list[Example]:
    generator = np.random.default_rng((config.seed, epoch))
    return [_source.example(generator) for _ in range(config.lines)]


def _batches_of(
    examples: Sequence[Example], size: int, generator: np.random.Generator
) -> Iterator[Batch]:
    """Lines of about one length in each batch, in any order."""
    ordered = sorted(examples, key=lambda one: one.strip.shape[1])
    for start in generator.permutation(len(ordered) // size) * size:
        strips, targets = batch_of(ordered[start : start + size])
        missing = -strips.shape[2] % WIDTHS
        yield np.pad(strips, ((0, 0), (0, 0), (0, missing), (0, 0))), targets
