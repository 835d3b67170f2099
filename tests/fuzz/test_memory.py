"""What pictures cost that are made to cost as much as they can."""

import http.client
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

from testing.pictures import as_file
from testing.servers import PATIENCE_S, RunningServer
from testing.waiting import wait_until

PATH = "/api/v1/predictions?photo=1"

MOST_MB = 350

LEFT_MB = 15
"""More than before, once all of them are read."""


def noise(side: int) -> Image.Image:
    levels = np.random.default_rng(0).integers(0, 256, (side, side), np.uint8)
    return Image.fromarray(levels)


COSTLY = {
    "all colours": lambda: as_file(Image.new("RGBA", (4_000, 4_000), (9, 9, 9, 99))),
    "many scans": lambda: as_file(noise(3_500), "JPEG", progressive=True, quality=50),
    "many pixels": lambda: as_file(noise(7_000), "JPEG", quality=30),
    "filling": lambda: as_file(noise(400), "JPEG")[:2] + b"\xff" * 20_000_000,
}


def post(server: RunningServer, picture: bytes) -> int:
    with closing(
        http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_S)
    ) as connection:
        kind = "image/png" if picture.startswith(b"\x89") else "image/jpeg"
        connection.request("POST", PATH, picture, {"Content-Type": kind})
        answer = connection.getresponse()
        answer.read()
        return answer.status


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells the most memory")
@pytest.mark.parametrize("picture", COSTLY.values(), ids=COSTLY.keys())
def test_four_costly_pictures_at_once_take_bounded_memory(tmp_path, picture):
    with RunningServer(tmp_path / "log") as server:
        for _ in range(3):
            assert post(server, as_file(noise(600))) == 200
        time.sleep(1)  # for the warm-up's own memory to be given back
        (worker,) = psutil.Process(server.process.pid).children()
        rest = worker.memory_info().rss
        with ThreadPoolExecutor(4) as clients:
            answers = set(clients.map(post, [server] * 4, [picture()] * 4))
        assert answers <= {200, 413, 422, 503}
        status = Path(f"/proc/{worker.pid}/status").read_text()
        assert int(status.split("VmHWM:")[1].split()[0]) / 1_000 < MOST_MB
        assert wait_until(lambda: worker.memory_info().rss < rest + LEFT_MB * 1e6, PATIENCE_S)
