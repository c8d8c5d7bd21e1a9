"""The reader in a real Chromium: steps between citations, the sheet on a phone, selected words, changed texts."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from corpus import Article, Mark
from tests.web.browsing import PHONE, ask, close_reader, needs_browser, quoted

pytestmark = needs_browser
on_a_phone = pytest.mark.parametrize("page", [pytest.param(PHONE, id="phone")], indirect=True)

TWO_OF_ONE = "How many battlegroups are on the eastern flank, and how many a year ago?"
TWO_ARTICLES = "Would a brigade hold soldiers in Lithuania, or does one hide near the end of everything?"
SIGNS = (
    "Walruses 👩‍👩‍👧 slept\ton e\u0301te\u0301 ice.\r\n\nPhoto: \u202ewalrus\u202c 日本 𝒳 by Reed.\n\n"
    "Nobody woke \f them 🦭 up.\n\nMore " + "very " * 90 + "long."
)


@pytest.fixture
def signs(served) -> Article:
    """An article of characters that are counted in several ways, with a caption."""
    caption = Mark("caption", SIGNS.index("Photo"), SIGNS.index("\n\nNobody"), "credit")
    article = Article("signs.txt", SIGNS, SIGNS, source="signs.txt", marks=(caption,))
    engine, _ = served
    engine.held = [*(held for held in engine.held if held.article_id != "signs.txt"), article]
    return article


def steps(page: Page):
    return page.locator("#reader .steps span")


def select(page: Page, first: str, last: str):
    """Select from the beginning of some words to the end of others, each within one text of the reader."""
    page.evaluate(
        """([first, last]) => {
            const walker = document.createTreeWalker(document.querySelector("#reader .body"), NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            while (walker.nextNode()) {
                const { data } = walker.currentNode;
                if (data.includes(first)) range.setStart(walker.currentNode, data.indexOf(first));
                if (data.includes(last)) range.setEnd(walker.currentNode, data.indexOf(last) + last.length);
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [first, last],
    )


def copied(page: Page, form: str = "quote") -> str | None:
    expect(page.locator(".quoting")).to_be_visible()
    return page.locator(f'.quoting [data-form="{form}"]').get_attribute("data-copy")


def test_steps_lead_through_the_answer_and_light_what_else_it_cites(page):
    turn = ask(page, TWO_OF_ONE)
    turn.locator(".sentence a.marker").first.click()
    expect(steps(page)).to_have_text("Citation 1 of 2")
    expect(page.locator("#reader .previous")).to_be_disabled()
    expect(page.locator("#reader .cited")).to_have_text(quoted(turn, 2))
    page.locator("#reader .next").click()
    expect(steps(page)).to_have_text("Citation 2 of 2")
    expect(page.locator("#reader .next")).to_be_disabled()
    expect(page.locator("#reader .previous")).to_be_focused()
    expect(page.locator("#reader mark")).to_have_text(quoted(turn, 2))
    assert "".join(page.locator("#reader .cited").all_text_contents()) == quoted(turn, 1).replace("\n", "")
    expect(turn.locator('[aria-current="true"]')).to_have_text("[2]")


def test_steps_cross_articles_by_key_and_keep_the_view(page):
    turn = ask(page, TWO_ARTICLES)
    titles = [turn.locator(".card-title bdi, .card-title .unknown").nth(number).text_content() for number in (0, 1)]
    turn.locator(".sentence a.marker").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#reader mark")).to_be_focused()
    for key, number in (("n", 2), ("n", 2), ("p", 1), ("p", 1)):
        page.keyboard.press(key)
        expect(steps(page)).to_have_text(f"Citation {number} of 2")
        expect(page.locator("#reader h2")).to_have_text(titles[number - 1])
        expect(page.locator("#reader mark")).to_have_text(quoted(turn, number))
    page.get_by_role("button", name="Changes").click()
    expect(page.locator(".sides-by-side mark").first).to_be_visible()
    page.locator("#reader .next").click()
    expect(steps(page)).to_have_text("Citation 2 of 2")
    expect(page.get_by_role("button", name="Changes")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(turn.locator(".sentence a.marker").nth(1)).to_be_focused()


def test_an_article_from_the_list_has_no_steps(page):
    ask(page, TWO_OF_ONE)
    page.get_by_role("link", name="Articles", exact=True).click()
    page.locator(".pick").first.click()
    expect(page.locator("#reader .body")).to_be_visible()
    assert page.locator("#reader .steps").count() == 0


def test_the_nearest_passages_of_a_refusal_are_stepped_through_too(page):
    turn = ask(page, "Which capital has battlegroups on the eastern flank, and had four a year ago?", ".refusal")
    turn.locator(".near").first.click()
    expect(steps(page)).to_have_text("Citation 1 of 2")


@on_a_phone
def test_on_a_phone_the_reader_is_a_sheet_that_gives_the_focus_back(page):
    turn = ask(page, TWO_OF_ONE)
    expect(page.locator("#reader")).to_be_hidden()
    marker = turn.locator(".sentence a.marker").first
    before = marker.bounding_box()
    for leave in (lambda: page.keyboard.press("Escape"), lambda: close_reader(page)):
        marker.click()
        expect(page.get_by_role("dialog", name="Reading")).to_be_visible()
        expect(page.locator("#reader mark")).to_be_focused()
        assert page.locator("#chat").get_attribute("inert") is not None
        assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"
        assert marker.bounding_box() == before
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate("!document.activeElement.closest('#chat, #masthead')")
        page.locator("#reader mark").focus()
        leave()
        expect(page.locator("#reader")).to_be_hidden()
        expect(marker).to_be_focused()
        assert page.locator("#chat").get_attribute("inert") is None
        assert marker.bounding_box() == before


@on_a_phone
def test_a_sheet_becomes_a_panel_when_the_window_widens(page):
    ask(page, TWO_OF_ONE).locator(".sentence a.marker").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#reader mark")).to_be_visible()
    assert page.locator("#chat").get_attribute("inert") is None


SELECTIONS = [
    pytest.param("Walruses", "e\u0301te\u0301", id="tabs-emoji-accents"),
    pytest.param("👩‍👩‍👧", "𝒳", id="across-a-label"),
    pytest.param("Photo", "Nobody", id="from-a-caption"),
    pytest.param("them 🦭", "up.", id="after-a-page-break"),
]


@pytest.mark.parametrize(("first", "last"), SELECTIONS)
def test_selected_words_are_copied_to_the_character(page, signs, first, last):
    page.goto(f"{page.url.split('#')[0]}#read?article=signs.txt&start=0&end=0&sha={signs.sha256}")
    page.reload()
    expect(page.locator("#reader .body")).to_be_visible()
    select(page, first, last)
    words = SIGNS[SIGNS.index(first) : SIGNS.index(last) + len(last)]
    shown = words.replace("\u202e", "").replace("\u202c", "")
    for blanks in ("\r\n\n", "\n\n", "\t", "\f"):
        shown = shown.replace(blanks, " ")
    assert copied(page) == shown
    assert copied(page, "footnote") == f"“{shown}” — signs.txt"
    assert copied(page, "markdown").endswith("\n>\n> — signs.txt")


def test_words_are_copied_from_the_clean_side_of_the_changes_too(page, served):
    otters = served[0].held[3]
    page.goto(f"{page.url.split('#')[0]}#read?article=otters.pdf&start=0&end=0&sha={otters.sha256}&view=changes")
    page.reload()
    expect(page.locator(".sides-by-side")).to_be_visible()
    page.evaluate("""() => {
        const cells = [...document.querySelectorAll(".clean .text")];
        getSelection().setBaseAndExtent(cells[1].lastChild, 0, cells[2].lastChild, cells[2].lastChild.length ?? 1);
    }""")
    assert copied(page) == "Photo: an otter at dusk, by <b>Reed</b>. They sleep ashore."


def test_a_long_selection_says_why_it_is_not_copied(page, signs):
    page.goto(f"{page.url.split('#')[0]}#read?article=signs.txt&start=0&end=0&sha={signs.sha256}")
    page.reload()
    expect(page.locator("#reader .body")).to_be_visible()
    select(page, "Walruses", "long.")
    expect(page.locator(".why-not")).to_contain_text(f"at most 400 characters: these are {len(SIGNS)}")
    assert page.locator(".quoting button:visible").count() == 0
    select(page, "Nobody woke", "Nobody woke")
    expect(page.locator(".why-not")).to_be_empty()
    assert copied(page) == "Nobody woke"


def test_selected_words_reach_the_clipboard_and_the_bar_goes_with_the_selection(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask(page, TWO_OF_ONE)
    turn.locator(".sentence a.marker").first.click()
    expect(page.locator("#reader mark")).to_be_visible()
    select(page, "Nobody", "how long")
    page.locator('.quoting [data-form="quote"]').click()
    expect(page.locator('.quoting [data-form="quote"]')).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "Nobody said how long"
    page.locator('.quoting [data-form="footnote"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator('.quoting [data-form="footnote"]')).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("“Nobody said how long” — Julien Ferrand")
    page.keyboard.press("Escape")
    expect(page.locator(".quoting")).to_be_hidden()
    expect(page.locator("#reader mark")).to_be_visible()


def test_every_citation_copies(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask(page, TWO_OF_ONE)
    turn.get_by_role("group", name="Copy citation 2").get_by_role("button", name="Footnote").click()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“There were four a year ago.” — Julien Ferrand, Petra Novotna, “Leaders agree on four more”, SAMPLE Wire, "
        "25 Mar 2022, https://sample.example/four-to-eight"
    )


@pytest.mark.parametrize(("format", "name"), [("CSV", "answer.csv"), ("RIS", "answer.ris"), ("Markdown", "answer.md")])
def test_an_answer_is_saved_as_a_file(page, format, name):
    turn = ask(page, TWO_OF_ONE)
    turn.get_by_text("Export", exact=False).first.click()
    with page.expect_download() as download:
        turn.get_by_role("button", name=format, exact=True).last.click()
    assert download.value.suggested_filename == name


def test_a_changed_article_leads_to_the_words_in_its_new_text(page, served):
    engine, _ = served
    turn = ask(page, TWO_OF_ONE)
    was = engine.held[0]
    text = f"Corrected on Friday.\n\n{was.text}"
    try:
        engine.held[0] = replace(was, text=text, raw=text, marks=())
        turn.locator(".sentence a.marker").nth(1).click()
        expect(page.locator("#reader .notice")).to_contain_text("has changed since it was quoted")
        assert page.locator("#reader mark").count() == 0
        page.get_by_role("link", name="Find the words quoted in the new text").click()
        expect(page.locator("#reader mark")).to_have_text(quoted(turn, 2))
    finally:
        engine.held[0] = was


def test_the_reader_asks_to_narrow_to_its_article_or_outlet(page):
    ask(page, TWO_OF_ONE).locator(".sentence a.marker").first.click()
    heard = "window.heard = []; document.addEventListener('article-qa:narrow', ({ detail }) => heard.push(detail))"
    page.evaluate(heard)
    page.get_by_role("button", name="Only this article").click()
    page.get_by_role("button", name="Only this outlet").click()
    article, outlet = page.evaluate("window.heard")
    assert article["where"]["article_ids"] == ["four to eight.txt"]
    assert outlet["where"]["outlets"] == ["SAMPLE Wire"]


def test_a_lost_server_is_said_in_the_panel_and_where_a_file_was_asked_for(page):
    turn = ask(page, TWO_OF_ONE)
    page.route("**/component_server**", lambda route: route.abort())
    turn.get_by_text("Export", exact=False).first.click()
    button = turn.get_by_role("button", name="CSV", exact=True)
    button.click()
    expect(turn.locator('[data-export="csv"]')).to_have_text("The server did not answer. Try again.")
    page.keyboard.press("Escape")
    turn.locator(".sentence a.marker").first.click()
    expect(page.locator("#reader .is-lost")).to_contain_text("could not be opened")


def test_an_address_put_into_the_address_bar_opens(page):
    page.evaluate("location.hash = '#articles'")
    expect(page.locator("#reader .found")).to_be_visible()
    page.evaluate("location.hash = '#index'")
    expect(page.locator("#reader h2")).to_have_text("The index")
