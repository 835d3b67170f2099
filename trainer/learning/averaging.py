"""The average of two networks' weights: what one forgot as it went on, the other still knows."""

import shutil

import keras

from trainer.learning.network import AT_ALL
from trainer.learning.run import Run, finished_network


def average(grown: Run, earlier: Run, share: float, averaged: Run) -> keras.Model:
    """Average the weights of a run and of the one that it started from, as a run of its own.

    `share` in [0, 1] is the grown network's. What leads to the second answer alone is the grown
    one's, as the earlier network may not have had it. Source: M. Wortsman et al., "Robust
    fine-tuning of zero-shot models" (2022). Raises `TrainingError`.
    """
    networks = [finished_network(run) for run in (grown, earlier)]
    for new, old in zip(*(network.layers for network in networks), strict=True):
        if not new.name.startswith(AT_ALL):
            pairs = zip(new.get_weights(), old.get_weights(), strict=True)
            new.set_weights([share * one + (1 - share) * other for one, other in pairs])
    shutil.copytree(grown.folder, averaged.folder, ignore=shutil.ignore_patterns("checkpoints"))
    networks[0].save(averaged.network)
    return networks[0]
