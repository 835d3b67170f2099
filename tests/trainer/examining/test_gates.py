import pytest

from trainer.examining.gates import GATES, SITE, Gate, gates_for, missed

HIGH = Gate("accuracy", ("mnist_test", "accuracy"), gate=0.9, bar=0.99)
LOW = Gate("error", ("calibration", "after"), gate=0.02, bar=0.01, at_most=True)


@pytest.mark.parametrize(
    ("accuracy", "error", "expected"),
    [
        (0.9, 0.02, []),
        (0.99, 0.001, []),
        (0.89, 0.02, ["accuracy: expected at least 90.00%, got 89.00%"]),
        (0.9, 0.03, ["error: expected at most 2.00%, got 3.00%"]),
    ],
)
def test_each_figure_on_the_wrong_side_is_named(accuracy, error, expected):
    figures = {"mnist_test": {"accuracy": accuracy}, "calibration": {"after": error}}
    assert missed(figures, (HIGH, LOW)) == expected


def test_a_figure_that_was_not_examined_is_not_missed():
    assert missed({"mnist_test": {"accuracy": 0.95}}, (HIGH, LOW)) == []


def test_who_was_taught_mnist_alone_passes_its_gate_alone():
    assert gates_for("mixture") == GATES
    assert [gate.name for gate in gates_for("mnist")] == ["MNIST test"]


def test_no_gate_asks_for_more_than_its_bar():
    for gate in GATES:
        assert gate.holds(gate.bar, gate.gate), gate.name


def test_the_shipped_model_is_through_its_gates(recognizer):
    figures = recognizer.bundle.manifest["metrics"]
    assert [gate.name for gate in GATES if gate.figure(figures) is None] == []
    assert missed(figures) == []


def test_the_shipped_model_reads_a_canvas_at_most_half_a_point_worse_than_a_snapshot(recognizer):
    pen = recognizer.bundle.manifest["metrics"]["pen"]
    for writers in ("UNIPEN, test writers", SITE, "pendigits, test writers"):
        assert pen[writers]["canvas"] >= pen[writers]["snapshot"] - 0.005
