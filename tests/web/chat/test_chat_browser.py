"""The conversation in a real Chromium: how answers come, what can be done with them, what is left after a reload."""

import json
from dataclasses import replace
from threading import Event

import pytest
from playwright.sync_api import Page, expect

from qa.answer_record import read_answer
from qa.web import running
from tests.web.browsing import ask, composer, do, needs_browser
from tests.web.fake_engine import FakeEngine, articles

pytestmark = needs_browser

TWO = "How many battlegroups were there a year ago, and soldiers in a brigade?"


def clipboard(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_an_answer_comes_sentence_by_sentence(page):
    page.evaluate("""() => {
        window.seen = [];
        new MutationObserver(() => window.seen.push(document.querySelectorAll(".sentence").length))
            .observe(document.querySelector(".turns"), { childList: true, subtree: true });
    }""")
    turn = ask(page, TWO)
    assert turn.locator(".sentence").count() == 2
    counts = page.evaluate("window.seen")
    assert counts == sorted(counts)
    assert {0, 1, 2} <= set(counts)
    assert turn.get_attribute("aria-busy") is None


def test_a_follow_up_shows_the_question_it_was_understood_as(page):
    ask(page, "How many battlegroups?")
    turn = ask(page, "And a year ago?")
    expect(turn.locator(".understood")).to_have_text("Understood as: “How many battlegroups? a year ago?”")


def test_asking_again_replaces_the_answer_in_its_place(page, served):
    first = ask(page, "How many battlegroups?")
    ask(page, "How many soldiers would a brigade hold?")
    before = len(served[0].asked)
    do(first, "Ask again")
    expect(page.locator(".turn").first.locator(".cards")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(2)
    assert served[0].asked[before]["question"] == "How many battlegroups?"
    assert served[0].asked[before]["history"] == []


def test_editing_a_question_drops_it_and_what_followed(page):
    first = ask(page, "How many battlegroups?")
    ask(page, "How many soldiers would a brigade hold?")
    do(first, "Edit")
    expect(composer(page)).to_be_focused()
    expect(composer(page)).to_have_value("How many battlegroups?")
    page.keyboard.press("Escape")
    expect(page.locator(".editing")).to_be_hidden()
    expect(composer(page)).to_have_value("")
    do(first, "Edit")
    composer(page).fill("How many troops?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".turn .question")).to_have_text("How many troops?")


def test_a_question_can_be_stopped_and_asked_again(page, served):
    served[0].patience.clear()
    composer(page).fill("How many battlegroups, in patience?")
    page.keyboard.press("Enter")
    expect(page.locator(".pending")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    turn = page.locator(".turn")
    expect(turn.locator(".problem")).to_have_text("Stopped before there was an answer.")
    served[0].patience.set()
    page.wait_for_timeout(500)  # an answer that comes late is not shown
    expect(turn.locator(".problem")).to_be_visible()
    do(turn, "Ask again")
    expect(turn.locator(".cards")).to_be_visible()


def test_a_question_that_does_not_get_through_says_so(page):
    page.route("**/queue/join*", lambda route: route.fulfill(status=503, json={"error": "busy"}))
    composer(page).fill("How many battlegroups?")
    page.keyboard.press("Enter")
    turn = page.locator(".turn")
    expect(turn.locator(".problem")).to_contain_text("did not get through")
    page.unroute("**/queue/join*")
    do(turn, "Ask again")
    expect(turn.locator(".cards")).to_be_visible()


def test_copies_hold_exactly_what_the_answer_says(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask(page, "How many soldiers would a brigade hold?")
    quote = "A brigade would hold 5,000 soldiers in Lithuania."
    copies = turn.locator(".sentence").get_by_role("group", name="Copy citation 1")
    copies.get_by_role("button", name="Quote").click()
    expect(copies.get_by_text("Copied")).to_be_visible()
    assert clipboard(page) == quote
    copies.get_by_role("button", name="Footnote").click()
    assert clipboard(page) == f"“{quote}” — SAMPLE Baltic Courier, brigades.txt"
    do(turn, "Copy")
    assert clipboard(page).startswith(f"“{quote}” [1]")


def test_a_verdict_is_kept_on_this_machine(page, served):
    turn = ask(page, "How many soldiers would a brigade hold?")
    do(turn, "Good")
    good = turn.get_by_role("button", name="Good")
    expect(good).to_have_attribute("aria-pressed", "true")
    do(turn, "Bad")
    expect(good).to_have_attribute("aria-pressed", "false")
    do(turn, "Bad")
    expect(turn.get_by_role("button", name="Bad")).to_have_attribute("aria-pressed", "false")
    lines = (served[0].folder / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["verdict"] for line in lines[-3:]] == ["like", "dislike", "none"]


def test_the_conversation_is_there_after_a_reload(page):
    ask(page, "How many battlegroups?")
    do(ask(page, TWO), "Good")
    before = page.locator(".turns").inner_text()
    page.reload()
    expect(page.locator(".turn .cards")).to_have_count(2)
    assert page.locator(".turns").inner_text() == before
    expect(page.locator(".turn").last.get_by_role("button", name="Good")).to_have_attribute("aria-pressed", "true")
    ask(page, "And a year ago?")
    expect(page.locator(".turn").last.locator(".understood")).to_contain_text(TWO)


def test_a_cleared_conversation_can_be_had_back(page):
    ask(page, "How many battlegroups?")
    before = page.locator(".turns").inner_text()
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".lead")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    assert page.locator(".turns").inner_text() == before
    page.reload()
    expect(page.locator(".turn .cards")).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    page.reload()
    expect(page.locator(".lead")).to_be_visible()
    expect(page.locator(".undo")).to_be_hidden()


def test_what_changed_since_is_said_after_a_reload(page, served):
    ask(page, "How many soldiers would a brigade hold?")
    kept = served[0].held[1]
    served[0].held[1] = replace(kept, text="Nothing is left of it.", raw="Nothing is left of it.")
    try:
        page.reload()
        expect(page.locator(".since")).to_contain_text("[1] is no longer in its article.")
    finally:
        served[0].held[1] = kept


def test_a_link_opens_the_same_answer_under_the_same_filters(page, served):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".narrow-toggle").click()
    page.get_by_label("As of").fill("2022-04-30")
    page.locator(".narrow-toggle").click()
    turn = ask(page, "How many battlegroups?")
    do(turn, "Copy link")
    expect(turn.get_by_text("Copied")).to_be_visible()
    link, text = clipboard(page), turn.locator(".answer").inner_text()
    page.evaluate("localStorage.clear()")
    page.goto(link)
    expect(page.locator(".turn .cards")).to_be_visible()
    assert page.locator(".answer").inner_text() == text
    expect(page.locator("#narrowing")).to_contain_text("As of 30 April 2022")
    assert page.url == served[1]  # a reload does not ask again


@pytest.mark.parametrize(
    ("label", "ending"), [("Markdown", ".md"), ("CSV", ".csv"), ("RIS", ".ris"), ("CSL-JSON", ".json")]
)
def test_an_answer_is_saved_in_every_form(page, label, ending):
    turn = ask(page, "How many soldiers would a brigade hold?")
    turn.locator("summary").click()
    with page.expect_download() as saved:
        do(turn.locator(".menu"), label)
    assert saved.value.suggested_filename.endswith(ending)
    assert "A brigade would hold 5,000 soldiers in Lithuania." in saved.value.path().read_text(encoding="utf-8-sig")


def test_the_json_of_an_answer_is_its_record(page, served):
    question = "How many soldiers would a brigade hold?"
    turn = ask(page, question)
    turn.locator("summary").click()
    with page.expect_download() as saved:
        do(turn.locator(".menu"), "JSON")
    record = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert read_answer(record) == served[0].ask(question)


def test_a_whole_conversation_is_saved(page):
    ask(page, "How many battlegroups?")
    ask(page, "Which capital has battlegroups?", ".refusal")
    tools = page.locator(".conversation-tools")
    tools.locator("summary").click()
    with page.expect_download() as saved:
        do(tools, "Markdown")
    text = saved.value.path().read_text(encoding="utf-8")
    assert text.index("How many battlegroups?") < text.index("Which capital has battlegroups?")


def test_shift_and_enter_makes_a_line_and_no_question(page, served):
    asked = len(served[0].asked)
    composer(page).fill("How many")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("battlegroups?")
    assert len(served[0].asked) == asked
    page.keyboard.press("Enter")
    expect(page.locator(".turn .cards")).to_be_visible()
    assert served[0].asked[-1]["question"] == "How many\nbattlegroups?"


def test_a_question_that_comes_before_the_model_waits_with_a_word(browser):
    loaded = Event()

    class Loading(FakeEngine):
        def retrieve(self, *args, **options):
            loaded.wait(30)
            return super().retrieve(*args, **options)

    try:
        with running(Loading(articles(), [])) as address, browser.new_context() as context:
            page = context.new_page()
            page.goto(address)
            composer(page).fill("How many battlegroups?")
            page.keyboard.press("Enter")
            expect(page.locator(".pending")).to_contain_text("The language model is still being loaded")
            loaded.set()
            expect(page.locator(".turn .cards")).to_be_visible()
    finally:
        loaded.set()


def test_a_server_that_stops_and_comes_back_loses_nothing(browser, engine):
    with browser.new_context() as context:
        page = context.new_page()
        with running(engine) as address:
            page.goto(address)
            ask(page, "How many battlegroups?")
        composer(page).fill("How many soldiers would a brigade hold?")
        page.keyboard.press("Enter")
        turn = page.locator(".turn").nth(1)
        expect(turn.locator(".problem")).to_contain_text("did not get through", timeout=15_000)
        composer(page).fill("A third question")
        with running(engine, port=int(address.rsplit(":", 1)[1].strip("/"))):
            expect(turn.locator(".problem")).to_contain_text("no answer yet: ask again", timeout=20_000)  # reloaded
            expect(composer(page)).to_have_value("A third question")
            expect(page.locator(".turn").first.locator(".cards")).to_be_visible()
            do(turn, "Ask again")
            expect(turn.locator(".cards")).to_be_visible()
