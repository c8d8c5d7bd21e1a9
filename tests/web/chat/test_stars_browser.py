"""Starred questions in a real Chromium: asked again, and marked if their citations changed."""

from dataclasses import replace

from playwright.sync_api import expect

from tests.web.browsing import ask, composer, do, needs_browser

pytestmark = needs_browser


def test_a_starred_question_is_asked_again_and_marked_if_its_citations_changed(page, served):
    turn = ask(page, "How many soldiers would a brigade hold?")
    do(turn, "Star")
    page.get_by_role("link", name="Starred").click()
    expect(page.locator(".star-question")).to_have_text("How many soldiers would a brigade hold?")
    page.get_by_role("button", name="Ask all again").click()
    expect(page.locator(".state")).to_have_text("The same citations")
    kept = served[0].held[1]
    text = "A brigade would hold 4,000 soldiers in Lithuania."
    served[0].held[1] = replace(kept, text=text, raw=text)
    try:
        page.get_by_role("button", name="Ask all again").click()
        expect(page.locator(".state")).to_have_text("Other citations now")
        do(page.locator(".stars"), "Ask again")
        expect(page.locator(".turn").last.locator(".sentence p")).to_contain_text("4,000")
    finally:
        served[0].held[1] = kept
    page.get_by_role("link", name="Starred").click()
    expect(page.locator(".state")).to_have_text("The same citations")  # the new answer has been seen
    do(page.locator(".stars"), "Remove")
    expect(page.locator("#side")).to_contain_text("None yet.")
    expect(turn.get_by_role("button", name="Star", exact=True)).to_have_attribute("aria-pressed", "false")


def test_a_star_that_could_not_be_asked_now_stays_marked(page, served):
    do(ask(page, "How many soldiers would a brigade hold?"), "Star")
    page.evaluate("""() => {
        const key = "article-qa:stars";
        const [star] = JSON.parse(localStorage.getItem(key));
        localStorage.setItem(key, JSON.stringify([{ ...star, cited: [], state: "changed" }]));
    }""")
    served[0].patience.clear()
    composer(page).fill("How many battlegroups, in patience?")
    page.keyboard.press("Enter")
    expect(page.locator(".pending")).to_be_visible()
    page.get_by_role("link", name="Starred").click()
    do(page.locator(".stars"), "Ask again")
    served[0].patience.set()
    expect(page.locator(".turn").last.locator(".cards")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(2)
    page.get_by_role("link", name="Starred").click()
    expect(page.locator(".state")).to_have_text("Other citations now")
