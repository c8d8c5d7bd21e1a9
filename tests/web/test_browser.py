"""The page in a real Chromium: what a reader does and sees, and what hostile text cannot do."""

import re

from playwright.sync_api import Page, expect

from tests.web.browsing import WIDE, ask, close_reader, needs_browser, quoted

pytestmark = needs_browser


def test_a_citation_opens_its_article_with_the_quoted_words_lit(page):
    turn = ask(page, "How many battlegroups are on the eastern flank, and how many a year ago?")
    for number in (1, 2, 1):
        turn.locator(".sentence a.marker").nth(number - 1).click()
        mark = page.locator("#reader mark")
        expect(mark).to_have_text(quoted(turn, number))
        expect(mark).to_be_in_viewport()
        assert mark.text_content() == quoted(turn, number)
        expect(page.locator("#reader")).to_contain_text("Nobody said how long the troops will stay [1].")
        assert mark.count() == 1
        close_reader(page)


def test_the_keyboard_alone_is_enough(page):
    turn = ask(page, "How many soldiers would a brigade hold?")
    marker = turn.locator(".sentence a.marker")
    marker.focus()
    page.keyboard.press("Enter")
    mark = page.locator("#reader mark")
    expect(mark).to_have_text(quoted(turn, 1))
    expect(mark).to_be_focused()
    page.keyboard.press("Escape")
    expect(marker).to_be_focused()


def test_a_quote_deep_in_a_long_article_is_scrolled_to(page, served):
    engine = served[0]
    article = engine.held[2]
    turn = ask(page, "Which sentence hides near the end of everything?")
    turn.locator(".sentence a.marker").first.click()
    expect(page.locator("#reader mark")).to_be_in_viewport()
    assert page.evaluate("document.getElementById('reader').scrollTop") > 0  # the reader scrolls, not the page
    assert article.text.endswith(page.locator("#reader mark").text_content())


def test_unknown_fields_are_said_to_be_unknown(page):
    turn = ask(page, "How many soldiers would a brigade hold?")
    expect(turn.locator(".card")).to_contain_text("title unknown")
    expect(turn.locator(".card .day")).to_have_text("date unknown")
    turn.locator(".sentence a.marker").click()
    expect(page.locator("#reader dl")).to_contain_text("date unknown")


def test_a_refusal_says_why_and_its_nearest_words_open_too(page):
    turn = ask(page, "Which capital has battlegroups?", ".refusal")
    expect(turn.locator(".reason")).to_have_text("The articles do not say.")
    near = turn.locator(".near").first
    near.click()
    expect(page.locator("#reader mark")).to_have_text(near.text_content()[1:-1])


def test_a_bad_question_gets_a_kind_sentence_and_the_next_one_an_answer(page):
    page.get_by_role("textbox", name="Your question").fill("   ")
    page.keyboard.press("Enter")
    expect(page.locator("p.unseen[role=status]")).to_have_text("Type a question first.")
    ask(page, "What of the outage?", ".problem")
    expect(page.locator(".problem")).to_contain_text("Please ask again")
    expect(page.locator(".turn")).to_have_count(1)
    ask(page, "How many battlegroups?")


def test_follow_ups_carry_the_conversation_and_the_day(page, served):
    engine = served[0]
    ask(page, "How many battlegroups?")
    page.get_by_role("button", name="Narrow").click()
    page.get_by_label("As of").fill("2022-04-30")
    turn = ask(page, "How many battlegroups a year ago?")
    expect(turn.locator(".as-of")).to_contain_text("As of 30 April 2022")
    assert [earlier["question"] for earlier in engine.asked[-1]["history"]] == ["How many battlegroups?"]
    assert str(engine.asked[-1]["as_of"]) == "2022-04-30"


def test_hostile_text_stays_text(page, served):
    nasty = served[0].held[2]
    turn = ask(page, '<img src=x onerror="window.__ran=4">**hostile** quote reads {{7*7}}')
    expect(turn.locator(".question")).to_have_text(
        '<img src=x onerror="window.__ran=4">**hostile** quote reads {{7*7}}'
    )
    expect(turn.locator(".card-title bdi").first).to_have_text(nasty.title)
    turn.locator(".sentence a.marker").first.click()
    expect(page.locator("#reader h2")).to_have_text(nasty.title)
    expect(page.locator("#reader mark")).to_have_text(quoted(turn, 1))
    assert page.locator('#conversation img, #reader img, #reader a:not([href="#articles"])').count() == 0
    assert page.evaluate("window.__ran") is None


def open_article(page: Page, words: str):
    """Find an article in the list and open it."""
    with page.expect_response(re.compile("component_server")):  # a list that is there already is drawn anew
        page.locator(".masthead p a").click()
    page.wait_for_timeout(100)
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_have_text(f"1 article with “{words}”.")
    page.locator(".pick").click()
    expect(page.get_by_role("button", name="Clean")).to_have_attribute("aria-pressed", "true")


def test_any_article_opens_from_the_list_without_a_question(page, served):
    page.get_by_role("link", name="Articles", exact=True).click()
    expect(page.locator(".found")).to_have_text("4 in all.")
    assert page.locator(".pick").count() == 4
    close_reader(page)
    open_article(page, "courier")
    expect(page.locator("#reader .body")).to_have_text(served[0].held[1].text)
    assert page.locator("#reader mark").count() == 0


def test_the_changes_stand_beside_the_text_as_read(page):
    open_article(page, "otters")
    page.get_by_role("button", name="Changes").click()
    expect(page.locator(".counts")).to_have_text("5 changes (4 deleted, 1 replaced), 1 marked passage (1 caption)")
    struck = page.locator(".raw del", has=page.get_by_role("img", name="page break"))
    expect(struck).to_be_visible()
    assert struck.evaluate("node => getComputedStyle(node).textDecorationLine") == "line-through"
    expect(page.locator(".clean .passage .label")).to_have_text("Caption: picture credit")
    expect(page.locator(".clean").nth(1)).to_contain_text("Photo: an otter at dusk, by <b>Reed</b>.")
    expect(page.locator(".clean").last).to_contain_text("<img src=x onerror=window.__ran=5> drifts by.")
    assert page.locator("#reader img, #reader b").count() == 0
    assert page.evaluate("window.__ran") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("(node => node.scrollWidth <= node.clientWidth)(document.getElementById('reader'))")
    raw, clean = (page.locator(f"{side} .text").first.bounding_box() for side in (".raw", ".clean"))
    assert (raw["y"] == clean["y"]) is (page.viewport_size == WIDE)  # on a phone one stands above the other
    page.get_by_role("button", name="Clean").click()
    expect(page.locator("#reader .body")).to_contain_text("Otters swam past the old pier.")


def test_the_switch_and_the_list_work_by_keyboard(page):
    turn = ask(page, "How many soldiers would a brigade hold?")
    turn.locator(".sentence a.marker").click()
    expect(page.locator("#reader mark")).to_be_visible()
    page.get_by_role("button", name="Changes").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sides-by-side mark")).to_have_text(quoted(turn, 1))
    expect(page.get_by_role("button", name="Changes")).to_be_focused()
    page.get_by_role("link", name="All articles").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("agency")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#reader h2")).to_be_focused()


def test_nothing_overflows_sideways(page):
    turn = ask(page, "hostile quote reads")
    turn.locator(".sentence a.marker").first.click()
    expect(page.locator("#reader mark")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if page.viewport_size == WIDE:
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
