import pytest

from benchmarks.load.wrk import Load, WrkFailed, command, load_of

OUTPUT = """Running 2s test @ http://127.0.0.1:8000
  4 threads and 4 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     2.51ms  400.00us  10.00ms   90.00%
    Req/Sec   398.00     12.00   410.00     80.00%
  3 requests in 2.00s, 0.51MB read
  Non-2xx or 3xx responses: 5
Requests/sec:    1.50
Transfer/sec:    260.15KB
{"seconds": 2.000000, "refused": 4, "failed": 1, "times_us": [1500,2500,900], "network_ms": []}
"""


def test_wrks_output_is_read():
    assert load_of(OUTPUT) == Load([1.5, 2.5, 0.9], [], seconds=2, refused=4, failed=1)


def test_the_rate_counts_the_answers_alone():
    assert load_of(OUTPUT).answers_per_second == 1.5


def test_what_answers_tell_of_the_network_is_taken_off_their_times():
    told = OUTPUT.replace('"network_ms": []', '"network_ms": [0.5,1,0.25]')
    assert load_of(told).without_network_ms == pytest.approx([1, 1.5, 0.65])


def test_answers_that_tell_nothing_of_a_network_have_no_times_without_it():
    assert load_of(OUTPUT).without_network_ms == []


@pytest.mark.parametrize("output", ["", "unable to connect to 127.0.0.1:1 Connection refused\n"])
def test_output_without_figures_is_an_error_that_shows_it(output):
    with pytest.raises(WrkFailed, match="line of JSON"):
        load_of(output)


def test_each_connection_has_a_thread_of_its_own():
    line = command(16, 3, "http://127.0.0.1:8000", "a file")
    assert line[:4] == ["wrk", "-t16", "-c16", "-d3s"]
    assert line[-3:] == ["http://127.0.0.1:8000", "--", "a file"]
