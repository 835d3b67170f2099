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

CPUINFO = Path("/proc/cpuinfo")

INSTRUCTION_SETS = (
    "avx2",
    "avx512f",
    "avx512_vnni",
    "avx_vnni",
    "amx_int8",
    "asimd",
    "asimddp",
    "i8mm",
    "sve",
)
"""Those on which a network's speed depends, as Linux names them: of x86, then of ARM.

Source: the kernel's arch/x86/include/asm/cpufeatures.h and Documentation/arch/arm64/elf_hwcaps.rst.
"""


def machine() -> str:
    """Processor, instruction sets, cores, memory and system, as the system tells them."""
    cpuinfo = CPUINFO.read_text() if CPUINFO.exists() else ""
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{processor(cpuinfo)} with {instruction_sets(cpuinfo)}, {psutil.cpu_count()} cores, "
        f"{memory:.0f} GiB of memory, {_system()}, {platform.machine()}"
    )


def processor(cpuinfo: str) -> str:
    """The processor's name, of what is in /proc/cpuinfo, which on ARM has none."""
    found = re.search(r"model name\s*: (.+)", cpuinfo)
    return found[1] if found else platform.processor() or "an unknown processor"


def instruction_sets(cpuinfo: str) -> str:
    """Those of `INSTRUCTION_SETS` that the processor has, of what is in /proc/cpuinfo."""
    found = re.search(r"^(?:flags|Features)\s*: (.+)", cpuinfo, re.MULTILINE)
    if found is None:
        return "unknown instruction sets"
    had = found[1].split()
    return " ".join(name for name in INSTRUCTION_SETS if name in had) or "none of AVX2 and its kind"


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
