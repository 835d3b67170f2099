"""The exhibit's units: systemd takes them, and each may do little more than it needs."""

import re
import subprocess
import sys
from configparser import ConfigParser, SectionProxy

import pytest

from testing.servers import ROOT
from tests.missing import needed

KIOSK = ROOT / "deploy" / "kiosk"

UNITS = sorted(path.name for path in KIOSK.glob("*.service"))

SCREENS = [unit for unit in UNITS if "kiosk" in unit]

UNSUPPORTED = 77
"""What the program below exits with where the kernel cannot hold it to its word."""

READS_WITHOUT_NEW_CODE = f"""
import ctypes, sys
PR_SET_MDWE, REFUSE_EXEC_GAIN = 65, 1
if ctypes.CDLL(None).prctl(PR_SET_MDWE, REFUSE_EXEC_GAIN, 0, 0, 0):
    sys.exit({UNSUPPORTED})
from testing.pictures import as_file, digit_picture
from webapp import create_app
from webapp.settings import Settings
client = create_app(Settings()).test_client()
seven = as_file(digit_picture(7))
answer = client.post("/api/v1/predictions?explain=1", data=seven, content_type="image/png")
sys.exit(answer.get_json()["digit"] != 7)
"""


def section(file: str, name: str) -> SectionProxy:
    """A section of a unit; of a setting that stands there twice the last."""
    parser = ConfigParser(interpolation=None, strict=False)
    parser.read(KIOSK / file)
    return parser[name]


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_accepts_the_units(unit, tmp_path):
    needed("systemd-analyze", "systemd")
    # What they start is not here.
    text = re.sub(r"^(Exec\w+)=.*", r"\1=/bin/true", (KIOSK / unit).read_text(), flags=re.MULTILINE)
    (tmp_path / unit).write_text(text)
    checked = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / unit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr
    assert checked.stderr == ""


@pytest.mark.parametrize(
    ("unit", "most"),
    [
        ("digitpad.service", 2.5),
        ("digitpad-kiosk-wayland.service", 4.0),
        ("digitpad-kiosk-x11.service", 9.0),  # Xorg may need root
    ],
)
def test_a_unit_is_exposed_no_more_than_it_has_to_be(unit, most):
    needed("systemd-analyze", "systemd")
    checked = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={most * 10:.0f}", unit],
        cwd=KIOSK,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_server_that_hangs_is_started_anew():
    service = section("digitpad.service", "Service")
    assert (service["Type"], service["NotifyAccess"]) == ("notify", "all")  # its workers tell
    assert 10 <= int(service["WatchdogSec"]) <= 60
    assert service["Restart"] == "always"


def test_the_servers_memory_has_head_room_and_an_end():
    size = re.fullmatch(r"(\d+)M", section("digitpad.service", "Service")["MemoryMax"])
    assert size is not None
    assert 1.2 * 350e6 <= int(size[1]) * 2**20 <= 1.5 * 350e6


@pytest.mark.parametrize(
    ("file", "name"), [("digitpad.service", "Service"), ("digitpad-kiosk.slice.conf", "Slice")]
)
def test_server_and_screen_reach_this_machine_alone(file, name):
    part = section(file, name)
    assert (part["IPAddressDeny"], part["IPAddressAllow"]) == ("any", "localhost")


def test_the_server_reads_without_writing_code_of_its_own():
    assert section("digitpad.service", "Service")["MemoryDenyWriteExecute"] == "yes"
    run = subprocess.run(
        [sys.executable, "-c", READS_WITHOUT_NEW_CODE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode == UNSUPPORTED:
        pytest.skip("the kernel cannot deny memory that is written and executed before Linux 6.3")
    assert run.returncode == 0, run.stderr


def test_a_key_is_for_root_and_the_server_alone():
    assert re.search(r"^ *chmod 600 \"\$config\"", (KIOSK / "install.sh").read_text(), re.MULTILINE)
    for unit in SCREENS:
        assert section(unit, "Service")["UnsetEnvironment"] == "DIGITPAD_SECRET_KEY"


@pytest.mark.parametrize("unit", SCREENS)
@pytest.mark.parametrize("moment", ["ExecStop", "ExecStopPost"])
def test_nothing_is_left_of_a_screen_that_is_stopped(unit, moment):
    assert section(unit, "Service")[moment].endswith("pkill -U digitpad-kiosk -f start-kiosk")
