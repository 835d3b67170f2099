"""The average of two networks' weights: what one forgot as it went on, the other still knows."""

import shutil

import keras

from trainer.learning.run import Run, finished_network


def average(grown: Run, earlier: Run, share: float, averaged: Run) -> keras.Model:
    """Average the weights of a run and of the one that it started from, as a run of its own.

    `share` in [0, 1] is the grown network's; its youth is the earlier one's. Source: M. Wortsman et
    al., "Robust fine-tuning of zero-shot models" (2022). Raises `TrainingError`.
    """
    network, start = finished_network(grown), finished_network(earlier)
    pairs = zip(network.get_weights(), start.get_weights(), strict=True)
    network.set_weights([share * new + (1 - share) * old for new, old in pairs])
    shutil.copytree(grown.folder, averaged.folder, ignore=shutil.ignore_patterns("checkpoints"))
    network.save(averaged.network)
    if earlier.youth.is_dir():
        shutil.copytree(earlier.youth, averaged.youth, dirs_exist_ok=True)
    return network
