"""The conversation when something comes between: a stop, a server that says nothing, a browser that keeps nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.browsing import PHONE, ask, needs_browser

pytestmark = needs_browser

QUESTION = "How many battlegroups?"


def start(page: Page, question: str) -> None:
    """Ask, and do not wait for the answer."""
    page.get_by_role("textbox", name="Your question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".pending")).to_be_visible()


@pytest.fixture
def slow(served):
    """The engine, which keeps questions with "patience" in them waiting."""
    served[0].patience.clear()
    yield served[0]
    served[0].patience.set()


def no_restoring(route) -> None:
    """Lose the call that shows a kept conversation again."""
    if '"restore"' in (route.request.post_data or ""):
        route.abort()
    else:
        route.continue_()


def test_clearing_while_a_question_is_asked_leaves_the_page_free(page, slow):
    ask(page, QUESTION)
    start(page, "How many battlegroups, in patience?")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    slow.patience.set()
    ask(page, QUESTION)


def test_what_is_asked_right_after_a_stop_is_answered(page, slow):
    start(page, "How many battlegroups, in patience?")
    page.get_by_role("button", name="Stop").click()
    start(page, "A question that is stopped while it waits")
    page.get_by_role("button", name="Stop").click()
    start(page, QUESTION)
    page.wait_for_timeout(500)
    slow.patience.set()
    expect(page.locator(".turn").last.locator(".cards")).to_be_visible()
    expect(page.locator(".turn .problem")).to_have_count(2)
    assert slow.asked[-2]["question"].endswith("patience?")


def test_an_answer_stays_when_asking_again_is_stopped(page, slow):
    slow.patience.set()
    turn = ask(page, "How many battlegroups, in patience?")
    before = turn.locator(".answer").inner_text()
    for _ in range(2):
        slow.patience.clear()
        turn.get_by_role("button", name="Ask again", exact=True).click()
        expect(page.locator(".pending")).to_be_visible()
        page.get_by_role("button", name="Stop").click()
        expect(turn.locator(".problem")).to_contain_text("Below is the answer from before.")
        expect(turn.locator(".problem")).to_have_count(1)
        assert turn.locator(".answer").inner_text() == before
    page.reload()
    expect(turn.locator(".cards")).to_be_visible()
    assert turn.locator(".answer").inner_text() == before


def test_a_blank_question_drops_nothing_that_is_edited(page):
    turn = ask(page, QUESTION)
    turn.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_role("textbox", name="Your question").fill("  ")
    page.keyboard.press("Enter")
    expect(page.locator(".editing")).to_be_visible()
    expect(turn.locator(".cards")).to_be_visible()


def test_a_conversation_that_could_not_be_shown_again_is_not_lost(page):
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    ask(page, QUESTION)
    page.route("**/component_server**", no_restoring)
    page.reload()
    lost = page.locator(".unrestored")
    expect(lost).to_contain_text("Nothing of it is lost.")
    ask(page, "How many soldiers would a brigade hold?")
    lost.get_by_role("button", name="Try again").click()
    expect(lost).to_be_visible()
    page.unroute("**/component_server**")
    lost.get_by_role("button", name="Try again").click()
    expect(lost).to_be_hidden()
    expect(page.locator(".turn .question")).to_have_text([QUESTION, "How many soldiers would a brigade hold?"])
    page.reload()
    expect(page.locator(".turn .question")).to_have_text([QUESTION, "How many soldiers would a brigade hold?"])


def test_a_browser_that_keeps_nothing_says_so(browser, served):
    with browser.new_context(viewport=PHONE) as context:
        context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
        page = context.new_page()
        page.goto(served[1])
        turn = ask(page, QUESTION)
        expect(page.locator(".unkept")).to_contain_text("Save it with “Export all”")
        turn.get_by_role("button", name="Star", exact=True).click()
        expect(turn.get_by_text("Not kept: this browser")).to_be_visible()


@pytest.mark.parametrize("size", [(320, 256), (640, 400)])
def test_a_page_at_400_percent_has_room_for_answers(browser, served, size):
    with browser.new_context(viewport={"width": size[0], "height": size[1]}) as context:
        page = context.new_page()
        page.goto(served[1])
        ask(page, QUESTION)
        assert page.locator("#conversation").bounding_box()["height"] > 100
        page.get_by_role("button", name="Ask", exact=True).scroll_into_view_if_needed()
        expect(page.get_by_role("button", name="Ask", exact=True)).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_whole_conversation_is_printed(page):
    for question in (QUESTION, "How many soldiers would a brigade hold?", "And a year ago?"):
        turn = ask(page, question)
    turn.locator("a.marker").first.click()
    expect(page.locator("#reader mark")).to_be_visible()
    page.emulate_media(media="print")
    for part in ("#conversation", "#reader"):
        expect(page.locator(part)).to_be_visible()
        assert page.locator(part).evaluate("node => node.scrollHeight <= node.clientHeight + 1")
    expect(page.locator("#composer")).to_be_hidden()
    assert page.locator(".turn .tools:visible, .copies:visible").count() == 0
