"""The page's modules that know no DOM, each by itself."""

import pytest


@pytest.fixture(scope="module")
def run(chromium, server):
    """A function that runs `script`, a function's body, with the exports of a file as `module`."""
    page = chromium.new_page()
    page.goto(server.url + "/healthz")  # the page's origin without the page

    def run(name, script):
        load = f"const module = await import('/static/js/{name}.js');"
        return page.evaluate(f"async () => {{ {load} {script} }}")

    yield run
    page.close()


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ("begin(A)", [["A"]]),
        ("begin(A) extend([B,C])", [["A", "B", "C"]]),
        ("begin(A) end() extend([B])", [["A"]]),
        ("begin(A) end() begin(B)", [["A"], ["B"]]),
        ("begin(A) begin(B) undo()", [["A"]]),
        ("begin(A) undo()", []),
        ("undo() redo() clear()", []),
        ("begin(A) extend([B]) undo() redo()", [["A", "B"]]),
        ("begin(A) undo() extend([B]) redo()", [["A"]]),
        ("begin(A) undo() begin(B) redo()", [["B"]]),
        ("begin(A) clear() extend([B])", []),
        ("begin(A) begin(B) clear() undo()", [["A"], ["B"]]),
        ("begin(A) clear() clear() undo()", [["A"]]),
        ("begin(A) clear() undo() redo()", []),
    ],
)
def test_a_drawing_holds_what_was_drawn_and_not_undone(run, actions, expected):
    script = "const drawing = new module.Drawing(); const [A, B, C] = ['A', 'B', 'C'];"
    script += "".join(f"drawing.{action};" for action in actions.split())
    assert run("strokes", script + "return drawing.strokes;") == expected


def test_a_drawing_counts_how_often_it_became_blank(run):
    script = """
        const drawing = new module.Drawing();
        const counts = [];
        for (const action of ["begin", "clear", "clear", "undo", "undo", "redo"]) {
            drawing[action]([0, 0]);
            counts.push(drawing.blanks);
        }
        return counts;"""
    assert run("strokes", script) == [0, 1, 1, 1, 2, 2]


LIVE = """
    const heard = [];
    const waiting = [];
    const tick = () => new Promise((resolve) => setTimeout(resolve));
    const live = module.createLive({
        ask: (state) => new Promise((resolve, reject) => waiting.push({ state, resolve, reject })),
        onAnswer: (answer, state) => heard.push(`${answer} for ${state}`),
        onConnection: (connected) => heard.push(connected ? "found" : "lost"),
        sleep: async (ms) => heard.push(`slept ${ms}`),
    });
"""


def test_of_what_comes_while_a_request_is_in_flight_only_the_newest_is_asked(run):
    script = """
        live("one"); live("two"); live("three");
        const asked = waiting.map(({ state }) => state);
        waiting[0].resolve("A");
        await tick();
        waiting[1].resolve("B");
        await tick();
        return [asked, heard, waiting.length];"""
    answers = ["A for one", "B for three"]
    assert run("live", LIVE + script) == [["one"], answers, 2]


def test_a_lost_request_is_repeated_after_longer_and_longer_pauses(run):
    script = """
        live("one");
        for (let i = 0; i < 5; i += 1) {
            waiting[i].reject();
            await tick();
        }
        waiting[5].resolve("A");
        await tick();
        return heard;"""
    pauses = [250, 500, 1000, 2000, 2000]
    lost = [word for ms in pauses for word in ("lost", f"slept {ms}")]
    assert run("live", LIVE + script) == [*lost, "found", "A for one"]


def test_a_newer_drawing_takes_the_place_of_the_one_that_was_lost(run):
    script = """
        live("one");
        live("two");
        waiting[0].reject();
        await tick();
        waiting[1].resolve("A");
        await tick();
        return heard.at(-1);"""
    assert run("live", LIVE + script) == "A for two"
