"""Training of a strip network: resumable, watched as it goes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import keras

from digits.manifest import NETWORK
from trainer.learning.callbacks import StopOnNaN
from trainer.learning.checkpoint import Checkpoint
from trainer.learning.run import Run, claim, finished_network
from trainer.learning.schedule import warmed_cosine
from trainer.strips.config import StripConfig
from trainer.strips.losses import StripLoss
from trainer.strips.network import begin_with_digits, build_strip_network
from trainer.strips.supply import Batch, Open, batches


def train(
    config: StripConfig, open_source: Open, validation: Sequence[Batch], run: Run
) -> keras.Model:
    """Train a network on a source's lines, resuming from the run's last checkpoint.

    Raises `TrainingError` where the run's folder holds one of another configuration, and where
    the loss stops being a number; `CheckpointError`.
    """
    claim(run, config)
    keras.utils.set_random_seed(config.seed)
    network = _network_to_train(config)
    steps = config.lines // config.batch_size
    first = run.finished_epochs()
    network.compile(_optimizer(config, steps), StripLoss(), jit_compile=False)
    network.fit(
        batches(config, open_source, first),
        steps_per_epoch=steps,
        initial_epoch=first,
        epochs=config.epochs,
        validation_data=_over_and_over(validation),
        validation_steps=len(validation),
        callbacks=[
            keras.callbacks.SwapEMAWeights(),
            StopOnNaN(),
            keras.callbacks.CSVLogger(run.history, append=True),
            Checkpoint(run.checkpoints),
        ],
        shuffle=False,
        verbose=2,
    )
    return _save_float32(network, run)


def _over_and_over(batches: Sequence[Batch]) -> Iterator[Batch]:
    while True:
        yield from batches


def _network_to_train(config: StripConfig) -> keras.Model:
    keras.config.set_dtype_policy(config.precision)
    network = build_strip_network(config.dropout)
    keras.config.set_dtype_policy("float32")
    if config.start:
        network.set_weights(finished_network(Run(Path(config.start))).get_weights())
    else:
        begin_with_digits(network, keras.models.load_model(Path(config.model) / NETWORK))
    return network


def _optimizer(config: StripConfig, steps: int) -> keras.optimizers.Optimizer:
    schedule = warmed_cosine(config.learning_rate, config.warmup_epochs, config.epochs, steps)
    return keras.optimizers.AdamW(
        schedule,
        weight_decay=config.weight_decay,
        use_ema=True,
        ema_momentum=config.weight_average,
        clipnorm=5.0,
    )


def _save_float32(network: keras.Model, run: Run) -> keras.Model:
    """The same weights in a network that computes in float32 throughout, as it is served."""
    served = build_strip_network(0)
    served.set_weights(network.get_weights())
    served.save(run.network)
    return served
