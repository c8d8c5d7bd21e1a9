"""How the page looks and reads at every width and in both themes: screenshots, what axe-core finds, what overflows.

The screenshots go to the folder that PAGE_SCREENSHOTS names, else to the test run's own.
"""

import importlib.resources
import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browsing import ask, needs_browser

pytestmark = needs_browser

WIDTHS = {360: 740, 768: 1024, 1280: 800, 1920: 1080}
#: Rules of the Web Content Accessibility Guidelines, levels A and AA, and what is good practice beside them.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def axe() -> str:
    return (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pictures(tmp_path_factory) -> Path:
    folder = Path(os.environ.get("PAGE_SCREENSHOTS") or tmp_path_factory.mktemp("screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(
    params=[(width, theme) for width in WIDTHS for theme in ("light", "dark")], ids=lambda p: f"{p[0]}-{p[1]}"
)
def look(browser, served, request, axe, pictures):
    """The page at one width in one theme, and what looks at it: a picture, axe-core, and whether it overflows."""
    width, theme = request.param
    size = {"width": width, "height": WIDTHS[width]}
    with browser.new_context(viewport=size, color_scheme=theme, reduced_motion="reduce", bypass_csp=True) as context:
        page = context.new_page()
        page.goto(served[1])
        page.get_by_role("textbox", name="Your question").wait_for()

        def check(name):
            page.screenshot(path=pictures / f"{name}-{width}-{theme}.png")
            page.evaluate(axe)
            found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
            faults = {
                f"{fault['id']} ({fault['impact']})": [node["html"][:160] for node in fault["nodes"]][:3]
                for fault in found["violations"]
                if fault["impact"] in ("serious", "critical")
            }
            assert faults == {}
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.locator(".masthead").bounding_box()["y"] >= 0  # nothing pushed the page up
            assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")

        yield page, check


def test_before_anything_is_asked(look):
    page, check = look
    check("first")
    page.locator(".narrow-toggle").click()
    page.get_by_label("As of").fill("2022-04-30")
    expect(page.locator("#narrowing")).to_contain_text("As of 30 April 2022")
    check("filters")


def test_an_answer_and_its_article(look):
    page, check = look
    turn = ask(page, "How many battlegroups were there a year ago, and soldiers in a brigade?")
    turn.get_by_role("button", name="Star").click()
    turn.get_by_role("button", name="Footnote").first.hover()
    check("answer")
    turn.locator(".sentence a.marker").first.click()
    expect(page.locator("#reader mark").first).to_be_in_viewport()
    page.get_by_role("button", name="Only this outlet").hover()
    check("article")
    page.get_by_role("button", name="Changes").click()
    page.locator(".comparison").wait_for()
    check("changes")


def test_a_refusal(look):
    page, check = look
    ask(page, "Which capital has battlegroups?", ".refusal")
    check("refusal")


def test_what_there_is_to_ask(look):
    page, check = look
    for place in ("Articles", "Index", "Starred"):
        page.goto(page.url.partition("#")[0])
        page.get_by_role("navigation").get_by_role("link", name=place).click()
        page.locator("#reader h2").wait_for()
        check(place.lower())
