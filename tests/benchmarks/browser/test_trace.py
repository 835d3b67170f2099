from benchmarks.browser.trace import main_thread_tasks_ms


def thread(pid: int, name: str) -> dict:
    return {"name": "thread_name", "ph": "M", "pid": pid, "tid": 1, "args": {"name": name}}


def event(pid: int, name: str, microseconds: int, phase: str = "X", tid: int = 1) -> dict:
    return {"name": name, "ph": phase, "pid": pid, "tid": tid, "dur": microseconds}


def tasks(*events: dict) -> list[float]:
    return main_thread_tasks_ms({"traceEvents": list(events)})


def test_the_tasks_of_the_pages_main_thread_are_told_in_ms():
    assert tasks(
        thread(1, "CrRendererMain"),
        thread(2, "CrBrowserMain"),
        event(1, "RunTask", 1500),
        event(1, "RunTask", 12_000),
        event(1, "FunctionCall", 9000),
        event(1, "RunTask", 77_000, tid=5),
        event(2, "RunTask", 99_000),
        event(1, "RunTask", 5000, phase="B"),
    ) == [1.5, 12]


def test_of_several_pages_the_one_that_works_is_meant():
    idle, busy = thread(1, "CrRendererMain"), thread(2, "CrRendererMain")
    assert tasks(idle, busy, event(1, "RunTask", 10), event(2, "RunTask", 20)) == [0.02]


def test_a_trace_without_a_page_has_no_tasks():
    assert tasks(event(1, "RunTask", 10)) == []
