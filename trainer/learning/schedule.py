"""The learning rate over a run."""

import keras


def warmed_cosine(
    highest: float, warmup_epochs: float, epochs: int, steps: int
) -> keras.optimizers.schedules.LearningRateSchedule:
    """From a hundredth up to the highest within the first epochs, then down to 0 by a cosine.

    An epoch has so many steps.
    """
    warmup = int(warmup_epochs * steps)
    return keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=highest / 100,
        warmup_target=highest,
        warmup_steps=warmup,
        decay_steps=max(epochs * steps - warmup, 1),
    )
