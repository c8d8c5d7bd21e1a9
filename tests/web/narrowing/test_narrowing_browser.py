"""Narrowing in a real Chromium: by mouse and by keyboard alone, with names that mean harm, at two widths."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from corpus import Article, Filter
from qa.web import running
from tests.web.browsing import WIDE, ask, needs_browser

pytestmark = needs_browser

NASTY = ["<img src=x onerror=window.__ran=1>", "${window.__ran=2}", "{{7*7}}", "\u202egnorw", "a'b\"c\\d"]
OUTLETS = ["SAMPLE Wire", "Harbour Post", "Coast Wire", "Gull Gazette", "Tide Times", *NASTY]
TEXT = "Eight ships left the harbour of Saltmere number {}."


def ships() -> list[Article]:
    """An article every other month of 2021 and 2022, and two undated ones."""
    found = []
    for at in range(14):
        day = date(2021 + at // 6, 2 * (at % 6) + 1, 5) if at < 12 else None
        names = {"outlet": OUTLETS[at % len(OUTLETS)], "authors": (f"Author {at}",), "published": day}
        found.append(Article(f"ship {at}.txt", TEXT.format(at), TEXT.format(at), source=f"ship {at}.txt", **names))
    return found


@pytest.fixture(scope="module")
def served(make_engine):
    engine = make_engine(ships())
    with running(engine) as address:
        yield engine, address


@pytest.fixture(autouse=True)
def ready(page, served):
    served[0].held[:] = ships()
    served[0].asked.clear()
    page.set_default_timeout(10_000)
    page.wait_for_function("document.querySelector('.narrow-toggle') && window.articleQA")


def toggle(page: Page):
    return page.get_by_role("button", name=re.compile("^Narrow"))


def passing(page: Page, words: str):
    expect(page.locator('[data-part="passing"]')).to_have_text(f"· {words}")


def chips(page: Page, *labels: str):
    expect(page.locator(".chip:not(.is-clear) > span:nth-child(2)")).to_have_text(list(labels))


def asked_with(page: Page, served) -> tuple[Filter, date | None]:
    ask(page, "How many ships left the harbour?", ".answer, .refusal")
    return served[0].asked[-1]["where"], served[0].asked[-1]["as_of"]


def test_what_is_picked_is_in_view_counts_at_once_and_is_one_click_from_gone(page, served):
    toggle(page).click()
    page.get_by_label("SAMPLE Wire").check()
    page.get_by_label("Harbour Post").check()
    passing(page, "4 of 14 articles")
    page.get_by_label("As of").fill("2022-11-30")
    page.get_by_label("Include undated articles").check()
    chips(page, "As of 30 November 2022", "Undated too", "Outlet: SAMPLE Wire", "Outlet: Harbour Post")
    toggle(page).click()
    expect(page.locator("#narrowing-panel")).to_be_hidden()
    where = Filter(outlets=("SAMPLE Wire", "Harbour Post"), include_undated=True)
    assert asked_with(page, served) == (where, date(2022, 11, 30))
    page.get_by_role("button", name="Remove: As of 30 November 2022").click()
    page.get_by_role("button", name="Remove: Outlet: SAMPLE Wire").click()
    chips(page, "Undated too", "Outlet: Harbour Post")
    assert asked_with(page, served) == (Filter(outlets=("Harbour Post",), include_undated=True), None)
    page.get_by_role("button", name="Clear all").click()
    chips(page)
    passing(page, "14 articles")
    assert asked_with(page, served) == (Filter(), None)


def test_a_bar_sets_its_days_a_second_one_extends_them_and_the_same_one_undoes(page, served):
    toggle(page).click()
    bar = page.locator(".bar")
    assert bar.count() == 23
    bar.nth(14).click()
    chips(page, "From 1 March 2022", "To 31 March 2022")
    expect(bar.nth(14)).to_have_attribute("aria-pressed", "true")
    bar.nth(14).click()
    chips(page)
    bar.nth(17).click()
    chips(page, "From 1 June 2022", "To 30 June 2022")
    bar.nth(14).click()
    chips(page, "From 1 March 2022", "To 30 June 2022")
    passing(page, "2 of 14 articles")
    expect(page.locator('.bar[aria-pressed="true"]')).to_have_count(4)
    where, _ = asked_with(page, served)
    assert (where.published_from, where.published_to) == (date(2022, 3, 1), date(2022, 6, 30))


def test_the_keyboard_alone_is_enough(page, served):
    toggle(page).focus()
    page.keyboard.press("Enter")
    expect(toggle(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_label("From", exact=True)).to_be_focused()
    page.get_by_role("searchbox", name="Find an outlet").focus()
    page.keyboard.type("GULL")
    expect(page.locator('input[name="outlets"]')).to_have_count(1)
    expect(page.get_by_role("searchbox", name="Find an outlet")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    chips(page, "Outlet: Gull Gazette")
    expect(page.get_by_label("Gull Gazette")).to_be_focused()
    page.get_by_label("From", exact=True).focus()
    page.keyboard.type("03012021")
    chips(page, "From 1 March 2021", "Outlet: Gull Gazette")
    expect(page.get_by_label("From", exact=True)).to_be_focused()
    page.get_by_label("Include undated articles").focus()
    page.keyboard.press("Space")
    chips(page, "From 1 March 2021", "Undated too", "Outlet: Gull Gazette")
    expect(page.get_by_label("Include undated articles")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".bar:focus")).to_have_attribute("aria-label", "March 2021: no articles")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    chips(page, "From 1 July 2021", "To 31 July 2021", "Undated too", "Outlet: Gull Gazette")
    expect(page.locator(".bar:focus")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#narrowing-panel")).to_be_hidden()
    expect(toggle(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Clear all")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    chips(page, "To 31 July 2021", "Undated too", "Outlet: Gull Gazette")
    expect(page.locator(".chip:not(.is-clear)").first).to_be_focused()
    passing(page, "2 of 14 articles")


def test_arrows_lead_from_bar_to_bar(page):
    toggle(page).click()
    page.locator('.bar[tabindex="0"]').focus()
    for key, label in (("Home", "January 2021: 1 article"), ("ArrowRight", "February 2021: no articles")):
        page.keyboard.press(key)
        expect(page.locator(".bar:focus")).to_have_attribute("aria-label", label)
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    chips(page, "From 1 November 2022", "To 30 November 2022")
    expect(page.locator(".bar:focus")).to_have_attribute("aria-label", "November 2022: 1 article")


def test_days_that_are_wrong_or_not_whole_get_a_sentence(page, served):
    toggle(page).click()
    page.get_by_label("From", exact=True).fill("2022-06-01")
    page.get_by_label("To", exact=True).fill("2022-05-01")
    sentence = "The first day, 1 June 2022, comes after the last day, 1 May 2022."
    expect(page.locator('[data-part="problem"]')).to_have_text(sentence)
    passing(page, "none of 14 articles")
    turn = ask(page, "How many ships left the harbour?", ".problem")
    expect(turn.locator(".problem")).to_be_visible()
    page.get_by_role("button", name="Remove: To 1 May 2022").click()
    expect(page.locator('[data-part="problem"]')).to_be_empty()
    page.get_by_label("To", exact=True).focus()
    page.keyboard.type("12")
    page.get_by_label("As of").focus()
    expect(page.locator("[data-incomplete]")).to_have_text("The day in “To” is not whole, so it is left as it was.")
    chips(page, "From 1 June 2022")


def test_names_that_mean_harm_are_names(page, served):
    toggle(page).click()
    page.get_by_role("button", name="Show all 10").click()
    for name in NASTY:
        page.locator(".values label", has_text=name).locator("input").check()
    expect(page.locator(".chip:not(.is-clear)")).to_have_count(len(NASTY))
    expect(page.locator(".chip bdi")).to_have_text(NASTY, use_inner_text=False)
    where, _ = asked_with(page, served)
    assert sorted(where.outlets) == sorted(NASTY)
    assert page.locator("#narrowing img").count() == 0
    assert page.evaluate("window.__ran") is None


def test_filters_from_elsewhere_are_taken_and_what_is_gone_is_marked(page, served):
    where = {"outlets": ["Sunken Times"], "article_ids": ["ship 8.txt"], "published_from": "2022-01-01"}
    page.evaluate("detail => articleQA.send('narrow', detail)", {"where": where, "as_of": "2022-12-31"})
    gone = "Outlet: Sunken Times not in this index"
    chips(page, "From 1 January 2022", "As of 31 December 2022", gone, "Only ship 8.txt")
    passing(page, "none of 14 articles")
    page.get_by_role("button", name="Remove: Outlet: Sunken Times").click()
    passing(page, "1 of 14 articles")
    assert page.evaluate("articleQA.narrowing") == {
        "where": {"article_ids": ["ship 8.txt"], "published_from": "2022-01-01"}, "as_of": "2022-12-31",
    }  # fmt: skip


@pytest.mark.parametrize("where", [3, "x", [1], {"outlets": 7}, {"published_from": ["x"]}, {"nothing": {"a": 1}}])
def test_filters_of_wrong_types_are_told_and_left_out(page, where):
    page.evaluate("where => articleQA.send('narrow', { where, as_of: {} })", where)
    expect(page.locator('[data-part="problem"]')).not_to_be_empty()
    assert page.evaluate("articleQA.narrowing") == {"where": {}, "as_of": None}
    passing(page, "14 articles")


def test_a_new_build_is_counted_anew(page, served):
    toggle(page).click()
    page.get_by_label("SAMPLE Wire").check()
    passing(page, "2 of 14 articles")
    served[0].held[:] = ships()[:3]
    page.evaluate("articleQA.send('build', { build: 'build-2' })")
    passing(page, "1 of 3 articles")


def test_the_panel_moves_nothing_below_it_and_fits(page, served):
    box = page.locator("#composer").bounding_box()
    toggle(page).click()
    assert page.locator("#composer").bounding_box() == box
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("(node => node.scrollWidth <= node.clientWidth)(document.getElementById('narrowing-panel'))")
    page.locator('#narrowing-panel input[name="outlets"]').first.check()
    expect(page.locator(".chip")).to_have_count(1)
    for part in ("button", "label.value", 'input:not([type="checkbox"])'):
        for target in page.locator(f"#narrowing {part}").all():
            size = target.bounding_box()
            assert min(size["width"], size["height"]) >= 24
    assert page.locator("#conversation").bounding_box()["height"] > 60
    if page.viewport_size == WIDE:
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


def test_the_picture_of_the_evidence_opens_its_quotes(page, served):
    turn = ask(page, "How many ships left the harbour?")
    figure = turn.locator(".evidence-time")
    assert figure.locator("a").count() == 2
    figure.get_by_role("link", name=re.compile(r"^\[1\] .* published")).click()
    expect(page.locator("#reader mark")).to_have_text(turn.locator(".sentence p").first.text_content()[1:-5])
    page.keyboard.press("Escape")
    figure.locator("a").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#reader mark")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
