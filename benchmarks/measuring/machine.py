"""The machine in words, and the versions of what runs on it."""

import platform
import re
import shutil
import subprocess
from pathlib import Path

import psutil

from benchmarks.browser.desk import chromium_version
from benchmarks.contenders.contenders import DIGITPAD, GRADIO, TEXTBOOK, Contender
from benchmarks.contenders.environments import versions_of
from testing.chromium import NoChromium

PACKAGES = {
    DIGITPAD: ("flask", "gunicorn", "ai-edge-litert", "numpy", "pillow"),
    TEXTBOOK: ("flask", "keras", "tensorflow"),
    GRADIO: ("gradio", "keras", "tensorflow"),
}


def machine() -> str:
    """Processor, cores, memory and system, as the system tells them."""
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{_processor()}, {psutil.cpu_count()} cores, {memory:.0f} GiB of memory, "
        f"{_system()}, {platform.machine()}"
    )


def versions() -> dict[str, str]:
    """Of Python, the tools and each contender's packages."""
    tools = {
        "Python": platform.python_version(),
        "Chromium": _chromium(),
        "wrk": _wrk(),
    }
    return tools | {contender.name: _packages(contender) for contender in PACKAGES}


def _packages(contender: Contender) -> str:
    installed = versions_of(contender)
    return ", ".join(
        f"{name} {installed[name]}" for name in PACKAGES[contender] if name in installed
    )


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", told.read_text()) if told.exists() else None
    return found[1] if found else platform.processor() or "an unknown processor"


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        name = platform.system()
    return f"{name}, kernel {platform.release()}"


def _chromium() -> str:
    try:
        return chromium_version()
    except NoChromium:
        return "none"


def _wrk() -> str:
    wrk = shutil.which("wrk")
    if wrk is None:
        return "none"
    run = subprocess.run([wrk, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"wrk \S*?([\d.]+\S*)", run.stdout)
    return found[1] if found else "unknown"
