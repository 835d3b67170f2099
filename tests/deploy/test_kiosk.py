"""The exhibit's scripts: what they start comes back, and their checkers find nothing."""

import os
import shutil
import signal
import struct
import subprocess
import sys
from http.client import HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from PIL import Image

from testing.servers import PATIENCE_S, free_port
from testing.waiting import wait_until
from tests.missing import needed

ROOT = Path(__file__).resolve().parent.parent.parent

KIOSK = ROOT / "deploy" / "kiosk"

SIZE = (1280, 800)
"""Of its screen, in px."""


class Exhibit:
    """`start-kiosk --with-server` on a screen of its own."""

    def __init__(self, folder):
        self.port = free_port()
        self.log = folder / "log"
        environment = os.environ | {
            "TMPDIR": str(folder),
            "DIGITPAD_PORT": str(self.port),
            "DIGITPAD_KIOSK_COUNTS": str(folder / "counts.sqlite"),
            "KIOSK_DEAFNESS_S": "5",
            "KIOSK_FLAGS": "--no-sandbox" if os.geteuid() == 0 else "",
        }
        screen = f"-screen 0 {SIZE[0]}x{SIZE[1]}x24 -fbdir {folder}"
        command = ["xvfb-run", "-a", "-s", screen]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*command, str(KIOSK / "start-kiosk"), "--with-server"],
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.folder = folder
        self.silence = None

    def is_alive(self):
        """Has the page given a sign of life since this was last asked?"""
        before, self.silence = self.silence, self.silent_for()
        return None not in (before, self.silence) and self.silence < before

    def wait(self, condition):
        assert wait_until(condition, PATIENCE_S), self.log.read_text()

    def silent_for(self):
        """Seconds since the page's last sign of life; None without a server."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}/kiosk/heartbeat", timeout=2) as answer:
                return int(answer.read())
        except (URLError, OSError, HTTPException):  # the last: killed in the middle of an answer
            return None

    def picture(self):
        """What is on its screen now."""
        shot = (self.folder / "Xvfb_screen0").read_bytes()  # an XWD file
        header = struct.unpack(">25I", shot[:100])
        begin = header[0] + 12 * header[19]  # behind the header and the colour map
        return Image.frombytes("RGB", SIZE, shot[begin:], "raw", "BGRX")

    def processes(self, *words):
        """The ids of this exhibit's processes whose command line has all the words."""
        found = []
        for entry in Path("/proc").iterdir():
            try:
                command = (entry / "cmdline").read_bytes().decode(errors="replace")
            except (NotADirectoryError, FileNotFoundError, ProcessLookupError):
                continue
            if all(word in command for word in words):
                found.append(int(entry.name))
        return found

    def renderer(self):
        return self.processes("--type=renderer", str(self.folder))

    def server(self):
        """The id of its server, as the script wrote it down."""
        (written,) = self.folder.glob("*/server.pid")
        return int(written.read_text())

    def stop(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory):
    for program, packages in [
        ("xvfb-run", "xvfb xauth"),
        ("xrandr", "x11-xserver-utils"),
        ("curl", "curl"),
    ]:
        needed(program, packages)
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        pytest.skip("start-kiosk needs the system's own Chromium: `apt-get install chromium`")
    exhibit = Exhibit(tmp_path_factory.mktemp("exhibit"))
    try:
        exhibit.wait(lambda: exhibit.renderer() and exhibit.is_alive())
        yield exhibit
    finally:
        exhibit.stop()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSTOP], ids=["is killed", "hangs"])
def test_a_server_that_is_gone_is_back_by_itself_and_the_same_page_goes_on(exhibit, end):
    renderer = exhibit.renderer()
    gone = exhibit.server()
    os.killpg(gone, end)
    exhibit.wait(lambda: exhibit.server() != gone)
    exhibit.wait(exhibit.is_alive)
    assert set(renderer) & set(exhibit.renderer())


def test_it_fills_the_screen_without_a_window_manager(exhibit):
    corners = [(x, y) for x in (0, SIZE[0] - 1) for y in (0, SIZE[1] - 1)]

    def is_filled():
        picture = exhibit.picture()
        return all(min(picture.getpixel(corner)) > 200 for corner in corners)

    exhibit.wait(is_filled)


@pytest.mark.parametrize("end", [signal.SIGSTOP, signal.SIGKILL], ids=["hangs", "is killed"])
def test_a_page_that_is_gone_is_back_by_itself(exhibit, end):
    gone = exhibit.renderer()
    for one in gone:
        os.kill(one, end)
    exhibit.wait(lambda: exhibit.renderer() and not set(gone) & set(exhibit.renderer()))
    exhibit.wait(exhibit.is_alive)


@pytest.mark.parametrize("script", ["start-kiosk", "install.sh", "screen"])
def test_shellcheck_accepts_the_scripts(script):
    checked = subprocess.run(
        [
            Path(sys.executable).with_name("shellcheck"),
            "--external-sources",
            "--source-path",
            str(ROOT),
            str(KIOSK / script),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stdout + checked.stderr == ""


def test_the_screen_goes_dark_with_the_exhibit_and_lights_up_with_it(tmp_path):
    (tmp_path / "systemctl").write_text('#!/bin/sh\necho "$@" >>"$KIOSK_BLANK.said"\n')
    (tmp_path / "systemctl").chmod(0o755)
    blank = tmp_path / "blank"
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "KIOSK_BLANK": str(blank)}
    for state, expected in [("off", "4\n"), ("on", "0\n")]:
        subprocess.run([KIOSK / "screen", state], env=environment, check=True)
        assert blank.read_text() == expected
    assert (tmp_path / "blank.said").read_text() == "stop digitpad-kiosk\nstart digitpad-kiosk\n"


@pytest.mark.parametrize(
    ("script", "arguments", "expected"),
    [
        ("install.sh", ["--now"], "expected --x11, --uninstall or nothing, got '--now'"),
        ("screen", ["dark"], "expected on or off, got 'dark'"),
        ("screen", [], "expected on or off, got ''"),
    ],
)
def test_a_script_says_what_it_expected(script, arguments, expected):
    refused = subprocess.run(
        [KIOSK / script, *arguments], capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    assert expected in refused.stderr
