import os
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from digits import litert
from digits.bundle import read_bundle
from digits.litert import CHUNK, LiteRTModel, RecognizerUnavailable

THREADS = 3


@pytest.fixture(scope="module")
def content(saved_model):
    return read_bundle(saved_model).model


@pytest.fixture(scope="module")
def inputs():
    return np.random.default_rng(0).integers(0, 256, (37, 28, 28, 1)).astype(np.float32)


@pytest.fixture
def opened(monkeypatch):
    """The options of every interpreter that is opened during the test."""
    opened = []
    interpreter = litert.Interpreter

    def open_one(**options):
        opened.append(options)
        return interpreter(**options)

    monkeypatch.setattr(litert, "Interpreter", open_one)
    return opened


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("count", [2, CHUNK, CHUNK + 1, 37])
def test_a_batch_gives_exactly_what_its_inputs_give_alone(content, inputs, threads, count):
    model = LiteRTModel(content, threads)
    alone = np.concatenate([model.run(one[np.newaxis])[0] for one in inputs[:count]])
    assert np.array_equal(model.run(inputs[:count])[0], alone)


def test_many_batches_at_once_give_what_each_gives_alone(content, inputs):
    model = LiteRTModel(content, THREADS)
    counts = [2 + number % 36 for number in range(60)]
    expected = [model.run(inputs[:count])[0] for count in counts]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda count: model.run(inputs[:count])[0], counts))
    assert all(map(np.array_equal, found, expected))


def test_a_batch_does_not_wait_for_another_that_takes_long(content, inputs, monkeypatch):
    model = LiteRTModel(content, THREADS)
    invoke, slow, ended = litert._invoke, threading.Event(), threading.Event()

    def invoke_slowly(interpreter, chunk):
        if chunk.min() < 0:
            slow.set()
            assert ended.wait(60)
        return invoke(interpreter, chunk)

    monkeypatch.setattr(litert, "_invoke", invoke_slowly)
    with ThreadPoolExecutor(1) as thread:
        long = thread.submit(model.run, np.full((37, 28, 28, 1), -1, np.float32))
        assert slow.wait(60)
        model.run(inputs)
        assert not long.done()
        ended.set()
        assert len(long.result()[0]) == 37


def test_neither_new_threads_nor_new_sizes_of_batches_open_new_interpreters(
    content, inputs, opened
):
    model = LiteRTModel(content, threads=1)
    for count in range(1, 30):
        with ThreadPoolExecutor(1) as thread:
            thread.submit(model.run, inputs[:count]).result()
    assert len(opened) == 2


def test_a_batch_takes_no_more_interpreters_than_threads_of_one_core_each(content, inputs, opened):
    model = LiteRTModel(content, THREADS)
    for _ in range(20):
        model.run(inputs)
    assert 1 <= len(opened) <= THREADS
    assert all(options["num_threads"] == 1 for options in opened)


def test_an_opened_model_has_no_threads_before_its_first_batch(content, inputs):
    before = set(threading.enumerate())  # another test's may end meanwhile
    LiteRTModel(content, THREADS).run(inputs[:1])
    assert set(threading.enumerate()) <= before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no processes")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_process_that_forked_before_its_first_batch_reads_batches(content, inputs):
    model = LiteRTModel(content, THREADS)
    model.run(inputs[:1])
    child = os.fork()
    if child == 0:
        os._exit(0 if len(model.run(inputs)[0]) == len(inputs) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_fault_in_a_batch_is_told_and_the_model_reads_on(content, inputs, monkeypatch):
    model = LiteRTModel(content, THREADS)
    with monkeypatch.context() as patch:
        patch.setattr(litert, "_open_interpreter", _refuse)
        with pytest.raises(RecognizerUnavailable, match="no memory"):
            model.run(inputs)
    assert len(model.run(inputs)[0]) == len(inputs)


def test_inputs_that_a_model_does_not_take_are_told_in_one_line(content, inputs):
    model = LiteRTModel(content)
    model.run(inputs[:1])
    with pytest.raises(RecognizerUnavailable, match=r"^expected LiteRT to run the model, got"):
        model.run(inputs[:1, :7])


def _refuse(content, shape):
    raise RecognizerUnavailable("expected LiteRT to open the model, got no memory")
