import csv
import io
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date, timedelta
from threading import Event

import pytest

from testing.servers import PATIENCE_S, ROOT
from webapp import create_app
from webapp.kiosk import stats
from webapp.kiosk.counts import KINDS, Counts, Day
from webapp.settings import Settings

TODAY = date(2026, 3, 1)


@pytest.fixture
def counts(tmp_path):
    return Counts(tmp_path / "below" / "counts.sqlite")


@pytest.fixture
def client(recognizer, counts):
    return create_app(Settings(kiosk_counts=counts.path), recognizer).test_client()


def test_what_is_counted_is_counted_a_day(counts):
    counts.add(["drawings", "digits"], TODAY)
    counts.add(["drawings", "turned_down"], TODAY)
    counts.add(["games"], TODAY - timedelta(days=1))
    days = counts.last_days(TODAY)
    assert len(days) == 30
    assert days[-1] == Day(TODAY, drawings=2, digits=1, turned_down=1)
    assert days[-2] == Day(TODAY - timedelta(days=1), games=1)
    assert days[0] == Day(TODAY - timedelta(days=29))


def test_what_is_older_than_thirty_days_is_not_told(counts):
    counts.add(["drawings"], TODAY - timedelta(days=30))
    assert sum(day.drawings for day in counts.last_days(TODAY)) == 0


def test_all_kinds_of_a_call_are_counted_or_none(counts):
    with pytest.raises(KeyError):
        counts.add(["drawings", "visitors"], TODAY)
    assert counts.last_days(TODAY)[-1].drawings == 0


def test_counts_survive_a_crash_in_the_middle_of_a_write(counts):
    counts.add(["drawings"], TODAY)
    crash = (
        "import os, sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA cache_spill = 1')\n"
        "connection.execute('BEGIN IMMEDIATE')\n"
        "connection.execute('UPDATE counts SET count = 99')\n"
        "os.kill(os.getpid(), 9)\n"
    )
    killed = subprocess.run([sys.executable, "-c", crash, str(counts.path)], check=False)
    assert killed.returncode == -9
    assert counts.last_days(TODAY)[-1].drawings == 1
    counts.add(["drawings"], TODAY)
    assert counts.last_days(TODAY)[-1].drawings == 2


@pytest.fixture
def locked(counts):
    """Another process that holds the file, until it is told to let go."""
    counts.add(["games"], TODAY)
    with closing(sqlite3.connect(counts.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield other


def test_what_is_counted_while_the_file_is_locked_is_written_when_it_is_free(counts, locked):
    for _drawing in range(3):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            counts.add(["drawings"], TODAY)
    locked.close()
    assert counts.last_days(TODAY)[-1] == Day(TODAY, drawings=3, games=1)


def test_a_locked_file_holds_one_thread_at_a_time(counts, monkeypatch):
    inside, released = Event(), Event()

    @contextmanager
    def hang():
        inside.set()
        released.wait(PATIENCE_S)
        raise sqlite3.OperationalError("database is locked")
        yield

    monkeypatch.setattr(counts, "_opened", hang)
    with ThreadPoolExecutor(1) as threads:
        held = threads.submit(counts.add, ["drawings"], TODAY)
        assert inside.wait(PATIENCE_S)
        for _drawing in range(100):
            counts.add(["drawings"], TODAY)  # at once, though the other is held
        assert not held.done()
        released.set()
    monkeypatch.undo()
    assert counts.last_days(TODAY)[-1].drawings == 101


def test_what_many_threads_count_at_once_is_counted_once_each(counts):
    with ThreadPoolExecutor(8) as threads:
        added = [threads.submit(counts.add, ["drawings"], TODAY) for _ in range(100)]
    assert [one.exception() for one in added] == [None] * 100
    assert Counts(counts.path).last_days(TODAY)[-1].drawings == 100


def test_what_is_counted_while_the_disk_is_full_is_written_when_there_is_room(counts, monkeypatch):
    counts.add(["drawings"], TODAY)
    opened = counts._opened

    @contextmanager
    def full():
        with opened() as connection:
            connection.execute(
                "CREATE TEMP TRIGGER full BEFORE INSERT ON main.counts "
                "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
            )
            yield connection

    monkeypatch.setattr(counts, "_opened", full)
    with pytest.raises(sqlite3.Error, match="full"):
        counts.add(["drawings"], TODAY)
    monkeypatch.undo()
    assert counts.last_days(TODAY)[-1].drawings == 2


def test_a_clock_that_is_set_back_only_names_another_day(counts):
    counts.add(["drawings"], TODAY)
    before = TODAY - timedelta(days=400)
    counts.add(["drawings"], before)
    assert counts.last_days(before)[-1].drawings == 1
    assert counts.last_days(TODAY)[-1].drawings == 1


def test_the_host_sees_what_the_page_counted(client):
    assert client.post("/kiosk/counts", json=["drawings", "digits"]).status_code == 204
    assert client.post("/kiosk/counts", json=["drawings", "turned_down"]).status_code == 204
    page = client.get("/kiosk/stats").text
    assert '<th scope="row">Drawings</th><td>2</td><td>2</td>' in page
    assert '<th scope="row">Turned down</th><td>1</td><td>1</td>' in page


@pytest.mark.parametrize("drawings", [0, 1, 3])
def test_the_busiest_day_is_told_as_a_figure_and_not_as_a_limit(client, drawings):
    for _drawing in range(drawings):
        client.post("/kiosk/counts", json=["drawings"])
    assert f"Drawings per day; {drawings} on the busiest" in client.get("/kiosk/stats").text


@pytest.mark.parametrize(
    ("kind", "count"), [("visitors", 3), (b"\xff", 3), ("digits", "many"), ("digits", 1e300)]
)
def test_a_row_that_is_none_of_ours_is_left_out(client, counts, kind, count):
    client.post("/kiosk/counts", json=["drawings"])
    with closing(sqlite3.connect(counts.path)) as other, other:
        row = (date.today().isoformat(), kind, count)
        other.execute("INSERT INTO counts VALUES (?, CAST(? AS TEXT), ?)", row)
    assert '<th scope="row">Drawings</th><td>1</td><td>1</td>' in client.get("/kiosk/stats").text
    assert "many" not in client.get("/kiosk/stats.csv").text


@pytest.mark.parametrize(
    "body",
    [["visitors"], {"drawings": 3}, "drawings", [["drawings"]], 7, ["drawings"] * 5],
)
def test_what_is_no_list_of_kinds_is_refused(client, body):
    assert client.post("/kiosk/counts", json=body).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"drawings",
        b'["drawings", NaN]',
        b"[" * 999,
        b"[" * 500_000,
        b"[" + b'{"a":' * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_json_is_refused(client, body):
    answer = client.post("/kiosk/counts", data=body, content_type="application/json")
    assert answer.status_code == 400


def test_what_is_not_said_to_be_json_is_refused(client, counts):
    assert client.post("/kiosk/counts", data=b'["drawings"]').status_code == 415
    assert counts.last_days(date.today())[-1].drawings == 0


@pytest.mark.parametrize(("method", "path"), [("get", "/kiosk/stats"), ("post", "/kiosk/counts")])
def test_nobody_else_may_look_or_count(client, method, path):
    far = {"environ_base": {"REMOTE_ADDR": "192.168.1.9"}}
    assert getattr(client, method)(path, json=["games"], **far).status_code == 403


def test_one_request_counts_one_of_a_kind(client, counts):
    assert client.post("/kiosk/counts", json=["drawings"] * 4).status_code == 204
    assert counts.last_days(date.today())[-1].drawings == 1


def test_nobody_counts_faster_than_visitors_draw(client, counts, monkeypatch):
    monkeypatch.setattr(stats, "MOST_COUNTED", 7)
    stats.register(client.application, counts.path, workers=2)
    statuses = [client.post("/kiosk/counts", json=["games"]).status_code for _ in range(5)]
    assert statuses == [204, 204, 204, 429, 429]
    assert counts.last_days(date.today())[-1].games == 3


def test_in_a_day_nobody_counts_fifty_thousand():
    assert stats.MOST_COUNTED * 24 < 50_000


def test_a_foreign_page_cannot_count(client):
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert client.post("/kiosk/counts", json=["games"], headers=headers).status_code == 403


def test_a_file_that_cannot_be_used_stops_the_counting_alone(client, counts):
    counts.path.parent.mkdir(parents=True)
    counts.path.write_bytes(b"no database" * 100)
    assert client.post("/kiosk/counts", json=["games"]).status_code == 503
    assert client.get("/kiosk/stats").status_code == 503
    assert client.get("/kiosk").status_code == 200


def test_the_file_holds_counts_and_nothing_else(client, counts):
    client.post("/kiosk/counts", json=["drawings"])
    with sqlite3.connect(counts.path) as connection:
        rows = connection.execute("SELECT * FROM counts").fetchall()
    connection.close()
    assert rows == [(date.today().isoformat(), "drawings", 1)]


def test_counts_are_kept_outside_the_repository_unless_a_setting_says_where():
    assert ROOT not in Settings().kiosk_counts.expanduser().parents


def test_the_host_gets_the_days_figures_as_csv(client):
    client.post("/kiosk/counts", json=["drawings", "digits"])
    client.post("/kiosk/counts", json=["asked_7", "misread_7"])
    client.post("/kiosk/counts", json=["asked_7"])
    answer = client.get("/kiosk/stats.csv")
    assert answer.mimetype == "text/csv"
    lines = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(lines) == 30
    assert list(lines[0]) == ["date", *KINDS]
    today = {kind: count for kind, count in lines[-1].items() if count != "0"}
    assert today == {
        "date": date.today().isoformat(),
        "drawings": "1",
        "digits": "1",
        "asked_7": "2",
        "misread_7": "1",
    }


def test_nobody_else_gets_the_figures(client):
    far = {"environ_base": {"REMOTE_ADDR": "192.168.1.9"}}
    assert client.get("/kiosk/stats.csv", **far).status_code == 403


def test_the_host_sees_which_digits_were_turned_down_or_misread(client):
    client.post("/kiosk/counts", json=["asked_3", "turned_down_3"])
    client.post("/kiosk/counts", json=["asked_3", "misread_3"])
    page = client.get("/kiosk/stats").text
    nothing = "<td>0</td>"
    for name, count in [("Asked for", 2), ("Turned down", 1), ("Read as another", 1)]:
        row = f"{nothing * 3}<td>{count}</td>{nothing * 6}"
        assert f'<th scope="row">{name}</th>{row}' in page
