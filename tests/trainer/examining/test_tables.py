from testing.reports import sample_report, without_pen
from trainer.examining.tables import as_text


def test_the_tables_have_everything_that_was_measured():
    text = as_text(sample_report().metrics, gates=())
    assert "MNIST's 100 test images: accuracy 97.00%" in text
    assert "fog 90.0%, zigzag 80.0%" in text
    assert "calibration error on pen strokes, 15 bins: 3.00% before, 2.00% after" in text
    rows = [line.split() for line in text.splitlines()]
    assert ["pendigits", "200", "99.00%", "98.50%"] in rows
    assert ["capitals", "50", "0.9000", "10.00%", "5.00%"] in rows


def test_without_pen_strokes_the_tables_are_mnists_alone():
    text = as_text(without_pen(sample_report()).metrics)
    assert "pen strokes" not in text
    assert "mnist-accuracy" in text
    assert "FAILED" in text
