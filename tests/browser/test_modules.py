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
    script += "return drawing.strokes.map(({ points }) => points);"
    assert run("drawing/drawing", script) == expected


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ("begin(A); resume(B)", ["A", "B"]),
        ("begin(A); resume(B); undo()", []),
        ("begin(A); resume(B); undo(); redo()", ["A", "B"]),
        ("begin(A); end(); resume(B)", ["A"]),
        ("begin(A); begin(B); rub([first])", ["A"]),
        ("begin(A); begin(B); rub([first]); undo()", ["A", "B"]),
        ("begin(A); begin(B); rub([first]); rub([]); undo()", ["A", "B"]),
        ("begin(A); begin(B); rub([first]); end(); rub([]); undo()", ["A"]),
        ("begin(A); begin(B); rub([first]); undo(); rub([first]); undo()", ["A", "B"]),
        ("begin(A); rub([]); cancel()", ["A"]),
        ("begin(A); rub([]); end(); cancel()", []),
        ("begin(A); cancel(); redo()", []),
        ("begin(A); begin(B); cancel()", ["A"]),
        ("begin(A); replace([]); undo()", ["A"]),
        ("begin(A); forget(); undo()", ["A"]),
    ],
)
def test_strokes_can_be_rubbed_out_taken_back_and_replaced(run, actions, expected):
    script = "const drawing = new module.Drawing(); const [A, B] = ['A', 'B']; let first;"
    for action in actions.split("; "):
        script += f"first = drawing.strokes[0]; drawing.{action};"
    script += "return drawing.strokes.map(({ points }) => points[0]);"
    assert run("drawing/drawing", script) == expected


def test_the_oldest_steps_are_forgotten_beyond_a_thousand(run):
    script = """
        const drawing = new module.Drawing();
        for (let i = 0; i < 1500; i += 1) drawing.begin(i, 0.1, 0);
        let steps = 0;
        for (; drawing.canUndo; steps += 1) drawing.undo();
        return [steps, drawing.strokes.length];"""
    assert run("drawing/drawing", script) == [1000, 500]


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ("begin(A)", 1),
        ("begin(A) extend([B])", 2),
        ("extend([B])", 0),
        ("begin(A) end()", 1),
        ("begin(A) cancel()", 2),
        ("cancel()", 0),
        ("begin(A) undo() redo()", 3),
        ("undo() redo() clear()", 0),
        ("begin(A) clear() clear()", 2),
        ("begin(A) resume(B)", 2),
        ("resume(B)", 0),
        ("begin(A) rub([])", 2),
        ("replace([])", 1),
        ("begin(A) forget()", 2),
        ("batch(()=>{drawing.begin(A);drawing.extend([B]);drawing.undo()})", 1),
    ],
)
def test_a_drawing_tells_of_each_change_once(run, actions, expected):
    script = """
        const drawing = new module.Drawing(); const [A, B] = ['A', 'B'];
        let told = 0;
        const undo = drawing.subscribe(() => (told += 1));"""
    script += "".join(f"drawing.{action};" for action in actions.split())
    assert run("drawing/drawing", script + "return told;") == expected


@pytest.mark.parametrize("change", ["begin('B')", "batch(() => drawing.begin('B'))"])
def test_who_no_longer_listens_to_a_drawing_is_told_nothing(run, change):
    script = f"""
        const drawing = new module.Drawing();
        const told = [];
        const stop = drawing.subscribe(() => told.push("first"));
        drawing.subscribe(() => told.push("second"));
        stop();
        drawing.{change};
        return told;"""
    assert run("drawing/drawing", script) == ["second"]


def test_a_batch_that_fails_leaves_a_drawing_that_tells(run):
    script = """
        const drawing = new module.Drawing();
        let told = 0;
        drawing.subscribe(() => (told += 1));
        try {
            drawing.batch(() => { throw new Error(); });
        } catch {}
        drawing.begin('A');
        return told;"""
    assert run("drawing/drawing", script) == 1


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([[0, 0.5], [1, 0.5]], [[[0, 0.5], [0.4, 0.5]], [[0.6, 0.5], [1, 0.5]]]),
        ([[0, 0.5], [0.45, 0.5]], [[[0, 0.5], [0.4, 0.5]]]),
        ([[0.45, 0.5], [0.55, 0.5], [1, 0.5]], [[[0.6, 0.5], [1, 0.5]]]),
        ([[0.45, 0.5], [0.55, 0.5]], []),
        ([[0, 0.39], [1, 0.39]], [[[0, 0.39], [1, 0.39]]]),
        (
            [[0, 0.5, 0], [1, 0.5, 1]],
            [[[0, 0.5, 0], [0.4, 0.5, 0.4]], [[0.6, 0.5, 0.6], [1, 0.5, 1]]],
        ),
        ([[0.5, 0.45]], []),
        ([[0.5, 0.45], [0.5, 0.45]], []),
        ([[0.5, 0.3]], [[[0.5, 0.3]]]),
        ([[0.5, 0.3], [0.5, 0.3]], [[[0.5, 0.3], [0.5, 0.3]]]),
    ],
)
def test_what_is_rubbed_out_of_a_stroke_leaves_the_rest_as_it_was(run, points, expected):
    script = f"""
        const strokes = [{{ width: 0.06, points: {points} }}];
        const left = module.rubbed(strokes, [0.5, 0.5], 0.07);
        const again = module.rubbed(left, [0.5, 0.5], 0.07);
        return [left, again === left, left.every(({{ width }}) => width === 0.06)];"""
    left, is_same, is_as_wide = run("drawing/rubbing", script)
    assert [len(stroke["points"]) for stroke in left] == [len(points) for points in expected]
    for stroke, points in zip(left, expected, strict=True):
        assert stroke["points"] == [pytest.approx(point) for point in points]
    assert is_same
    assert is_as_wide


def test_strokes_that_the_eraser_does_not_touch_are_the_same_as_before(run):
    script = """
        const near = { width: 0.06, points: [[0.4, 0.5], [0.6, 0.5]] };
        const far = { width: 0.06, points: [[0.4, 0.9], [0.6, 0.9]] };
        const left = module.rubbed([near, far], [0.5, 0.5], 0.01);
        return [left.length, left[2] === far];"""
    assert run("drawing/rubbing", script) == [3, True]


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([[0.6, 0.5], [0.7, 0.5]], [[False, [0.6, 0.5], [0.7, 0.5]]]),
        ([[0.5, 1.5], [0.9, 1.5]], [[False, [0.5, 1]]]),
        ([[0.5, 1.5], [0.9, 1.5], [0.9, 0.5]], [[False, [0.5, 1]], [True, [0.9, 1], [0.9, 0.5]]]),
        ([[2.5, 0.5], [2.4, 0.5]], [[False, [2, 0.5]]]),
        ([[-0.5, 0.5], [2.5, 0.5]], [[False, [0, 0.5]], [True, [0, 0.5], [2, 0.5]]]),
        ([[0.5, 0.5]], [[False, [0.5, 0.5]]]),
    ],
)
def test_a_line_ends_at_the_sheets_edge_and_begins_again_where_it_comes_back(run, points, expected):
    script = f"""
        const runs = module.runsOnSheet([0.5, 0.5], {points}, 2);
        return runs.map(({{ points, isNew }}) => [isNew, ...points]);"""
    assert run("input/edges", script) == expected


@pytest.mark.parametrize("points", [[[0.5, -0.1]], [[-0.1, -0.1], [-0.2, 0.5]], [[0.6, -0.5]]])
def test_nothing_of_a_line_that_stays_beyond_the_edge_is_drawn(run, points):
    assert run("input/edges", f"return module.runsOnSheet([0.4, -0.4], {points}, 1);") == []


def test_a_drawing_is_an_svg_of_its_curves(run):
    script = """return module.toSvg([
        { width: 0.05, points: [[0, 0], [0.5, 0], [1, 1]] }, { width: 0.1, points: [[0.5, 0.5]] },
    ], 1);"""
    svg = run("paint/files", script)
    assert '<path d="M0 0Q512 0 768 512L1024 1024" stroke-width="51.2"/>' in svg
    assert '<path d="M512 512L512 512" stroke-width="102.4"/>' in svg


def test_a_drawing_counts_how_often_it_became_blank(run):
    script = """
        const drawing = new module.Drawing();
        const counts = [];
        for (const action of ["begin", "clear", "clear", "undo", "undo", "redo"]) {
            drawing[action]([0, 0]);
            counts.push(drawing.blanks);
        }
        return counts;"""
    assert run("drawing/drawing", script) == [0, 1, 1, 1, 2, 2]


WAVES = """
    const points = (count, pressure) => Array.from({ length: count }, (_, i) => [
        0.5 + 0.4 * Math.cos(i / 9), 0.5 + 0.4 * Math.sin(i / 7), ...pressure(i),
    ]);
"""


@pytest.mark.parametrize("pressure", ["[]", "[0.5 + 0.4 * Math.sin(i / 5)]"], ids=["mouse", "pen"])
@pytest.mark.parametrize("count", [1, 2, 24, 25, 26, 49, 150])
def test_the_pieces_of_a_stroke_look_like_the_whole(run, count, pressure):
    script = f"""
        const {{ drawInk }} = await import("/static/js/paint/ink.js");
        const draw = (strokes) => {{
            const canvas = document.createElement("canvas");
            canvas.width = canvas.height = 200;
            const context = canvas.getContext("2d");
            drawInk(context, strokes, 200);
            return context.getImageData(0, 0, 200, 200).data;
        }};
        const stroke = {{ width: 0.05, points: points({count}, (i) => {pressure}) }};
        const [whole, pieces] = [draw([stroke]), draw(module.piecesOf(stroke))];
        const differences = whole.map((level, i) => Math.abs(level - pieces[i]));
        const largest = (levels) => levels.reduce((one, other) => Math.max(one, other));
        const mean = (levels) => levels.reduce((one, other) => one + other) / levels.length;
        return [largest(whole), mean([...differences]), largest(differences)];"""
    darkest, on_average, largest = run("drawing/pieces", WAVES + script)
    assert darkest > 200
    assert on_average < 0.5  # where the smooth edges of two ends overlap, or the stroke itself
    assert largest < 100


def test_more_points_change_a_strokes_last_piece_alone(run):
    script = """
        const stroke = { width: 0.05, points: points(100, () => []) };
        const before = module.piecesOf(stroke);
        stroke.points.push(...points(100, () => []));
        const after = module.piecesOf(stroke);
        return [before.length, after.length, before.map((one, i) => one === after[i])];"""
    before, after, same = run("drawing/pieces", WAVES + script)
    assert 1 < before < after
    assert same == [True] * (before - 1) + [False]


LIVE = """
    const WINDOW = { earliest: 0, latest: 0 };
    const heard = [];
    const waiting = [];
    const tick = () => new Promise((resolve) => setTimeout(resolve));
    const live = module.createLive({
        ask: (state) => new Promise((resolve, reject) => waiting.push({ state, resolve, reject })),
        onAnswer: (answer, state) => heard.push(`${answer} for ${state}`),
        onConnection: (connected) => heard.push(connected ? "found" : "lost"),
        onRefusal: (state) => heard.push(`${state} refused`),
        sleep: async (ms) => heard.push(`slept ${ms}`),
        pacing: { untilAsking: () => WINDOW, answeredAfter() {}, moved() {} },
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
    assert run("live/live", LIVE + script) == [["one"], answers, 2]


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
    assert run("live/live", LIVE + script) == [*lost, "found", "A for one"]


BUSY = """
    const { Busy } = await import("/static/js/live/predictions.js");
    Math.random = () => 0;
"""


def test_a_busy_server_is_asked_again_when_it_said_and_then_less_often_until_it_recovers(run):
    script = """
        live("one");
        waiting[0].reject(new Busy("1"));
        await tick();
        for (let i = 1; i < 7; i += 1) {
            live(i);
            waiting[i].resolve("A");
            await tick();
        }
        return heard.filter((word) => word.startsWith("slept"));"""
    slept = ["slept 1000", *[f"slept {ms:g}" for ms in (200, 100, 50, 25, 12.5)]]
    assert run("live/live", LIVE + BUSY + script) == slept


def test_a_server_that_is_busy_for_a_moment_is_not_told_as_lost_but_one_that_stays_so_is(run):
    script = """
        live("one");
        const lost = [];
        for (let i = 0; i < 3; i += 1) {
            waiting[i].reject(new Busy(null));
            await tick();
            lost.push(heard.includes("lost"));
        }
        return lost;"""
    assert run("live/live", LIVE + BUSY + script) == [False, False, True]


def test_what_the_server_refuses_is_not_asked_again_but_what_is_drawn_next(run):
    script = """
        const { Refused } = await import("/static/js/live/predictions.js");
        live("one");
        waiting[0].reject(new Refused(422));
        await tick();
        const asked = waiting.length;
        live("two");
        waiting[1].resolve("A");
        await tick();
        return [asked, heard];"""
    heard = ["one refused", "slept 400", "found", "A for two"]
    assert run("live/live", LIVE + script) == [1, heard]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, "Refused"),
        (403, "Refused"),
        (404, "Refused"),
        (408, "Error"),
        (413, "Refused"),
        (422, "Refused"),
        (429, "Busy"),
        (500, "Error"),
        (502, "Error"),
        (503, "Busy"),
    ],
)
def test_each_status_is_a_refusal_or_a_busy_or_a_lost_server(run, status, kind):
    script = f"""
        window.fetch = async () => new Response("", {{ status: {status} }});
        return module.askPrediction("").catch((error) => error.constructor.name);"""
    assert run("live/predictions", script) == kind


def test_a_newer_drawing_takes_the_place_of_the_one_that_was_lost(run):
    script = """
        live("one");
        live("two");
        waiting[0].reject();
        await tick();
        waiting[1].resolve("A");
        await tick();
        return heard.at(-1);"""
    assert run("live/live", LIVE + script) == "A for two"


def test_what_is_drawn_until_the_window_opens_is_asked_about(run):
    waited = LIVE.replace("earliest: 0, latest: 0", "earliest: 7, latest: 7")
    script = """
        live("one"); live("two");
        await tick();
        return [waiting[0].state, heard];"""
    assert run("live/live", waited + script) == ["two", ["slept 7"]]


@pytest.mark.parametrize(
    ("pen_moves", "sleeps", "expected"),
    [(True, "new Promise(() => {})", ["two"]), (False, "Promise.resolve()", ["one"])],
    ids=["moves", "rests"],
)
def test_in_the_window_the_pens_next_move_is_asked_about_or_else_what_there_is(
    run, pen_moves, sleeps, expected
):
    window = LIVE.replace("earliest: 0, latest: 0", "earliest: 0, latest: 9").replace(
        "async (ms) => heard.push(`slept ${ms}`)", f"() => {sleeps}"
    )
    script = f"""
        live("one");
        if ({str(pen_moves).lower()}) live("two");
        await tick();
        return waiting.map(({{ state }}) => state);"""
    assert run("live/live", window + script) == expected


PACING = """
    let time = 1000;
    let frame = 1000;
    const pacing = module.createPacing({ now: () => time, frameTime: () => frame });
    const answered = (ms) => { for (let i = 0; i < 100; i += 1) pacing.answeredAfter(ms); };
    const moves = (apart) => {
        for (let i = 0; i < 100; i += 1) { pacing.moved(); time += apart; }
    };
    const landsAt = (ms) => time + pacing.untilAsking().latest + ms;
"""

PERIOD = 1000 / 60

LATEST_ANSWER = 1


def test_the_first_question_is_asked_at_once(run):
    at_once = {"earliest": 0, "latest": 0}
    assert run("live/pacing", PACING + "return pacing.untilAsking();") == at_once


@pytest.mark.parametrize("asked_at", [1000, 1003, 1009, 1016, 1500])
@pytest.mark.parametrize("takes", [2, 6, 20])
def test_at_the_windows_end_an_answer_still_comes_in_time_for_a_frame(run, takes, asked_at):
    script = f"answered({takes}); time = {asked_at}; return landsAt({takes});"
    lands = run("live/pacing", PACING + script)
    assert (lands - 1000) % PERIOD == pytest.approx(LATEST_ANSWER, abs=0.01)
    assert 0 <= lands - (asked_at + takes) <= PERIOD


@pytest.mark.parametrize("apart", [1, 4, 8])
def test_the_window_is_as_long_as_the_pen_takes_from_move_to_move(run, apart):
    script = f"""
        answered(2); moves({apart});
        time = frame + 2;
        const {{ earliest, latest }} = pacing.untilAsking();
        return latest - earliest;"""
    assert run("live/pacing", PACING + script) == pytest.approx(apart, abs=0.1)


def test_a_window_that_is_already_open_begins_now(run):
    script = "answered(6); moves(8); time = frame + 10; return pacing.untilAsking();"
    window = run("live/pacing", PACING + script)
    assert window["earliest"] == 0
    assert 0 < window["latest"] < 8


def test_an_answer_that_takes_many_frames_is_asked_for_at_once(run):
    at_once = {"earliest": 0, "latest": 0}
    assert run("live/pacing", PACING + "answered(80); return pacing.untilAsking();") == at_once


@pytest.mark.parametrize(("hertz", "seen_every"), [(60, 1), (60, 3), (120, 1), (50, 1), (75, 2)])
def test_the_display_s_own_frames_are_learned(run, hertz, seen_every):
    script = f"""
        answered(2);
        const between = 1000 / {hertz};
        for (let i = 0; i < 100; i += 1) {{
            frame += {seen_every} * between;
            time = frame + 1;
            pacing.untilAsking();
        }}
        return (landsAt(2) - frame) % between;"""
    assert run("live/pacing", PACING + script) == pytest.approx(LATEST_ANSWER, abs=0.15)


@pytest.mark.parametrize(
    ("count", "most", "expected"), [(1, 3, 1), (3, 3, 3), (100, 10, 11), (1000, 10, 11)]
)
def test_a_long_line_is_drawn_with_few_of_its_points(run, count, most, expected):
    script = f"""
        const points = Array.from({{ length: {count} }}, (_, i) => [i, 0]);
        return module.thinned(points, {most});"""
    kept = run("drawing/geometry", script)
    assert abs(len(kept) - expected) <= 1
    assert (kept[0], kept[-1]) == ([0, 0], [count - 1, 0])


def test_a_thinned_line_keeps_its_corners(run):
    script = """
        const dense = Array.from({ length: 100 }, (_, i) => [i / 100, 0]);
        return module.thinned([...dense, [1, 0], [1, 50], [0, 50]], 10);"""
    kept = run("drawing/geometry", script)
    assert [1, 0] in kept
    assert [1, 50] in kept
