import keras
import numpy as np
import pytest

from digits.bundle import SHIPPED
from digits.manifest import NETWORK
from digits.strips import COLUMN_WIDTH, HEIGHT, MARKS, SIDES
from trainer.drawing.lines import line_of
from trainer.strips.drawing import draw_line
from trainer.strips.network import begin_with_digits, build_strip_network


@pytest.fixture(scope="module")
def network():
    """A strip network before any training, with the shipped digit network's weights."""
    network = build_strip_network(0.0)
    begin_with_digits(network, keras.models.load_model(SHIPPED / NETWORK))
    return network


@pytest.mark.parametrize("width", [32, 64])
def test_it_answers_at_every_second_pixel(network, width):
    answers = network(np.zeros((2, HEIGHT, width, 1), np.float32))
    assert answers.shape == (2, width // COLUMN_WIDTH, MARKS + SIDES)


def test_it_begins_by_reading_what_the_digit_network_reads_in_each_place(network, writers):
    generator = np.random.default_rng(1)
    hand = writers.digits[0]
    read = []
    for digit in range(10):
        line = line_of([hand[str(digit)][0]], [""], "apart", generator)
        example = draw_line(line, generator)
        strip = np.pad(example.strip, ((0, 0), (16, 16 + example.strip.shape[1] % 2)))
        answers = np.asarray(network(strip[np.newaxis, ..., np.newaxis].astype(np.float32)))[0]
        left, _, right, _ = example.boxes[0]
        middle = int((left + right) / 2 + 16) // COLUMN_WIDTH
        read.append(answers[middle, :10].argmax() == digit)
    assert sum(read) >= 8
