"""How the browser tests drive the page in a real Chromium."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}

#: What a module of browser tests starts with: `pytestmark = needs_browser`.
needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: apt-get install chromium"),
]


def ask(page: Page, question: str, outcome: str = ".answer .cards"):
    """Ask, and return the turn once its outcome is there."""
    turns = page.locator(".turn").count()
    page.get_by_role("textbox", name="Your question").fill(question)
    page.keyboard.press("Enter")
    turn = page.locator(".turn").nth(turns)
    expect(turn.locator(outcome)).to_be_visible(timeout=30_000)
    return turn


def quoted(turn, number: int) -> str:
    return turn.locator(".sentence p").nth(number - 1).text_content().removesuffix(f"” [{number}]").removeprefix("“")


def close_reader(page: Page) -> None:
    """Leave the reader where it covers the conversation."""
    if page.viewport_size == PHONE:
        page.get_by_role("button", name="Close").click()
        expect(page.locator("#reader")).to_be_hidden()


def do(part, name: str):
    """Click a button of a turn or another part of the page."""
    part.get_by_role("button", name=name, exact=True).click()


def composer(page: Page):
    return page.get_by_role("textbox", name="Your question")
