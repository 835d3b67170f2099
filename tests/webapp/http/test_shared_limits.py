"""A rate limit that several machines count in one Redis."""

import logging
import subprocess
import sys
from contextlib import suppress
from shutil import which

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as NoConnection

from testing.pictures import as_base64, digit_picture
from testing.servers import PATIENCE_S, free_port
from testing.waiting import wait_until
from tests.missing import skip_or_fail
from webapp import create_app
from webapp.settings import Settings
from webapp.validation import SettingsError

URL = "/api/v1/predictions"

BODY = {"image": as_base64(digit_picture(7))}


class RunningRedis:
    def __init__(self, folder):
        self.folder = folder
        self.port = free_port()
        self.address = f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self.process = subprocess.Popen(
            command, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert wait_until(self.answers, PATIENCE_S)

    def answers(self):
        with suppress(NoConnection), Redis(port=self.port) as client:
            return client.ping()
        return False

    def stop(self):
        self.process.kill()
        self.process.wait(PATIENCE_S)


@pytest.fixture
def redis(tmp_path):
    if which("redis-server") is None:
        skip_or_fail("there is no redis-server: apt-get install redis-server")
    redis = RunningRedis(tmp_path)
    redis.start()
    yield redis
    redis.stop()


@pytest.fixture
def machines(redis, recognizer):
    """Clients of two servers that count in the same Redis."""
    settings = Settings(rate_limit="5/hour", rate_limit_storage=redis.address)
    return [create_app(settings, recognizer).test_client() for _ in range(2)]


def statuses(client, count):
    return [client.post(URL, json=BODY).status_code for _ in range(count)]


def test_several_machines_count_together(machines):
    first, second = machines
    assert statuses(first, 3) == [200] * 3
    assert statuses(second, 3) == [200, 200, 429]
    assert statuses(first, 1) == [429]


def batch(client, count):
    return client.post(f"{URL}/batch", json={"images": [BODY["image"]] * count}).status_code


def test_what_one_machine_refuses_spends_nothing_on_any(machines):
    first, second = machines
    assert [batch(first, count) for count in (3, 6, 3)] == [200, 413, 429]
    assert statuses(second, 3) == [200, 200, 429]


def test_a_batch_that_is_none_is_not_taken_for_a_redis_that_is_gone(machines, caplog):
    first, second = machines
    assert statuses(first, 5) == [200] * 5
    assert batch(first, 0) == 400
    assert statuses(first, 1) == statuses(second, 1) == [429]
    assert not [line for line in caplog.messages if "unreachable" in line]


def test_without_its_redis_a_server_counts_for_itself_and_says_so(machines, redis, caplog):
    first, second = machines
    assert statuses(first, 1) == [200]
    redis.stop()
    with caplog.at_level(logging.WARNING):
        assert statuses(first, 6) == [200] * 5 + [429]
        assert statuses(second, 6) == [200] * 5 + [429]
    assert any("unreachable" in line.lower() for line in caplog.messages)


def test_a_server_starts_without_its_redis(redis, recognizer):
    redis.stop()
    settings = Settings(rate_limit="1/hour", rate_limit_storage=redis.address)
    client = create_app(settings, recognizer).test_client()
    assert statuses(client, 2) == [200, 429]


def test_what_a_redis_needs_is_told_where_it_is_missing(monkeypatch, recognizer):
    monkeypatch.setitem(sys.modules, "redis", None)
    settings = Settings(rate_limit="1/hour", rate_limit_storage="redis://127.0.0.1:1/0")
    with pytest.raises(SettingsError) as refused:
        create_app(settings, recognizer)
    assert str(refused.value) == (
        "DIGITPAD_RATE_LIMIT_STORAGE: expected the package redis, got none: "
        "pip install 'digitpad[redis]'"
    )


@pytest.mark.parametrize(
    "value", ["127.0.0.1", "memcached://127.0.0.1", "redis://", "redis://a b", "redis://a/x"]
)
def test_what_is_no_redis_is_refused_at_the_start(value):
    with pytest.raises(SettingsError, match=r"expected the address of a Redis, such as redis://"):
        Settings(rate_limit_storage=value)
