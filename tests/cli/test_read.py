import csv
import io
import json
import os
import subprocess
import sys
from errno import EACCES
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.commands import digitpad
from digits.ink import ink_from_bytes
from testing.numbers import amount_picture, number_picture
from testing.photographs import photo_file
from testing.pictures import as_file, digit_picture
from testing.servers import ROOT


@pytest.fixture
def run():
    def run(*arguments, **options):
        return CliRunner().invoke(digitpad, ["read", *map(str, arguments)], **options)

    return run


@pytest.fixture
def folder(tmp_path) -> Path:
    """Ten digits by their names, one of them below another folder, and what is no picture."""
    folder = tmp_path / "of digits"
    (folder / "more").mkdir(parents=True)
    for digit in range(9):
        (folder / f"{digit}.png").write_bytes(as_file(digit_picture(digit)))
    (folder / "more" / "9.JPG").write_bytes(as_file(digit_picture(9), "JPEG"))
    (folder / "notes.txt").write_text("no picture")
    return folder


def forbid(monkeypatch, closed: Path) -> None:
    """Keep a folder closed, also to root, whom its mode keeps from nothing."""

    def refuse(call):
        def guarded(path, *given, **named):
            if str(path) == str(closed):
                raise PermissionError(EACCES, os.strerror(EACCES), str(path))
            return call(path, *given, **named)

        return guarded

    monkeypatch.setattr(os, "access", lambda path, mode: str(path) != str(closed))
    for module, name in ((os, "scandir"), (io, "open")):
        monkeypatch.setattr(module, name, refuse(getattr(module, name)))


def rows(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_each_picture_of_a_folder_is_a_line_of_json(run, folder):
    result = run(folder, "--network", "float", "--jobs", 1)
    assert result.exit_code == 0
    assert [(Path(row["file"]).stem, row["digit"]) for row in rows(result)] == [
        (str(digit), digit) for digit in range(10)
    ]


def test_a_row_is_what_the_api_answers(run, folder, recognizer, app):
    seven = folder / "7.png"
    (row,) = rows(run(seven, "--network", "float"))
    answer = app.test_client().post(
        "/api/v1/predictions", data=seven.read_bytes(), content_type="image/png"
    )
    assert row.keys() == {"file", *answer.json}
    assert row["probabilities"] == pytest.approx(answer.json["probabilities"], abs=1e-6)


def test_a_file_that_cannot_be_read_is_a_row_and_not_the_end(run, folder):
    (folder / "2.png").write_bytes(b"broken")
    result = run(folder, "--jobs", 1)
    assert result.exit_code == 1
    read = rows(result)
    assert len(read) == 10
    assert [row["file"] for row in read if "problem" in row] == [str(folder / "2.png")]
    assert "expected a PNG or JPEG picture, got 6 bytes" in read[2]["problem"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("nowhere.png", "No such file or directory"),
        ("3.png/4.png", "Not a directory"),
        ("n" * 300, "File name too long"),
        ("empty", "expected pictures, which end in .jpeg, .jpg, .png, got none"),
    ],
)
def test_what_cannot_be_opened_is_a_row_and_keeps_nobody_from_the_others(
    run, folder, name, problem
):
    (folder / "empty").mkdir()
    result = run(folder / "3.png", folder / name, folder / "4.png")
    assert result.exit_code == 1
    three, refused, four = rows(result)
    assert refused == {"file": str(folder / name), "problem": problem}
    assert (three["digit"], four["digit"]) == (3, 4)


def test_a_folder_is_one_by_whatever_name(run, folder):
    (folder / "more").rename(folder / "more.png")
    result = run(folder)
    assert result.exit_code == 0
    assert rows(result)[-1]["file"] == str(folder / "more.png" / "9.JPG")


def test_a_folder_that_nobody_may_look_into_is_a_row(run, folder, monkeypatch):
    closed = folder / "more"
    forbid(monkeypatch, closed)
    result = run(folder, closed)
    assert result.exit_code == 1
    *read, below, named = rows(result)
    assert len(read) == 9
    assert below == named == {"file": str(closed), "problem": "Permission denied"}


def test_standard_input_is_a_picture(run):
    (row,) = rows(run("-", input=as_file(digit_picture(4))))
    assert (row["file"], row["digit"]) == ("-", 4)


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_a_name_that_is_no_text_is_told_as_far_as_it_is(run, folder, form):
    named = Path(os.fsdecode(os.fsencode(folder / "a ") + b"\xff.png"))
    (folder / "7.png").rename(named)
    result = run(named, "--format", form)
    assert result.exit_code == 0
    assert "a \N{REPLACEMENT CHARACTER}.png" in result.stdout


def test_csv_has_a_header_and_a_column_for_each_digit(run, folder):
    (folder / "2.png").write_bytes(b"broken, and, more")
    result = run(folder / "2.png", folder / "5.png", "--format", "csv")
    broken, five = csv.DictReader(io.StringIO(result.stdout))
    assert (broken["digit"], five["digit"]) == ("", "5")
    assert "expected a PNG" in broken["problem"]
    assert float(five["p5"]) == float(five["confidence"]) > 0.9
    assert list(five)[:4] == ["file", "digit", "confidence", "rejected"]


def test_a_table_tells_people_the_digit_or_why_there_is_none(run, folder):
    blank = folder / "blank.png"
    blank.write_bytes(as_file(digit_picture(1).point(lambda level: 255)))
    result = run(folder / "3.png", blank, folder / "notes.txt", "--format", "table")
    three, nothing, broken = result.stdout.splitlines()
    assert three.split()[-2:][0] == "3"
    assert three.endswith("%")
    assert nothing.endswith("-  blank")
    assert "!  expected a PNG or JPEG picture" in broken


def test_a_photo_is_read_as_the_api_reads_one(run, tmp_path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(photo_file(5))
    (row,) = rows(run(photo, "--photo", "--explain"))
    assert (row["digit"], row["digits"]) == (5, 1)
    assert row["explained"] == 5
    assert len(row["heatmap"]) == 28


def test_a_photo_that_cannot_be_read_is_a_row_too(run, folder):
    result = run(folder / "notes.txt", "--photo")
    assert result.exit_code == 1
    assert "expected a PNG or JPEG picture" in rows(result)[0]["problem"]


def test_many_pictures_are_read_by_several_processes_in_their_order(run, tmp_path):
    for number in range(80):
        (tmp_path / f"{number:03}.png").write_bytes(as_file(digit_picture(number % 10)))
    read = rows(run(tmp_path, "--jobs", 2))
    assert [row["digit"] for row in read] == [number % 10 for number in range(80)]


def test_a_model_that_is_none_is_told_in_a_line(run, folder, tmp_path):
    result = run(folder, "--model", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1


def test_the_command_runs_without_being_installed_and_tells_only_of_pictures(folder):
    run = subprocess.run(
        [sys.executable, "-m", "cli", "read", str(folder / "6.png"), "--format", "table"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    assert ink_from_bytes((folder / "6.png").read_bytes()).size
    assert "6.png  6  " in run.stdout


@pytest.fixture
def line(tmp_path) -> Path:
    """A picture of a number."""
    (tmp_path / "line.png").write_bytes(as_file(number_picture("10439")))
    return tmp_path / "line.png"


def test_a_number_is_a_row_as_the_api_answers_it(run, line, app):
    arguments = ("--numbers", "--rule", "postcode-de", "--length", "5", "--network", "float")
    (row,) = rows(run(line, *arguments))
    answer = app.test_client().post(
        "/api/v1/readings?rule=postcode-de&length=5",
        data=line.read_bytes(),
        content_type="image/png",
    )
    assert row.keys() == {"file", *answer.json}
    assert row["rule"] == answer.json["rule"]
    assert row["text"] == answer.json["text"] == "10439"
    assert row["digits"][0]["box"] == answer.json["digits"][0]["box"]


def test_a_photo_of_a_number_is_a_row_as_the_api_answers_it(run, line, app):
    parcel = ROOT / "static" / "samples" / "parcel.jpg"
    clean, photo = rows(run(line, parcel, "--numbers", "--photo", "--network", "float"))
    answer = app.test_client().post(
        "/api/v1/readings?photo=1", data=parcel.read_bytes(), content_type="image/jpeg"
    )
    assert photo.keys() == {"file", *answer.json}
    assert (clean["text"], photo["text"], answer.json["text"]) == ("10439", "60311", "60311")
    assert photo["digits"][0]["box"] == answer.json["digits"][0]["box"]


def test_separators_of_a_number_are_told_in_json(run, tmp_path):
    (tmp_path / "amount.png").write_bytes(as_file(amount_picture("12", "comma", "50")))
    (row,) = rows(run(tmp_path, "--numbers"))
    assert row["text"] == "1250"
    assert [one["after"] for one in row["separators"]] == [2]


def test_csv_of_numbers_has_columns_of_its_own(run, line, folder):
    result = run(line, folder / "notes.txt", "--numbers", "--format", "csv")
    assert result.exit_code == 1
    number, broken = csv.DictReader(io.StringIO(result.stdout))
    assert [*number] == ["file", "text", "confidence", "rejected", "problem"]
    assert (number["text"], number["problem"]) == ("10439", "")
    assert (broken["text"], "expected a PNG" in broken["problem"]) == ("", True)


def test_a_table_of_numbers_tells_what_is_against_the_rule(run, line, tmp_path):
    blank = tmp_path / "blank.png"
    blank.write_bytes(as_file(number_picture("1").point(lambda level: 255)))
    kept = run(line, blank, "--numbers", "--length", "3-8", "--format", "table")
    assert [row.split()[1] for row in kept.stdout.splitlines()] == ["10439", "-"]
    assert kept.stdout.splitlines()[0].endswith("%")
    broken = run(line, "--numbers", "--length", "4", "--format", "table")
    assert broken.exit_code == 0
    assert broken.stdout.endswith("%  against length=4\n")


def test_many_numbers_are_read_by_several_processes_in_their_order(run, tmp_path):
    for number in range(20, 60):
        (tmp_path / f"{number:03}.png").write_bytes(as_file(number_picture(str(number), 60, 5)))
    read = rows(run(tmp_path, "--numbers", "--rule", "range=0-99", "--jobs", 2))
    assert [row["text"] for row in read] == [str(number) for number in range(20, 60)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--numbers", "--rule", "luhm"], "expected a rule such as postcode-de"),
        (["--numbers", "--length", "0"], "expected lengths within 1 to 32, got 0 to 0"),
        (["--rule", "luhn"], "expected --numbers with --rule and --length"),
        (["--length", "5"], "expected --numbers with --rule and --length"),
        (["--numbers", "--explain"], "expected --numbers without --explain"),
        (["--numbers", "--photo", "--explain"], "expected --numbers without --explain"),
    ],
)
def test_what_numbers_cannot_be_held_to_is_told(run, line, arguments, told):
    result = run(line, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
