from benchmarks.figures import Figure, single
from benchmarks.measuring.sections import SECTIONS
from benchmarks.reporting.report import write_report
from benchmarks.results import Result, read_result, write_result

FIGURES = [
    Figure("start to ready", "Digitpad", "s", [single(0.5)], command="a command"),
    Figure("start to ready", "Flask + model.predict", "s", [single(8)]),
]

RESULT = Result("2026-11-24", "a machine", {"Python": "3.11"}, 0.5, FIGURES)


def test_a_section_is_kept_and_read_again(tmp_path):
    write_result(tmp_path / "new" / "stages.json", RESULT)
    assert read_result(tmp_path / "new" / "stages.json") == RESULT


def test_a_section_that_was_not_measured_is_none(tmp_path):
    assert read_result(tmp_path / "stages.json") is None


def test_the_page_tells_machine_targets_rows_and_commands(tmp_path):
    write_report(tmp_path / "benchmarks.md", {SECTIONS[0]: RESULT})
    page = (tmp_path / "benchmarks.md").read_text()
    for part in ["a machine", "Python: 3.11", "≤ 0.167 ×", "16.0 ×", "`a command`"]:
        assert part in page
    assert SECTIONS[0].command in page
