from typing import get_args

import msgspec
import pytest
from msgspec.structs import replace

from digits.report import Metrics
from digits.report_ids import Metric
from testing.reports import sample_report, without_pen
from trainer.examining.gates import GATES, Gate, gates_for, missed

HIGH = Gate("mnist-accuracy", lambda metrics: metrics.mnist.accuracy, gate=0.9, bar=0.99)
LOW = Gate(
    "calibration-error",
    lambda metrics: metrics.pen.snapshot.calibration_error if metrics.pen else None,
    gate=0.02,
    bar=0.01,
    at_most=True,
)


def metrics_with(accuracy, error):
    metrics = sample_report().metrics
    mnist = replace(metrics.mnist, accuracy=accuracy)
    snapshot = replace(metrics.pen.snapshot, calibration_error=error)
    return replace(metrics, mnist=mnist, pen=replace(metrics.pen, snapshot=snapshot))


@pytest.fixture
def shipped(recognizer):
    return msgspec.convert(recognizer.bundle.manifest.metrics, Metrics)


@pytest.mark.parametrize(
    ("accuracy", "error", "expected"),
    [
        (0.9, 0.02, []),
        (0.99, 0.001, []),
        (0.89, 0.02, ["mnist-accuracy: expected at least 90.00%, got 89.00%"]),
        (0.9, 0.03, ["calibration-error: expected at most 2.00%, got 3.00%"]),
    ],
)
def test_each_metric_on_the_wrong_side_is_named(accuracy, error, expected):
    assert missed(metrics_with(accuracy, error), (HIGH, LOW)) == expected


def test_a_metric_that_was_not_examined_is_not_missed():
    metrics = without_pen(sample_report()).metrics
    assert missed(metrics, (HIGH, LOW)) == []
    assert [gate.metric for gate in GATES if gate.value_in(metrics) is not None] == [
        "mnist-accuracy"
    ]


def test_there_is_a_gate_for_each_metric_that_a_report_knows():
    assert [gate.metric for gate in GATES] == list(get_args(Metric))


def test_a_network_of_mnist_alone_has_to_pass_its_gate_alone():
    assert gates_for("mixture") == GATES
    assert [gate.metric for gate in gates_for("mnist")] == ["mnist-accuracy"]


def test_no_gate_asks_for_more_than_its_bar():
    for gate in GATES:
        assert gate.holds(gate.bar, gate.gate), gate.metric


def test_the_shipped_model_is_through_its_gates(shipped):
    assert [gate.metric for gate in GATES if gate.value_in(shipped) is None] == []
    assert missed(shipped) == []


def test_the_shipped_model_reads_a_canvas_at_most_half_a_point_worse_than_a_snapshot(shipped):
    assert set(shipped.pen.test_sets) == {"unipen", "unipen-cross-site", "pendigits"}
    for test_set in shipped.pen.test_sets.values():
        assert test_set.accuracy["canvas"] >= test_set.accuracy["snapshot"] - 0.005
