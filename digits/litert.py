"""A LiteRT model that many threads may run at once."""

import threading

import numpy as np
from ai_edge_litert.interpreter import Interpreter
from numpy.typing import NDArray


class RecognizerUnavailable(RuntimeError):
    """The model is there but cannot be run just now, for want of memory, say."""


class LiteRTModel:
    """A model file's bytes, and an interpreter of it for each thread and batch size."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._local = threading.local()

    def run(self, inputs: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """Every output for inputs, float32 (N, ...); raises `RecognizerUnavailable`."""
        interpreter = self._interpreter(inputs.shape)
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], inputs)
        interpreter.invoke()
        details = interpreter.get_output_details()
        return [interpreter.get_tensor(output["index"]) for output in details]

    def _interpreter(self, shape: tuple[int, ...]) -> Interpreter:
        """This thread's interpreter for a shape of input: LiteRT's are not safe to share."""
        if not hasattr(self._local, "of_shape"):
            self._local.of_shape = {}
        of_shape: dict[tuple[int, ...], Interpreter] = self._local.of_shape
        if shape not in of_shape:
            of_shape[shape] = _open_interpreter(self._content, shape)
        return of_shape[shape]


def _open_interpreter(content: bytes, shape: tuple[int, ...]) -> Interpreter:
    try:
        interpreter = Interpreter(model_content=content, num_threads=1)
        interpreter.resize_tensor_input(interpreter.get_input_details()[0]["index"], shape)
        interpreter.allocate_tensors()
    except (ValueError, RuntimeError, MemoryError) as error:
        raise RecognizerUnavailable(f"expected LiteRT to open the model, got {error}") from None
    return interpreter
