"""Training of a network: resumable, repeatable, watched as it goes."""

from collections.abc import Sequence
from pathlib import Path

import keras
import msgspec
import numpy as np

from digits.normalize import SIDE
from trainer.learning.augmentation import build_augmentation
from trainer.learning.callbacks import callbacks_of
from trainer.learning.config import TrainingConfig
from trainer.learning.losses import DigitAccuracy, TwoAnswers
from trainer.learning.mixture import Mixture, batches
from trainer.learning.network import build_network
from trainer.learning.run import Run, TrainingError, claim, finished_network
from trainer.learning.schedule import warmed_cosine


def train(
    config: TrainingConfig,
    mixture: Mixture,
    run: Run,
    watchers: Sequence[keras.callbacks.Callback] = (),
) -> keras.Model:
    """Train a network, resuming from the run's last checkpoint, and leave it in the run's folder.

    `watchers` are called after every epoch is saved, and may end the run by raising.
    Raises `TrainingError` where the folder holds a run of another configuration, and where the
    loss stops being a number; `CheckpointError` where the last checkpoint cannot be read.
    """
    claim(run, config)
    keras.utils.set_random_seed(config.seed)
    network = _network_to_train(config)
    steps = mixture.an_epoch // config.batch_size
    first = run.finished_epochs()
    run.counts.write_bytes(msgspec.json.encode(mixture.counts()))
    _training_model(network, config, steps).fit(
        batches(mixture, config, first),
        steps_per_epoch=steps,
        initial_epoch=first,
        epochs=config.epochs,
        validation_data=(mixture.validation.images[..., np.newaxis], mixture.validation.labels),
        validation_batch_size=500,
        callbacks=[*callbacks_of(run, config), *watchers],
        shuffle=False,
    )
    images = _images_before(config) + config.epochs * steps * config.batch_size
    run.learned_from.write_text(f"{images}\n")
    return _save_float32(network, config, run)


def _network_to_train(config: TrainingConfig) -> keras.Model:
    """A network that computes in the configuration's precision, with the weights to start from."""
    keras.config.set_dtype_policy(config.precision)
    network = build_network(config.dropout)
    keras.config.set_dtype_policy("float32")
    if config.start:
        _begin_as(network, Run(Path(config.start)))
    return network


def _images_before(config: TrainingConfig) -> int:
    """How many images the start had learned from, as far as that is known."""
    told = Run(Path(config.start)).learned_from
    return int(told.read_text()) if config.start and told.exists() else 0


def _begin_as(network: keras.Model, run: Run) -> None:
    try:
        network.set_weights(finished_network(run).get_weights())
    except ValueError as error:
        raise TrainingError(
            f"expected a network in {run.network} that is built as this one is, got another "
            f"({error}): it can be a teacher, and no start"
        ) from None


def _training_model(network: keras.Model, config: TrainingConfig, steps: int) -> keras.Model:
    """The network behind its augmentation, ready to be trained for so many steps an epoch.

    Where there is a teacher, it is asked about the same augmented images, and its answers (N, 11)
    stand beside the network's.
    """
    images = keras.Input((SIDE, SIDE, 1))
    augmented = build_augmentation(config)(images)
    answers = network(augmented)
    if config.teacher:
        taught = _teacher(config)(augmented, training=False)
        answers = keras.layers.Concatenate()([answers, taught])
    model = keras.Model(images, answers)
    model.compile(
        optimizer=_optimizer(config, steps),
        loss=TwoAnswers(config.outlier_weight, config.taught),
        metrics=[DigitAccuracy()],
        jit_compile=False,  # on a CPU, XLA's code for convolutions takes twice as long
    )
    return model


def _teacher(config: TrainingConfig) -> keras.Model:
    """The teacher, whose convolutions compute in the configuration's precision too."""
    network = finished_network(Run(Path(config.teacher)))
    network.trainable = False
    for layer in network.layers[1:]:
        if len(layer.output.shape) == 4:
            layer.dtype_policy = config.precision
    return keras.Model(network.input, network.output, name="teacher")


def _optimizer(config: TrainingConfig, steps: int) -> keras.optimizers.Optimizer:
    schedule = warmed_cosine(config.learning_rate, config.warmup_epochs, config.epochs, steps)
    return keras.optimizers.Adam(
        schedule,
        weight_decay=config.weight_decay,
        use_ema=True,
        ema_momentum=config.weight_average,
    )


def _save_float32(network: keras.Model, config: TrainingConfig, run: Run) -> keras.Model:
    """The same weights in a network that computes in float32 throughout, as it is served."""
    served = build_network(config.dropout)
    served.set_weights(network.get_weights())
    served.save(run.network)
    return served
