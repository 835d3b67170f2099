"""A LiteRT model that many threads may run at once."""

from collections import defaultdict, deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

from digits.cpus import usable_cpus

CHUNK = 4
"""Inputs of a batch that run at once: more are no faster, and harder to share among threads."""

Tensor = NDArray[np.float32]


class RecognizerUnavailable(RuntimeError):
    """The model is there but cannot be run just now, for want of memory, say."""


class LiteRTModel:
    """A model file's bytes, and its interpreters: LiteRT's own are not safe to share.

    Each has one arithmetic thread, and there are as many, for each shape of input, as there ever
    were threads that ran the model at once. A batch is run by the thread that brings it, and by
    those of `threads` - 1 others that are idle, so that none waits for another's. A process that
    forks does so before its first batch: threads do not survive it.
    """

    def __init__(self, content: bytes, threads: int | None = None) -> None:
        """Take a model file's bytes; without `threads` there are as many as usable processors."""
        self._content = content
        self._threads = threads or usable_cpus()
        self._helpers = ThreadPoolExecutor(max(self._threads - 1, 1))  # none before it has work
        self._idle: defaultdict[tuple[int, ...], deque[Interpreter]] = defaultdict(deque)

    def run(self, inputs: Tensor) -> list[Tensor]:
        """Every output for inputs, float32 (N, ...), N >= 1; raises `RecognizerUnavailable`."""
        if len(inputs) == 1:
            with self._interpreter(inputs.shape) as interpreter:
                return _invoke(interpreter, inputs)
        chunks = self._run_all(_chunked(inputs))
        return [np.concatenate(outputs)[: len(inputs)] for outputs in zip(*chunks, strict=True)]

    def _run_all(self, chunks: Tensor) -> list[list[Tensor]]:
        """Every output of each chunk, float32 (chunks, CHUNK, ...)."""
        outputs: list[list[Tensor]] = [[]] * len(chunks)
        pending = deque(range(len(chunks)))

        def work() -> None:
            with self._interpreter(chunks.shape[1:]) as interpreter:
                for number in _taken(pending):
                    outputs[number] = _invoke(interpreter, chunks[number])

        helpers = min(self._threads, len(chunks)) - 1
        helping = [self._helpers.submit(work) for _ in range(helpers)]
        work()
        for helper in helping:
            if not helper.cancel():
                helper.result()
        return outputs

    @contextmanager
    def _interpreter(self, shape: tuple[int, ...]) -> Iterator[Interpreter]:
        """One that nobody else uses meanwhile."""
        idle = self._idle[shape]
        try:
            interpreter = idle.pop()
        except IndexError:
            interpreter = _open_interpreter(self._content, shape)
        try:
            yield interpreter
        finally:
            idle.append(interpreter)


def _chunked(inputs: Tensor) -> Tensor:
    """Inputs (N, ...) as (chunks, CHUNK, ...), filled up with zeros."""
    count = -(-len(inputs) // CHUNK)
    padded = np.zeros((count * CHUNK, *inputs.shape[1:]), np.float32)
    padded[: len(inputs)] = inputs
    return padded.reshape(count, CHUNK, *inputs.shape[1:])


def _taken(pending: deque[int]) -> Iterator[int]:
    """Numbers that no other thread has taken, while there are any."""
    with suppress(IndexError):
        while True:
            yield pending.popleft()


def _open_interpreter(content: bytes, shape: tuple[int, ...]) -> Interpreter:
    with _failure_is_told("open"):
        interpreter = Interpreter(model_content=content, num_threads=1)
        interpreter.resize_tensor_input(interpreter.get_input_details()[0]["index"], shape)
        interpreter.allocate_tensors()
    return interpreter


def _invoke(interpreter: Interpreter, inputs: Tensor) -> list[Tensor]:
    with _failure_is_told("run"):
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], inputs)
        interpreter.invoke()
    return [interpreter.get_tensor(output["index"]) for output in interpreter.get_output_details()]


@contextmanager
def _failure_is_told(what: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, RuntimeError, MemoryError) as error:
        reason = " ".join(str(error).split())
        raise RecognizerUnavailable(f"expected LiteRT to {what} the model, got {reason}") from None
