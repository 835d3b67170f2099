"""A virtual environment for each contender, made anew when its requirements change."""

import shutil
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

from benchmarks.contenders.contenders import Contender
from testing.servers import ROOT

STAMP = "installed-from.txt"


class NotInstalled(RuntimeError):
    """pip did not install what a contender needs."""


def python_of(contender: Contender) -> Path:
    """The Python of a contender's environment, which is installed where it is not yet.

    Raises `NotInstalled`.
    """
    requirements = (ROOT / contender.requirements).read_text()
    stamp = contender.environment / STAMP
    if not stamp.exists() or stamp.read_text() != requirements:
        _install(contender)
        stamp.write_text(requirements)
    return contender.environment / "bin" / "python"


def installed_bytes(contender: Contender) -> int:
    """What a contender needs on disk: its environment, without pip, and its own files."""
    paths = [contender.environment, *(ROOT / name for name in contender.files)]
    return sum(map(_bytes_under, paths))


def versions_of(contender: Contender) -> dict[str, str]:
    """The version of every package in a contender's environment, by lower-case name."""
    packages = [str(path) for path in contender.environment.glob("lib/python*/site-packages")]
    return {found.metadata["Name"].lower(): found.version for found in distributions(path=packages)}


def _install(contender: Contender) -> None:
    folder = contender.environment
    print(f"installing {contender.requirements} into {folder}", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    # Without pip, which would count as a part of what serving needs.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]
    quietly = ["--quiet", "--disable-pip-version-check"]
    install = [*pip, "install", *quietly, "--require-hashes", "-r", str(contender.requirements)]
    if subprocess.run(install, cwd=ROOT, check=False).returncode != 0:
        raise NotInstalled(f"pip did not install {contender.requirements}, as it says above")


def _bytes_under(path: Path) -> int:
    files = [path] if path.is_file() else path.rglob("*")
    return sum(one.stat().st_size for one in files if one.is_file() and not one.is_symlink())
