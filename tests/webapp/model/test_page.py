import re
from typing import get_args

import pytest
from msgspec.structs import replace

from digits import report_ids
from digits.report import read_report
from testing.reports import model_with, sample_report, without_pen
from webapp import create_app
from webapp.settings import Settings
from webapp.texts import report as texts

CHAPTERS = {
    "accuracy",
    "confusion",
    "mistakes",
    "no-digits",
    "confidence",
    "circumstances",
    "learning",
    "facts",
}


@pytest.fixture
def served(recognizer, saved_model, tmp_path):
    """A function that gives a client of an app whose model has this report."""

    def served(report):
        folder = model_with(tmp_path / "model", saved_model, report)
        return create_app(Settings(model=folder), recognizer).test_client()

    return served


@pytest.fixture
def html(served):
    return served(sample_report()).get("/model").text


def chapters(html):
    return set(re.findall(r'<section class="chapter" id="([\w-]+)"', html))


def test_the_headline_counts_the_digits_that_people_drew(html):
    assert "Out of 100 digits, it reads 99 right." in html
    assert "200 digits, drawn with a pen" in html


def test_every_chapter_is_there(html):
    assert chapters(html) == CHAPTERS


def without_history(report):
    return replace(report, training=replace(report.training, history=(), sources=()), speed={})


def without_corruptions(report):
    return replace(report, metrics=replace(report.metrics, corruptions={}, corrupted_images=0))


@pytest.mark.parametrize(
    ("lacking", "left_out"),
    [
        (lambda report: replace(report, mistakes=()), {"mistakes"}),
        (without_pen, {"no-digits"}),
        (lambda report: without_pen(without_corruptions(report)), {"no-digits", "circumstances"}),
        (without_history, set()),
    ],
    ids=["mistakes", "pen strokes", "pen strokes and corruptions", "history, sources and speed"],
)
def test_what_a_report_lacks_is_left_out(served, lacking, left_out):
    answer = served(lacking(sample_report())).get("/model")
    assert answer.status_code == 200
    assert chapters(answer.text) == CHAPTERS - left_out


def test_a_network_without_pen_figures_is_told_of_by_mnist(served):
    assert "97 of them right" in served(without_pen(sample_report())).get("/model").text


def test_a_report_without_a_single_mistake_says_so(served):
    report = sample_report()
    perfect = replace(report.metrics.mnist, accuracy=1, confusion=((10,),))
    report = replace(report, mistakes=(), metrics=replace(report.metrics, mnist=perfect))
    assert "All 100 right." in served(report).get("/model").text


@pytest.mark.parametrize(
    "change",
    [
        lambda content: "no JSON",
        lambda content: content.replace('"format_version": 1', '"format_version": 2'),
        lambda content: content.replace('"fog"', '"a new one"'),
        lambda content: content.replace('"capitals"', '"a new one"'),
        lambda content: content.replace('"snapshot"', '"a new one"'),
    ],
    ids=["no JSON", "another version", "a corruption", "a kind of outliers", "a condition"],
)
def test_a_report_that_the_page_does_not_know_is_left_out_and_the_log_says_why(
    recognizer, saved_model, tmp_path, change, caplog
):
    folder = model_with(tmp_path / "model", saved_model, sample_report())
    path = folder / "report" / "report.json"
    path.write_text(change(path.read_text()))
    client = create_app(Settings(model=folder), recognizer).test_client()
    answer = client.get("/model")
    assert answer.status_code == 200
    assert recognizer.bundle.version in answer.text
    assert chapters(answer.text) == {"facts"}
    assert f"{path}: " in caplog.text


def test_a_model_without_a_report_still_has_its_page(recognizer, saved_model, tmp_path):
    folder = model_with(tmp_path / "model", saved_model, sample_report())
    (folder / "report" / "report.json").unlink()
    client = create_app(Settings(model=folder), recognizer).test_client()
    answer = client.get("/model")
    assert answer.status_code == 200
    assert recognizer.bundle.version in answer.text


@pytest.mark.parametrize(
    ("ids", "known"),
    [
        (report_ids.TestSet, texts.name_of_test_set),
        (report_ids.TestSet, texts.origin_of_test_set),
        (report_ids.Component, texts.text_of_component),
        (report_ids.OutlierKind, texts.name_of_outlier),
        (report_ids.Condition, texts.name_of_condition),
        (report_ids.Corruption, texts.name_of_corruption),
        (report_ids.Licence, {**texts.text_of_licence, **texts.name_of_licence}),
    ],
    ids=["set", "origin", "component", "outlier", "condition", "corruption", "licence"],
)
def test_every_id_of_the_report_has_a_text_and_every_text_an_id(ids, known):
    assert set(known) == set(get_args(ids))


def test_the_shipped_report_is_shown_whole(recognizer, saved_model):
    report = read_report(saved_model)
    client = create_app(Settings(model=saved_model), recognizer).test_client()
    assert chapters(client.get("/model").text) == CHAPTERS
    assert report.training.history


def test_each_count_of_the_matrix_says_what_it_stands_for(html):
    assert 'aria-label="Of 10 fours, 2 were read as 9."' in html
    assert 'aria-label="Of 10 sevens, 1 was read as 1."' in html
    assert 'aria-label="Of 10 fours, 8 were read right."' in html


def test_each_mix_up_leads_to_its_mistakes(html):
    anchors = re.findall(r'<td[^>]*><a href="#([\w-]+)"', html)
    assert {"mistake-4-9", "mistake-7-1", "mistakes-4"} <= set(anchors)
    assert all(f'id="{anchor}"' in html for anchor in anchors)


def test_the_matrix_has_a_header_for_each_row_and_column(html):
    matrix = re.search(r'<table class="confusion">.*?</table>', html, re.DOTALL)[0]
    assert len(re.findall(r'<th scope="row">\d</th>', matrix)) == 10
    assert len(re.findall(r'<th scope="col">\d</th>', matrix)) == 10


def test_each_mistake_is_cut_from_its_place_on_the_sheet(html):
    group = re.search(r'id="mistake-4-9".*?</ul>', html, re.DOTALL)[0]
    assert re.findall(r'viewBox="([^"]+)"', group) == ["0 0 28 28", "56 0 28 28"]


def test_speed_size_version_and_licences_come_from_the_model(html, recognizer):
    assert recognizer.bundle.version in html
    assert "0.4 ms a digit" in html
    size = recognizer.bundle.manifest.files["digits.tflite"].bytes / 1e6
    assert f"{size:.1f} MB" in html
    assert 'href="https://creativecommons.org/licenses/by-sa/3.0/"' in html


def test_versions_and_names_keep_their_order_in_text_from_right_to_left(served, recognizer):
    html = served(sample_report()).get("/model?lang=ar").text
    kicker = re.search(r'class="kicker">(.*?)</p>', html)[1]
    for written in (recognizer.bundle.version, "CC BY-SA 3.0", "Yann LeCun"):
        assert f'<bdi dir="ltr">{written}</bdi>' in html
    assert f'<bdi dir="ltr">{recognizer.bundle.version}</bdi>' in kicker


def test_the_page_has_nothing_inline_and_nothing_foreign(html):
    assert not re.search(r"\sstyle=|\son\w+=|<style", html)
    assert not re.search(r'(?:src|<image href|rel="stylesheet" href)="https?:', html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))


def test_the_reports_files_are_served_and_come_again_only_when_changed(served):
    client = served(sample_report())
    with client.get("/model/report/sheet.png") as first:
        assert first.mimetype == "image/png"
        tag = first.headers["ETag"]
    with client.get("/model/report/sheet.png", headers={"If-None-Match": tag}) as again:
        assert again.status_code == 304


@pytest.mark.parametrize("name", ["missing.png", "../manifest.json", "%2e%2e%2fmanifest.json"])
def test_nothing_beside_the_report_is_served(served, name):
    assert served(sample_report()).get(f"/model/report/{name}").status_code == 404


def test_the_report_is_read_once(served, tmp_path):
    client = served(sample_report())
    client.get("/model")
    report = tmp_path / "model" / "report" / "report.json"
    report.write_text("{}")
    assert "Of 10 fours" in client.get("/model").text
