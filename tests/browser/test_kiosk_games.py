"""The exhibit's games: the task is what is the largest, and who does well is told so."""

import re

import pytest
from playwright.sync_api import expect

from testing.hand import Mouse
from testing.pictures import strokes_of_digit
from tests.browser.answers import answer_always, eventually
from tests.browser.clock import settle

SIZES_OF_TEXTS = """() => [...document.querySelectorAll("body *")]
    .filter((part) => part.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && [...part.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()))
    .map((part) => [parseFloat(getComputedStyle(part).fontSize), part.id])
    .sort(([a], [b]) => b - a)"""

NOT_A_DIGIT = {"rejected": "not_a_digit", "probabilities": [0.1] * 10}

SIZES = [(1280, 800), (1440, 900), (1024, 768), (1280, 1024), (1080, 1920), (360, 740)]


@pytest.fixture
def play(exhibit):
    """A function that opens the exhibit and begins a game."""

    def play(name, size=(1280, 800), **options):
        page = exhibit("attract=off&lang=en", size, is_still=True, **options)
        page.mouse.click(3, 3)
        page.get_by_role("button", name=name).click()
        return page

    return play


def draw(page, digit):
    Mouse(page).draw(strokes_of_digit[digit])
    settle(page)
    page.clock.run_for(1500)
    settle(page)


def resize(page, size):
    page.set_viewport_size(dict(zip(["width", "height"], size, strict=True)))
    settle(page)


def answer(page, digit):
    """Let the server read everything as this digit."""
    shares = [float(other == digit) for other in range(10)]
    answer_always(page, digit=digit, confidence=1, probabilities=shares)


def test_the_task_is_the_largest_text_on_the_page(play):
    page = play("Draw what you are told")
    for step in ("1 of 10", "2 of 10"):
        expect(page.locator("#game-step")).to_have_text(step)
        for size in SIZES:
            resize(page, size)
            (_, largest), *_ = page.evaluate(SIZES_OF_TEXTS)
            assert largest == "game-asked", size
        draw(page, 7)


def test_the_digit_that_is_large_is_the_one_that_is_asked_for(play):
    page = play("Draw what you are told")
    asked = page.locator("#game-asked").inner_text()
    expect(page.locator("#game-task")).to_have_text(re.compile(rf"Draw an? {asked}\."))


def test_every_button_of_a_game_takes_the_touch_that_is_on_it(play):
    page = play("Fool the machine")
    answer_always(page, **NOT_A_DIGIT)
    draw(page, 3)
    expect(page.get_by_role("button", name="Yes")).to_be_visible()
    for size in SIZES:
        resize(page, size)
        for button in page.locator("#game button:visible").all():
            button.click(trial=True)  # which fails where something else would take it
    page.get_by_role("button", name="Stop the game").click()
    expect(page.locator("#game-told")).to_be_visible()


def test_a_round_that_went_well_is_celebrated_with_its_result(play):
    page = play("Draw what you are told")
    game = page.locator("#game")
    for _ in range(10):
        expect(game).not_to_have_class(re.compile("is-triumph"))
        answer(page, int(page.locator("#game-asked").inner_text()))
        draw(page, 7)
    expect(game).to_have_class(re.compile("is-triumph"))
    (_, largest), *_ = page.evaluate(SIZES_OF_TEXTS.replace('"body *"', '"#game *"'))
    assert largest == "game-step"
    expect(page.locator("#game-step")).to_have_text("10 of 10")
    page.get_by_role("button", name="Fool the machine").click()
    expect(game).not_to_have_class(re.compile("is-triumph"))


def test_who_fooled_the_machine_is_celebrated_and_who_did_not_is_not(play):
    page = play("Fool the machine")
    answer_always(page, **NOT_A_DIGIT)
    for answered, is_triumph in [("No", False), ("Yes", True)]:
        draw(page, 3)
        page.get_by_role("button", name=answered, exact=True).click()
        expect(page.locator(".is-triumph")).to_have_count(int(is_triumph))
    expect(page.locator("#game-task")).to_have_text(re.compile("You fooled it! Now draw an? "))


@pytest.mark.parametrize("is_still", [False, True], ids=["in motion", "still"])
def test_fireworks_move_only_for_those_who_want_motion(exhibit, is_still):
    page = exhibit("attract=off&lang=en", is_still=is_still)
    page.locator("#game").evaluate("(game) => game.classList.add('is-triumph')")
    names = "(one) => getComputedStyle(one, '::before').animationName"
    assert (page.locator(".triumph").evaluate(names) == "none") == is_still


def test_what_becomes_of_each_digit_asked_for_is_counted_and_nothing_else(play):
    page = play("Draw what you are told")
    counted = []
    page.on("request", lambda one: "counts" in one.url and counted.append(one.post_data_json))
    expected = []
    for result in ("hit", "misread", "turned_down"):
        asked = int(page.locator("#game-asked").inner_text())
        if result == "turned_down":
            answer_always(page, **NOT_A_DIGIT)
        else:
            answer(page, asked if result == "hit" else (asked + 1) % 10)
        draw(page, 7)
        expected.append([f"asked_{asked}"] + [f"{result}_{asked}"] * (result != "hit"))
    eventually(page, lambda: all(kinds in counted for kinds in expected))
    kinds = {kind.rstrip("0123456789") for one in counted for kind in one}
    assert kinds <= {"asked_", "misread_", "turned_down_", "drawings", "digits", "turned_down"}
