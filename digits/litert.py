"""A LiteRT model that many threads may run at once."""

import os
import threading
from collections import deque

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray

CHUNK = 8
"""Inputs of a batch that run at once: more are no faster, and from 64 slower and far larger."""

Tensor = NDArray[np.float32]


class RecognizerUnavailable(RuntimeError):
    """The model is there but cannot be run just now, for want of memory, say."""


class LiteRTModel:
    """A model file's bytes, and its interpreters: LiteRT's own are not safe to share.

    There are as many as there ever were calls at once, each with one arithmetic thread, and
    one for batches, with a thread for each core. A process that forks does so before its first
    batch: threads do not survive it.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._idle: deque[Interpreter] = deque()
        self._of_batches: Interpreter | None = None
        self._batch = threading.Lock()

    def run(self, inputs: Tensor) -> list[Tensor]:
        """Every output for inputs, float32 (N, ...), N >= 1; raises `RecognizerUnavailable`."""
        return self._run_one(inputs) if len(inputs) == 1 else self._run_batch(inputs)

    def _run_one(self, inputs: Tensor) -> list[Tensor]:
        try:
            interpreter = self._idle.pop()
        except IndexError:
            interpreter = _open_interpreter(self._content, inputs.shape, threads=1)
        try:
            return _invoke(interpreter, inputs)
        finally:
            self._idle.append(interpreter)

    def _run_batch(self, inputs: Tensor) -> list[Tensor]:
        shape = (CHUNK, *inputs.shape[1:])
        padded = np.zeros((-(-len(inputs) // CHUNK) * CHUNK, *shape[1:]), np.float32)
        padded[: len(inputs)] = inputs
        with self._batch:
            if self._of_batches is None:
                self._of_batches = _open_interpreter(self._content, shape, threads=_cores())
            chunks = [_invoke(self._of_batches, chunk) for chunk in padded.reshape(-1, *shape)]
        return [np.concatenate(outputs)[: len(inputs)] for outputs in zip(*chunks, strict=True)]


def _open_interpreter(content: bytes, shape: tuple[int, ...], threads: int) -> Interpreter:
    try:
        interpreter = Interpreter(model_content=content, num_threads=threads)
        interpreter.resize_tensor_input(interpreter.get_input_details()[0]["index"], shape)
        interpreter.allocate_tensors()
    except (ValueError, RuntimeError, MemoryError) as error:
        raise RecognizerUnavailable(f"expected LiteRT to open the model, got {error}") from None
    return interpreter


def _invoke(interpreter: Interpreter, inputs: Tensor) -> list[Tensor]:
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], inputs)
    interpreter.invoke()
    return [interpreter.get_tensor(output["index"]) for output in interpreter.get_output_details()]


def _cores() -> int:
    """Those that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
