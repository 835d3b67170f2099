"""The model's page in a browser: it fits, it is accessible, and its matrix tells of itself."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from digits.report import ConditionMetrics
from testing.reports import model_with, sample_report
from testing.servers import RunningServer

SIZES = {
    "small phone": (320, 568),
    "phone": (360, 740),
    "tablet": (768, 1024),
    "desktop": (1280, 800),
    "4K": (3840, 2160),
}

SMALL = """[...document.querySelectorAll("main :is(a, button, summary)")]
    .map((element) => [element.textContent, element.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.width < 44 || box.height < 44))
    .map(([text]) => text)"""

FOUR_AS_NINE = "Of 10 fours, 2 were read as 9."


@pytest.fixture(scope="module")
def model_server(saved_model, tmp_path_factory) -> Iterator[RunningServer]:
    folder = tmp_path_factory.mktemp("reported")
    report = sample_report()
    report.metrics.pen.test_sets["unipen"] = ConditionMetrics(
        100, {"snapshot": 0.98, "canvas": 0.97}
    )
    model = model_with(folder / "model", saved_model, report)
    with RunningServer(folder / "log", DIGITPAD_MODEL=str(model)) as server:
        yield server


@pytest.fixture
def open_model(chromium: Browser, model_server: RunningServer, watch) -> Iterator[Callable]:
    """A function that opens the model's page, by default on a desktop in English."""
    contexts = []

    def open_model(name: str = "desktop", *, language: str = "en", **options) -> Page:
        width, height = SIZES[name]
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        watch.follow(context)
        page = context.new_page()
        page.goto(f"{model_server.url}/model?lang={language}")
        return page

    yield open_model
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_never_scrolls_sideways(open_model, language):
    page = open_model(language=language)
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        main = page.locator("main")
        assert main.evaluate("(main) => main.scrollWidth <= main.clientWidth"), width
        assert main.bounding_box()["width"] <= width


@pytest.mark.parametrize(
    ("name", "scheme", "language"), [("phone", "light", "ar"), ("desktop", "dark", "en")]
)
def test_axe_finds_nothing_to_complain_of(open_model, name, scheme, language):
    page = open_model(name, color_scheme=scheme, language=language)
    page.locator(".confusion td:not(.is-right) a").first.hover()
    violations = Axe().run(page, context="main").response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in violations] == []


@pytest.mark.parametrize("name", ["phone", "desktop"])
def test_whatever_is_pressed_is_large_enough_for_a_finger(open_model, name):
    assert open_model(name).evaluate(SMALL) == []


def test_pointing_at_a_count_tells_of_it_and_shows_the_digits_behind_it(open_model):
    page = open_model()
    page.get_by_role("link", name=FOUR_AS_NINE).hover()
    expect(page.locator("#told")).to_have_text(FOUR_AS_NINE)
    pictures = page.locator(".told-pictures").get_by_role("img", name="A handwritten 4")
    expect(pictures).to_have_count(2)


def test_the_keyboard_tells_of_a_count_as_the_mouse_does(open_model):
    page = open_model()
    page.get_by_role("link", name="Of 10 sevens, 1 was read as 1.").focus()
    expect(page.locator("#told")).to_have_text("Of 10 sevens, 1 was read as 1.")
    expect(page.locator(".told-pictures li")).to_have_count(1)


def test_a_tap_tells_of_a_count_and_stays_where_it_is(open_model):
    page = open_model("phone", has_touch=True, is_mobile=True)
    page.get_by_role("link", name=FOUR_AS_NINE).tap()
    expect(page.locator("#told")).to_have_text(FOUR_AS_NINE)
    expect(page.locator("#told")).to_be_in_viewport()
    assert "#" not in page.url
    page.get_by_role("link", name="See them among all mistakes").tap()
    expect(page.locator("#mistake-4-9")).to_be_in_viewport()


def test_what_is_told_never_covers_the_matrix_s_head(open_model):
    page = open_model("phone", has_touch=True, is_mobile=True)
    gap = """() => document.querySelector(".told").getBoundingClientRect().top
        - document.querySelector(".confusion thead").getBoundingClientRect().bottom"""
    head = page.locator(".confusion thead")
    assert page.evaluate(gap) > 400, "before anything is chosen it lies below the whole matrix"
    page.get_by_role("link", name=FOUR_AS_NINE).tap()
    head.evaluate("(head) => scrollBy(0, head.getBoundingClientRect().bottom - innerHeight)")
    assert page.evaluate(gap) >= 0


def test_a_count_that_is_tapped_is_not_covered_by_what_is_told_of_it(open_model):
    page = open_model("phone", has_touch=True, is_mobile=True, reduced_motion="reduce")
    page.get_by_role("link", name=FOUR_AS_NINE).tap()
    seven = page.get_by_role("link", name="Of 10 sevens, 1 was read as 1.")
    seven.evaluate("(link) => scrollBy(0, link.getBoundingClientRect().bottom - innerHeight + 9)")
    seven.dispatch_event("click", {"pointerType": "touch"})
    lowest = seven.bounding_box()["y"] + seven.bounding_box()["height"]
    assert lowest <= page.locator(".told").bounding_box()["y"]


@pytest.mark.parametrize(("name", "columns"), [("phone", 1), ("desktop", 1), ("4K", 2)])
def test_chapters_stand_side_by_side_where_there_is_room(open_model, name, columns):
    page = open_model(name)
    starts = page.locator(".chapter").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().left)"
    )
    assert len(set(starts)) == columns


@pytest.mark.parametrize("name", SIZES)
def test_the_tables_are_of_one_width_with_even_columns(open_model, name):
    page = open_model(name)
    tables = page.locator("table:is(.shares, .ways)")
    widths = tables.evaluate_all("(all) => all.map((one) => one.offsetWidth)")
    assert max(widths) - min(widths) <= 1
    figures = page.locator(".ways thead th.number")
    columns = figures.evaluate_all("(all) => all.map((one) => one.offsetWidth)")
    assert max(columns) - min(columns) <= 1


def test_a_digit_that_was_read_right_shows_no_mistakes(open_model):
    page = open_model()
    page.get_by_role("link", name=FOUR_AS_NINE).hover()
    page.get_by_role("link", name="Of 10 fours, 8 were read right.").hover()
    expect(page.locator(".told-pictures li")).to_have_count(0)


def test_without_scripts_a_count_leads_to_its_mistakes(open_model):
    page = open_model(java_script_enabled=False)
    page.get_by_role("link", name=FOUR_AS_NINE).click()
    assert page.url.endswith("#mistake-4-9")
    expect(page.locator("#mistake-4-9")).to_be_in_viewport()
