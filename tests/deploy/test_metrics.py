"""The rules and the dashboard for Prometheus ask for what there is."""

import json
import re

import pytest

from testing.servers import ROOT

FOLDER = ROOT / "deploy" / "metrics"

METERS = (ROOT / "webapp" / "metrics" / "meters.py").read_text()

KINDS = {"Counter": ["_total"], "Gauge": [""], "Histogram": ["_bucket", "_count", "_sum"]}

TOLD = {"digitpad_model_info"} | {
    name + ending
    for kind, name in re.findall(r'(Counter|Gauge|Histogram)\(\s*"(\w+)"', METERS)
    for ending in KINDS[kind]
}

RECORDED = set(
    re.findall(r"record: (digitpad:\S+)", (FOLDER / "rules.yml").read_text(), re.MULTILINE)
)


@pytest.mark.parametrize("file", ["rules.yml", "dashboard.json"])
def test_every_metric_that_is_asked_for_is_one_that_is_counted_or_recorded(file):
    text = (FOLDER / file).read_text()
    assert set(re.findall(r"\bdigitpad_\w+", text)) <= TOLD
    assert set(re.findall(r"\bdigitpad:\w+:\w+", text)) <= RECORDED


def test_the_dashboard_shows_all_that_is_counted():
    asked = set(re.findall(r"digitpad[_:][\w:]+", (FOLDER / "dashboard.json").read_text()))
    asked |= set(re.findall(r"digitpad_\w+", (FOLDER / "rules.yml").read_text()))
    for name in re.findall(r'\(\s*"(digitpad_\w+)"', METERS):
        assert any(one.startswith(name) for one in asked), name


def test_the_dashboard_is_json_whose_panels_lie_beside_each_other():
    panels = json.loads((FOLDER / "dashboard.json").read_text())["panels"]
    places = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels]
    assert len(set(places)) == len(panels)
    assert all(panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24 for panel in panels)
