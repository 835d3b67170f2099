from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from digits.ink import ink_from_bytes
from digits.picture_file import InkError
from digits.together import read_together
from testing.pictures import as_file, digit_picture

FILES = [as_file(digit_picture(4)), b"broken", as_file(digit_picture(7))]


@pytest.mark.parametrize("threads", [0, 2])
def test_each_picture_is_read_as_alone_and_one_that_is_broken_is_its_error(recognizer, threads):
    if threads:
        with ThreadPoolExecutor(threads) as executor:
            four, broken, seven = read_together(recognizer, FILES, ink_from_bytes, executor.map)
    else:
        four, broken, seven = read_together(recognizer, FILES, ink_from_bytes)
    assert (four.prediction.digit, seven.prediction.digit) == (4, 7)
    assert isinstance(broken, InkError)
    alone = recognizer.predict(ink_from_bytes(FILES[0])).probabilities
    assert np.allclose(four.prediction.probabilities, alone, atol=1e-5)
    assert four.decode_ms == seven.decode_ms > 0


def test_where_nothing_can_be_read_there_are_errors_alone(recognizer):
    assert [type(one) for one in read_together(recognizer, [], ink_from_bytes)] == []
    (error,) = read_together(recognizer, [b"broken"], ink_from_bytes)
    assert isinstance(error, InkError)
