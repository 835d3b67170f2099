import pickle
import re
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import msgspec
import numpy as np
import pytest

from digits.bundle import BundleError, FeaturesUnusable, LabelsMismatch, read_bundle
from digits.ink import ink_from_bytes
from digits.litert import RecognizerUnavailable
from digits.recognizer import Recognizer
from testing.pictures import as_file, digit_picture

BLANK = np.zeros((280, 280), np.float32)


def drawn(digit):
    return ink_from_bytes(as_file(digit_picture(digit)))


def bundle_with(saved_model, **changes):
    """The shipped model, with something else in its manifest."""
    bundle = read_bundle(saved_model)
    return replace(bundle, manifest=msgspec.structs.replace(bundle.manifest, **changes))


@pytest.mark.parametrize("digit", range(10))
def test_a_drawn_digit_is_read(recognizer, digit):
    prediction = recognizer.predict(drawn(digit))
    assert prediction.digit == digit
    assert prediction.rejected is None


def test_probabilities_are_calibrated_float32_that_sum_to_1(recognizer):
    prediction = recognizer.predict(drawn(3))
    assert prediction.probabilities.shape == (10,)
    assert prediction.probabilities.dtype == np.float32
    assert prediction.probabilities.sum() == pytest.approx(1, abs=1e-6)
    assert prediction.confidence == prediction.probabilities.max()


def test_a_blank_is_turned_down_with_no_probability_at_all(recognizer):
    prediction = recognizer.predict(BLANK)
    assert (prediction.digit, prediction.rejected) == (None, "blank")
    assert prediction.image is None
    assert not prediction.probabilities.any()


@pytest.mark.parametrize("radius", [6, 12, 40])
def test_a_dot_is_turned_down_before_the_network(recognizer, radius):
    down, across = np.indices((280, 280)) - 140
    prediction = recognizer.predict((np.hypot(down, across) < radius).astype(np.float32))
    assert (prediction.digit, prediction.rejected) == (None, "not_a_digit")
    assert np.allclose(prediction.probabilities, 0.1)


def test_confidence_under_the_threshold_is_no_digit(saved_model):
    strict = Recognizer(bundle_with(saved_model, temperature=4.0, rejection_threshold=1.0))
    prediction = strict.predict(drawn(3))
    assert (prediction.digit, prediction.rejected) == (None, "not_a_digit")
    assert prediction.probabilities.argmax() == 3


def test_a_higher_temperature_is_less_sure_of_the_same_digit(saved_model):
    cool = Recognizer(bundle_with(saved_model, temperature=1.0)).predict(drawn(3))
    warm = Recognizer(bundle_with(saved_model, temperature=4.0)).predict(drawn(3))
    assert warm.probabilities.argmax() == cool.probabilities.argmax()
    assert warm.confidence < cool.confidence


def test_a_batch_gives_what_its_images_give_alone(recognizer):
    images = np.stack([recognizer.predict(drawn(digit)).image for digit in range(10)])
    alone = np.concatenate([recognizer.probabilities(image[np.newaxis]) for image in images])
    assert np.allclose(recognizer.probabilities(images), alone, atol=1e-6)


def test_drawings_read_together_are_read_as_each_alone(recognizer):
    dot = np.zeros((280, 280), np.float32)
    dot[130:150, 130:150] = 1
    inks = [drawn(7), BLANK, drawn(3)[:200], dot, *map(drawn, range(10))]
    together, alone = recognizer.predict_many(inks), [recognizer.predict(ink) for ink in inks]
    for a, b in zip(together, alone, strict=True):
        assert (a.digit, a.rejected) == (b.digit, b.rejected)
        assert np.allclose(a.probabilities, b.probabilities, atol=1e-6)


def test_no_drawings_give_no_predictions(recognizer):
    assert recognizer.predict_many([]) == []


def test_many_threads_get_what_one_gets(recognizer):
    inks = [drawn(digit) for digit in range(10)] * 20
    expected = [recognizer.predict(ink).probabilities for ink in inks]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda ink: recognizer.predict(ink).probabilities, inks))
    assert np.array_equal(found, expected)


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(BundleError):
        Recognizer.open(tmp_path)


@pytest.mark.parametrize("labels", ["012345678", "0123456789A"])
def test_labels_that_are_not_as_many_as_the_networks_outputs_are_refused(saved_model, labels):
    bundle = bundle_with(saved_model, labels=tuple(labels))
    expected = (
        f"expected a network with an output for each of {len(labels)} labels and one for "
        f"whether it is any of them, got [(1, 10), (1, 1)]"
    )
    with pytest.raises(LabelsMismatch, match=re.escape(expected)):
        Recognizer(bundle)


def test_a_second_answer_that_the_manifest_does_not_know_is_refused(saved_model):
    bundle = bundle_with(saved_model, digit_at_all=None)
    with pytest.raises(LabelsMismatch, match=r"for each of 10 labels, got \[\(1, 10\), \(1, 1\)\]"):
        Recognizer(bundle)


def test_a_model_that_ends_in_something_else_than_probabilities_is_refused(saved_model):
    bundle = read_bundle(saved_model)
    with pytest.raises(LabelsMismatch, match=r"for each of 10 labels .*, got \[\(1, .*\)\]"):
        Recognizer(replace(bundle, model=bundle.features))


@pytest.mark.parametrize(
    ("features", "expected"),
    [
        (lambda bundle: b"no flatbuffer", "expected LiteRT to open the model, got"),
        (lambda bundle: bundle.features[:-1000], "expected LiteRT to open the model, got"),
        (lambda bundle: bundle.model, "expected square maps of each stage, .*, got "),
    ],
    ids=["no model", "half of one", "another model"],
)
def test_features_that_could_not_be_shown_are_refused_in_one_line(saved_model, features, expected):
    bundle = read_bundle(saved_model)
    with pytest.raises(FeaturesUnusable) as refused:
        Recognizer(replace(bundle, features=features(bundle)))
    assert re.fullmatch(rf"features\.tflite: {expected}.+", str(refused.value))


def test_a_model_without_features_is_opened(saved_model):
    recognizer = Recognizer(replace(read_bundle(saved_model), features=None))
    assert recognizer.features(recognizer.predict(drawn(3)).image) == []


def test_a_pickled_recognizer_reads_the_same(recognizer):
    again = pickle.loads(pickle.dumps(recognizer))
    assert again.bundle == recognizer.bundle
    assert np.array_equal(
        again.predict(drawn(3)).probabilities, recognizer.predict(drawn(3)).probabilities
    )


def test_a_recognizer_reads_in_processes_that_are_spawned(saved_model):
    recognizer = Recognizer.open(saved_model, "int8", threads=1)
    inks = [drawn(digit) for digit in range(10)]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as processes:
        read = processes.submit(recognizer.predict_many, inks).result()
    assert [prediction.digit for prediction in read] == list(range(10))


def test_a_model_that_litert_cannot_open_is_refused(saved_model):
    with pytest.raises(RecognizerUnavailable, match="expected LiteRT to open the model"):
        Recognizer(replace(read_bundle(saved_model), model=b"no flatbuffer"))
