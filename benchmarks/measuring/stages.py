"""The stages of one prediction, in process, beside Keras's own."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # before TensorFlow reads it

import json
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import chain
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits
from werkzeug.test import EnvironBuilder

from benchmarks.browser.canvases import canvas_data_urls, png_of
from benchmarks.contenders.contenders import DIGITPAD, KERAS_MODEL, KERAS_PREDICT
from benchmarks.figures import Figure, Rounds, by_key, single, summary_of
from benchmarks.measuring.plan import Plan
from benchmarks.measuring.timing import Call, times_of
from digits.bundle import read_bundles
from digits.fastest import fastest
from digits.ink import Ink, ink_from_bytes
from digits.litert import LiteRTModel
from digits.normalize import normalize
from digits.picture_file import Limits
from digits.recognizer import Prediction, Recognizer
from testing.pictures import as_file, digit_picture
from testing.servers import ROOT
from webapp import create_app
from webapp.api.predictions import predict

SAVED_MODEL = ROOT / "saved_model"

ADDRESS = "/api/v1/predictions"

SIDES = (100, 280, 560, 1000, 2000, 4000)
"""Of canvases, in px."""

SNAPSHOT_SIDE = 140
"""Of what the page sends, in px."""

BATCHES = (1, 4, 16, 64, 256, 1024)

NO_LIMITS = Limits(bytes=2**30, pixels=2**30)

WHOLE = "decode, normalize and classify"

CLASSIFY, READ = "classify", "classify and calibrate"

Calls = Iterator[tuple[tuple[str, str], Call]]
"""Calls by what they measure and whose they are."""


def measure(plan: Plan) -> list[Figure]:
    """Milliseconds a call, and digits a second of batches; all take turns, round by round."""
    threadpool_limits(1, user_api="blas")  # as the server has it
    recognizers = _recognizers()
    recognizer = recognizers[DIGITPAD.name]
    network = keras.models.load_model(ROOT / KERAS_MODEL)
    canvases = canvas_data_urls({SNAPSHOT_SIDE, *SIDES})
    one_by_one = dict(
        chain(
            _of_canvases(recognizer, {side: png_of(canvases[side]) for side in SIDES}),
            _of_one_image(recognizers, network),
            _of_one_request(recognizer, canvases[SNAPSHOT_SIDE]),
        )
    )
    batches = {size: dict(_of_batch(recognizers, network, size)) for size in BATCHES}
    rounds = Rounds()
    for _ in range(plan.stage_rounds):
        for (what, who), call in one_by_one.items():
            rounds.add(what, who, "ms", summary_of(times_of(call, plan.stage_s)))
        for size, calls in batches.items():
            for (what, who), call in calls.items():
                median_ms = summary_of(times_of(call, plan.stage_s))["p50"]
                rounds.add(what, who, "digits/s", single(size / median_ms * 1e3))
    return [*rounds.figures, _calibration(rounds.figures)]


def _of_canvases(recognizer: Recognizer, pngs: dict[int, bytes]) -> Calls:
    for side, png in pngs.items():
        ink = ink_from_bytes(png, NO_LIMITS)
        canvas = f"{side} px canvas"
        yield (f"decode, {canvas}", DIGITPAD.name), partial(ink_from_bytes, png, NO_LIMITS)
        yield (f"normalize, {canvas}", DIGITPAD.name), partial(normalize, ink)
        yield (f"{WHOLE}, {canvas}", DIGITPAD.name), partial(_read, recognizer, png)


def _read(recognizer: Recognizer, png: bytes) -> Prediction:
    return recognizer.predict(ink_from_bytes(png, NO_LIMITS))


def _of_one_image(recognizers: dict[str, Recognizer], network: keras.Model) -> Calls:
    image = _images(1)
    inputs = image[..., np.newaxis].astype(np.float32)
    for who, recognizer in recognizers.items():
        yield (CLASSIFY, who), partial(LiteRTModel(recognizer.bundle.model).run, inputs)
    yield (READ, DIGITPAD.name), partial(recognizers[DIGITPAD.name].probabilities, image)
    yield (CLASSIFY, KERAS_PREDICT), partial(network.predict, inputs, verbose=0)
    yield (CLASSIFY, "Keras, model(inputs)"), partial(network, inputs, training=False)


def _recognizers() -> dict[str, Recognizer]:
    """By whose they are: the network with which the server reads here, and others by their name."""
    bundles = read_bundles(SAVED_MODEL)
    served = fastest(bundles).bundle
    return {
        DIGITPAD.name if one is served else f"{DIGITPAD.name}, {one.network}": Recognizer(one)
        for one in bundles
    }


def _of_batch(recognizers: dict[str, Recognizer], network: keras.Model, size: int) -> Calls:
    images = _images(size)
    inputs = images[..., np.newaxis].astype(np.float32)
    drawings = [_drawing(digit) for digit in range(10)]
    many = [drawings[i % 10] for i in range(size)]
    what = f"batch of {size:,} digit images"
    for who, recognizer in recognizers.items():
        yield (f"batch of {size:,} drawings", who), partial(recognizer.predict_many, many)
        yield (what, who), partial(recognizer.probabilities, images)
    yield (what, KERAS_PREDICT), partial(network.predict, inputs, verbose=0, batch_size=size)


def _of_one_request(recognizer: Recognizer, data_url: str) -> Calls:
    """A request through Flask, without a server and a socket."""
    app = create_app(recognizer=recognizer)
    body = json.dumps({"image": data_url}).encode()
    environ = EnvironBuilder(
        path=ADDRESS, method="POST", data=body, content_type="application/json"
    ).get_environ()

    def with_body() -> dict[str, Any]:
        return environ | {"wsgi.input": BytesIO(body)}

    with app.request_context(with_body()):
        answer = predict()

    def encode() -> bytes:
        with app.app_context():
            return app.make_response(answer).get_data()

    def respond() -> bytes:
        return b"".join(app.wsgi_app(with_body(), _begin))

    yield ("encode", DIGITPAD.name), encode
    yield ("a request without its server", DIGITPAD.name), respond


def _begin(_status: str, _headers: Any, _error: Any = None) -> Callable[[bytes], object]:
    """WSGI's `start_response`, of a server that sends nothing."""
    return bytes


def _images(count: int) -> NDArray[np.uint8]:
    """Digit images, uint8 (N, 28, 28), of all ten digits in turn."""
    normalized = (normalize(_drawing(digit)) for digit in range(10))
    ten = [image for image in normalized if image is not None]
    return np.stack([ten[i % 10] for i in range(count)])


def _drawing(digit: int) -> Ink:
    picture = digit_picture(digit, SNAPSHOT_SIDE, pen=SNAPSHOT_SIDE // 10)
    return ink_from_bytes(as_file(picture))


def _calibration(figures: list[Figure]) -> Figure:
    """The difference that calibration makes to the bare network, round by round."""
    found = by_key(figures)
    both = found[READ, DIGITPAD.name].rounds
    bare = found[CLASSIFY, DIGITPAD.name].rounds
    added = [single(b["p50"] - a["p50"]) for a, b in zip(bare, both, strict=True)]
    return Figure("calibrate", DIGITPAD.name, "ms", added)
