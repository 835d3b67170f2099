import json

import pytest

from digits.report import FOLDER, REPORT, ReportError, read_report, save_report
from testing.reports import sample_report, without_pen


@pytest.fixture
def model(tmp_path):
    """A model's folder with a report."""
    (tmp_path / FOLDER).mkdir()
    save_report(sample_report(), tmp_path)
    return tmp_path


def change(model, *keys, value):
    """Set a value of the report that is written there; None takes the key away."""
    path = model / FOLDER / REPORT
    content = json.loads(path.read_text())
    place = content
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value
    if value is None:
        del place[keys[-1]]
    path.write_text(json.dumps(content))


@pytest.mark.parametrize("report", [sample_report(), without_pen(sample_report())])
def test_a_report_is_read_back_as_it_was_written(model, report):
    save_report(report, model)
    assert read_report(model) == report


def test_the_shipped_report_can_be_read(saved_model):
    assert read_report(saved_model).metrics.pen is not None


@pytest.mark.parametrize("found", [0, 2, "1", None])
def test_another_format_version_is_refused(model, found):
    change(model, "format_version", value=found)
    with pytest.raises(ReportError, match=f"expected format_version 1, got {found!r}"):
        read_report(model)


@pytest.mark.parametrize(
    ("keys", "value", "expected"),
    [
        (["mistakes"], None, "expected the key 'mistakes', got none"),
        (["metrics", "mnist", "count"], "many", "expected 'metrics.mnist.count' as int, got str"),
        (["metrics", "mnist", "count"], 0, "'metrics.mnist.count': Expected `int` >= 1"),
        (["metrics", "mnist", "accuracy"], 1.5, "'metrics.mnist.accuracy': Expected `float` <= 1"),
        (["metrics", "corruptions", "new"], 0.5, "Invalid enum value 'new'"),
        (["training", "images", "new"], 5, "Invalid enum value 'new'"),
        (["training", "new"], 5, "unknown field `new`"),
    ],
)
def test_what_a_report_cannot_hold_is_named(model, keys, value, expected):
    change(model, *keys, value=value)
    with pytest.raises(ReportError) as raised:
        read_report(model)
    assert f"{model / FOLDER / REPORT}: " in str(raised.value)
    assert expected in str(raised.value)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_what_is_no_json_object_is_refused(model, content):
    (model / FOLDER / REPORT).write_bytes(content)
    with pytest.raises(ReportError, match="expected"):
        read_report(model)


def test_a_missing_report_is_named(tmp_path):
    with pytest.raises(ReportError, match=r"report\.json: expected a file, got No such file"):
        read_report(tmp_path)
