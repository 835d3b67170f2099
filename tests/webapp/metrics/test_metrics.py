"""What Prometheus is told, of a real server."""

import json
import os
import signal
import socket
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest
from prometheus_client.parser import text_string_to_metric_families

from digits.bundle import read_manifest
from testing.pictures import as_base64, as_file, digit_picture, side_by_side
from testing.servers import PATIENCE_S, ROOT, RunningServer, free_port
from testing.waiting import wait_until

ONE, MANY = "/api/v1/predictions", "/api/v1/predictions/batch"

NUMBER, NUMBERS = "/api/v1/readings", "/api/v1/readings/batch"

SEVEN = as_file(digit_picture(7))

BLANK = as_file(digit_picture(7).point(lambda level: 255))


@pytest.fixture
def counted(tmp_path):
    """A server of two workers, and what asks it for metrics."""
    port = free_port()
    variables = {
        "DIGITPAD_METRICS_PORT": str(port),
        "DIGITPAD_WORKERS": "2",
        "TMPDIR": str(tmp_path),
    }
    with RunningServer(tmp_path / "log", **variables) as server:
        post(server, ONE, SEVEN)
        yield server, lambda answers: values_after(port, answers)


def values_after(port: int, answers: int) -> dict[tuple, float]:
    """The samples there are once so many answers were counted, soon after they were given."""
    counted = ("digitpad_wait_seconds_count",)
    assert wait_until(lambda: values_at(port).get(counted, 0) >= answers, PATIENCE_S)
    return values_at(port)


def values_at(port: int) -> dict[tuple, float]:
    """The samples there are, each by its name and the values of its labels."""
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE_S) as answer:
        families = text_string_to_metric_families(answer.read().decode())
    return {
        (sample.name, *(label for _, label in sorted(sample.labels.items()))): sample.value
        for family in families
        for sample in family.samples
    }


def post(server: RunningServer, path: str, body: bytes, kind: str = "image/png") -> int:
    request = Request(server.url + path, body, {"Content-Type": kind})
    try:
        with urlopen(request, timeout=PATIENCE_S) as answer:
            return answer.status
    except HTTPError as error:
        return error.code


def test_numbers_are_counted_by_what_came_of_them_and_not_as_digits(counted):
    server, values = counted
    for body in (SEVEN, BLANK, BLANK):
        assert post(server, NUMBER, body) == 200
    texts = [as_base64(digit_picture(7)), "no base64!", as_base64(digit_picture(1))]
    assert post(server, NUMBERS, json.dumps({"images": texts}).encode(), "application/json") == 200
    told = values(5)
    assert told["digitpad_readings_total", "read"] == 3
    assert told["digitpad_readings_total", "blank"] == 2
    assert told["digitpad_confidence_count",] == 1


def test_predictions_are_counted_by_digit_and_rejections_by_reason(counted):
    server, values = counted
    for body in (SEVEN, BLANK, as_file(side_by_side(1, 7)), as_file(digit_picture(4))):
        assert post(server, ONE, body) == 200
    texts = [as_base64(digit_picture(digit)) for digit in (4, 4)]
    assert post(server, MANY, json.dumps({"images": texts}).encode(), "application/json") == 200
    told = values(6)
    assert told["digitpad_predictions_total", "7"] == 2
    assert told["digitpad_predictions_total", "4"] == 3
    assert told["digitpad_rejections_total", "blank"] == 1
    assert told["digitpad_rejections_total", "not_a_digit"] == 1
    assert told["digitpad_confidence_count",] == 6
    assert all(
        told["digitpad_stage_seconds_count", stage] == 7
        for stage in ("decode", "normalize", "classify")
    )


def test_requests_are_counted_by_route_and_status_wherever_they_were_served(counted):
    server, values = counted
    assert post(server, ONE, b"no picture") == 422
    assert post(server, ONE + "?explain=1", SEVEN) == 200
    assert post(server, "/nothing", b"") == 404
    told = values(4)
    assert told["digitpad_request_seconds_count", ONE, "200"] == 2
    assert told["digitpad_request_seconds_count", ONE, "422"] == 1
    assert told["digitpad_request_seconds_count", "none", "404"] == 1
    assert told["digitpad_wait_seconds_count",] == 4
    assert told["digitpad_requests_in_progress",] == 0


def test_what_is_no_request_is_counted_too(counted):
    server, values = counted
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(b"nonsense\r\n\r\n")
        assert client.recv(100).startswith(b"HTTP/1.0 400")
    assert values(2)["digitpad_request_seconds_count", "none", "400"] == 1


def test_what_a_worker_counted_last_is_there_when_it_ends_by_itself(counted):
    server, values = counted
    values(1)
    before = workers(server)
    assert post(server, ONE, SEVEN) == 200
    for worker in before:
        os.kill(worker, signal.SIGTERM)
    assert wait_until(lambda: workers(server) and not workers(server) & before, PATIENCE_S)
    assert values(2)["digitpad_predictions_total", "7"] == 2


def test_the_model_that_reads_is_told(counted):
    _server, values = counted
    version = read_manifest(ROOT / "saved_model").version
    assert values(1)["digitpad_model_info", "int8", version] == 1


def test_only_this_machine_can_ask_for_metrics(counted):
    server, _values = counted
    port = int(server.environment["DIGITPAD_METRICS_PORT"])
    places = {
        connection.laddr.ip
        for child in psutil.Process(server.process.pid).children()
        for connection in child.net_connections("inet")
        if connection.laddr.port == port
    }
    assert places == {"127.0.0.1"}


def test_what_a_worker_counted_stays_when_it_dies(counted):
    server, values = counted
    assert wait_until(lambda: len(workers(server)) == 2, PATIENCE_S)
    before = workers(server)
    values(1)
    for worker in before:
        os.kill(worker, signal.SIGKILL)
    assert wait_until(lambda: len(workers(server) - before) == 2, PATIENCE_S)
    assert post(server, ONE, SEVEN) == 200
    told = values(2)
    assert told["digitpad_predictions_total", "7"] == 2
    assert told["digitpad_requests_in_progress",] == 0


def test_counts_stay_and_files_grow_no_more_however_often_workers_die(counted, tmp_path):
    server, values = counted
    (folder,) = tmp_path.glob("digitpad-metrics-*")
    for answers in range(1, 5):
        assert values(answers)["digitpad_predictions_total", "7"] == answers
        assert wait_until(lambda: len(workers(server)) == 2, PATIENCE_S)
        before = workers(server)
        for worker in before:
            os.kill(worker, signal.SIGKILL)
        assert wait_until(lambda gone=before: len(workers(server) - gone) == 2, PATIENCE_S)
        assert post(server, ONE, SEVEN) == 200
    assert values(5)["digitpad_predictions_total", "7"] == 5
    assert values(5)["digitpad_requests_in_progress",] == 0
    kinds = [path.name.partition("_")[0] for path in folder.glob("*.db")]
    assert {*kinds} == {"counter", "gauge", "histogram"}
    assert len(kinds) <= 3 * 3  # the master's and two workers'


def workers(server: RunningServer) -> set[int]:
    return {child.pid for child in psutil.Process(server.process.pid).children()}


def test_nothing_is_left_of_what_was_counted_when_the_server_ends(counted, tmp_path):
    server, values = counted
    assert values(1)
    assert len(list(tmp_path.glob("digitpad-metrics-*"))) == 1
    server.stop()
    assert not list(tmp_path.glob("digitpad-metrics-*"))


def test_a_silent_client_of_the_metrics_holds_up_nobody_who_draws(counted):
    server, values = counted
    port = int(server.environment["DIGITPAD_METRICS_PORT"])
    with socket.create_connection(("127.0.0.1", port)):
        assert post(server, ONE, SEVEN) == 200
    assert values(2)


def test_a_port_that_is_taken_is_told_by_its_own_name_and_nothing_is_left(tmp_path):
    with RunningServer(tmp_path / "log") as server:
        variables = {"DIGITPAD_METRICS_PORT": str(server.port), "TMPDIR": str(tmp_path)}
        other = RunningServer(tmp_path / "other", **variables)
        with pytest.raises(AssertionError, match="or set DIGITPAD_METRICS_PORT to another"):
            other.start()
    assert not list(tmp_path.glob("digitpad-metrics-*"))


def test_without_the_setting_nothing_is_counted_and_nothing_loaded(client):
    assert client.get("/metrics").status_code == 404
    assert "tally" not in client.application.extensions
