"""A page whose clock stands still until its test moves it, however long the test takes."""

from playwright.sync_api import Page

COUNT_QUESTIONS = """
    window.openQuestions = 0;
    window.allAnswered = async () => {
        while (openQuestions > 0) await framesOnScreen(1);
    };
    const ask = window.fetch;
    window.fetch = async (...given) => {
        openQuestions += 1;
        try {
            const answer = await ask(...given);
            await answer.clone().text();
            return answer;
        } finally {
            openQuestions -= 1;
        }
    };
"""

STOPPED_AT_S = 3600
"""Later than it can be by then: the clock runs until it is stopped."""

FRAME_MS = 16

FRAMES = 8
"""After so many, all that was drawn is asked about, answered and shown."""


def stop_clock(page: Page) -> None:
    """Stop the clock of a page that is not opened yet."""
    page.add_init_script(COUNT_QUESTIONS)
    page.clock.install(time=0)
    page.clock.pause_at(STOPPED_AT_S)


def settle(page: Page, frames: int = FRAMES) -> None:
    """Let frames pass on the page's clock, and wait in each for what the page asks the server."""
    page.wait_for_load_state()  # scripts have run by then
    for _ in range(frames):
        page.clock.run_for(FRAME_MS)
        page.evaluate("allAnswered()")
