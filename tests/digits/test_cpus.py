import os

import pytest

from digits.cpus import usable_cpus


@pytest.fixture(autouse=True)
def four_processors(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: range(4), raising=False)


def usable(folder, groups: str, files: dict[str, str]) -> int:
    """What is usable where /proc tells of these groups, and they have these files."""
    for name, text in {"proc/self/cgroup": groups, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    return usable_cpus(folder / "proc", folder / "cgroups")


def test_without_control_groups_those_of_the_affinity_are_usable(tmp_path):
    assert usable_cpus(tmp_path, tmp_path) == 4


@pytest.mark.parametrize(
    ("quota", "expected"),
    [
        ("max 100000", 4),
        ("200000 100000", 2),
        ("250000 100000", 2),
        ("50000 100000", 1),
        ("800000 100000", 4),
    ],
)
def test_a_quota_leaves_whole_processors_and_at_least_one(tmp_path, quota, expected):
    assert usable(tmp_path, "0::/", {"cgroups/cpu.max": quota}) == expected


def test_the_smallest_quota_of_the_groups_around_counts(tmp_path):
    files = {
        "cgroups/all/cpu.max": "100000 100000",
        "cgroups/all/server/cpu.max": "300000 100000",
    }
    assert usable(tmp_path, "0::/all/server", files) == 1


@pytest.mark.parametrize(("quota", "expected"), [("-1", 4), ("200000", 2), ("30000", 1)])
@pytest.mark.parametrize("place", ["cpu/docker/7f", "cpu"])  # as seen from outside, or inside
def test_quotas_of_the_older_control_groups_count_too(tmp_path, place, quota, expected):
    groups = "5:memory:/docker/7f\n4:cpu,cpuacct:/docker/7f\n1:name=systemd:/"
    files = {
        f"cgroups/{place}/cpu.cfs_quota_us": quota,
        f"cgroups/{place}/cpu.cfs_period_us": "100000",
    }
    assert usable(tmp_path, groups, files) == expected
