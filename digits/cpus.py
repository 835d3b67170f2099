"""How many processors this process may keep busy: fewer than the machine has, in a container."""

import os
from collections.abc import Iterator
from pathlib import Path

PROC, CGROUPS = Path("/proc"), Path("/sys/fs/cgroup")


def usable_cpus(proc: Path = PROC, cgroups: Path = CGROUPS) -> int:
    """Whole processors that affinity and the control group's quotas leave, at least 1.

    A thread more than the quota has processors would only use it up sooner, and then all wait.
    Source: the kernel's documentation of cgroup-v2 (cpu.max) and of CFS bandwidth control.
    """
    return max(1, int(min([_affinity(), *_quotas(proc, cgroups)])))


def _affinity() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _quotas(proc: Path, cgroups: Path) -> Iterator[float]:
    """In processors: those of this process's control group and of the groups around it."""
    for line in _words(proc / "self" / "cgroup", "\n"):
        _, controllers, path = line.split(":", 2)
        group = Path(path.lstrip("/"))
        for place in (group, *group.parents):
            if not controllers:
                yield from _share(_words(cgroups / place / "cpu.max"))
            elif "cpu" in controllers.split(","):
                v1 = cgroups / "cpu" / place
                quota, period = v1 / "cpu.cfs_quota_us", v1 / "cpu.cfs_period_us"
                yield from _share([*_words(quota), *_words(period)])


def _share(quota_and_period: list[str]) -> Iterator[float]:
    """Processors of a quota and its period, both in microseconds; none without a quota."""
    if len(quota_and_period) == 2 and quota_and_period[0] not in ("max", "-1"):
        quota, period = map(int, quota_and_period)
        yield quota / period


def _words(path: Path, separator: str | None = None) -> list[str]:
    try:
        return path.read_text().strip().split(separator)
    except OSError:  # another system, or a group that cannot be seen from inside a container
        return []
