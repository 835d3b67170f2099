import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from benchmarks.browser.desk import chromium
from benchmarks.browser.tab import PageError, open_tab
from testing.chromium import NoChromium
from tests.missing import skip_or_fail

PAGE = "data:text/html,<button onclick='mark += 1'>Add</button>"


def in_tab(act):
    """What `act(tab)` returns; in a thread, for another test's browser may hold this one's loop."""

    async def visit():
        async with chromium() as browser, open_tab(browser, PAGE, "window.mark = 1") as tab:
            return await act(tab)

    with ThreadPoolExecutor(1) as thread:
        try:
            return thread.submit(asyncio.run, visit()).result()
        except NoChromium as error:
            skip_or_fail(error)


def test_a_button_of_the_page_is_pressed_once_it_is_there():
    async def press(tab):
        await tab.click("button")
        return await tab.evaluate("mark")

    assert in_tab(press) == 2


@pytest.mark.parametrize(
    ("wrong", "told"),
    [("ink.dry", "ink"), ("Promise.reject(Error('wet'))", "wet"), ("1 +", "SyntaxError")],
)
def test_what_goes_wrong_in_the_page_is_told(wrong, told):
    with pytest.raises(PageError, match=told):
        in_tab(lambda tab: tab.evaluate(wrong))


def test_what_never_comes_true_is_not_waited_for_without_end():
    with pytest.raises(TimeoutError):
        in_tab(lambda tab: tab.wait_until("mark > 9", seconds=0.2))


def test_an_answer_that_comes_too_late_is_let_go():
    async def give_up_and_go_on(tab):
        with pytest.raises(TimeoutError):
            await tab.wait_until("new Promise((done) => (window.answer = done))", seconds=0.1)
        return await tab.evaluate("answer(true), mark")

    assert in_tab(give_up_and_go_on) == 1
