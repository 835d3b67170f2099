"""Chromium's traces: the tasks of a page's main thread."""

from typing import Any

Trace = dict[str, Any]
"""The trace event format: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU"""

CATEGORIES = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline"]
"""What to record: tasks, and little else that would slow them down."""

MAIN_THREAD = "CrRendererMain"

TASK = "RunTask"


def main_thread_tasks_ms(trace: Trace) -> list[float]:
    """The lengths of a main thread's tasks: of several pages, of that which worked most."""
    events = trace["traceEvents"]
    tasks: dict[tuple[int, int], list[float]] = {
        (event["pid"], event["tid"]): []
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == MAIN_THREAD
    }
    for event in events:
        thread = (event["pid"], event["tid"])
        if event["name"] == TASK and event["ph"] == "X" and thread in tasks:
            tasks[thread].append(event["dur"] / 1e3)
    return max(tasks.values(), key=sum, default=[])
