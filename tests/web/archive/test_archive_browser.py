"""The archive on the page in a real Chromium: an index of its own, rebuilt by the real command with a tiny model."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from qa import ArticleQA
from qa.web import Access, running
from tests.qa.conftest import write_articles
from tests.web.browsing import needs_browser

pytestmark = needs_browser
SLOW_MS = 120_000  # the command loads torch


@pytest.fixture(scope="module")
def coast_folder(tmp_path_factory):
    return write_articles(tmp_path_factory.mktemp("press") / "articles")


@pytest.fixture(scope="module")
def served(tmp_path_factory, coast_folder, tiny_model):
    """A real engine over an index that the page may change, and the page's address."""
    index = tmp_path_factory.mktemp("page") / "index"
    build = [sys.executable, "-m", "qa.cli", "rebuild", "--index", index, coast_folder, "--embedder", tiny_model]
    subprocess.run(build, check=True, capture_output=True)
    with ArticleQA.open(index) as engine, running(engine, folder=index, access=Access(allow_upload=True)) as address:
        yield engine, address


@pytest.fixture
def opened(page):
    """Open the index by its link above the page."""
    page.locator("#masthead").get_by_role("link", name="Index").click()
    expect(page.locator("#reader h2")).to_have_text("The index")
    return page


def button(page, name):
    return page.locator("#reader").get_by_role("button", name=name, exact=True)


def compared(page):
    page.locator("#reader").get_by_role("button", name=re.compile("^Compare")).click()
    said = page.locator(".rebuild.is-compared .said")
    expect(said).to_be_visible(timeout=SLOW_MS)
    return said


def test_the_list_is_searched_and_an_article_opened_by_keyboard_alone(page):
    page.locator("#masthead").get_by_role("link", name="Articles", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("coast wire")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_be_focused()
    expect(page.locator(".found")).to_contain_text("with “coast wire”.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#reader h2")).to_have_text("Otters counted")


def test_the_index_is_told_in_words(opened):
    status = opened.locator(".status")
    expect(status).to_contain_text("1 of them without a date")
    expect(status).to_contain_text("articles")
    status.get_by_text(re.compile(r"^Outlets \(2\)$")).click()
    expect(status).to_contain_text("Gull Gazette")
    expect(status).to_contain_text("outlet unknown")


def test_a_rebuild_is_compared_confirmed_and_taken_over_without_a_reload(opened, served, coast_folder):
    page, (engine, _) = opened, served
    page.evaluate("window.__kept = []; articleQA.on('build', (it) => window.__kept.push(it.build))")
    before = engine.status().articles
    name = f"pier-{before}.txt"
    (coast_folder / name).write_text("The pier of Saltmere is closed, the council said.")
    expect(compared(page)).to_contain_text("1 article new, ")
    expect(page.locator(".rebuild h3")).to_be_focused()
    page.locator(".rebuild summary", has_text="New (1)").click()
    expect(page.locator(".rebuild")).to_contain_text(name)
    button(page, "Rebuild").click()
    expect(page.locator(".rebuild progress")).to_be_visible()
    expect(page.locator("#masthead nav")).to_contain_text("Rebuilding")
    expect(page.locator(".rebuild.is-published .said")).to_contain_text(
        f"the index now holds {before + 1} articles (1 new)", timeout=SLOW_MS
    )
    expect(page.locator(".status")).to_contain_text(f"{before + 1}; ")
    expect(page.locator("#masthead p")).to_contain_text(f"{before + 1} articles")
    assert page.evaluate("window.__kept") == [engine.status().build]
    expect(page.locator("#masthead nav")).to_contain_text("Index")


def test_a_large_loss_waits_for_a_tick_and_can_be_left(opened, coast_folder, served):
    lines = coast_folder / "wire.jsonl"
    kept = lines.read_text()
    lines.write_text("")
    try:
        expect(compared(opened)).to_contain_text("3 gone")
        button(opened, "Rebuild").click()
        expect(opened.locator(".rebuild .reply")).to_have_text(
            "Tick that so many articles may leave the index, then rebuild."
        )
        button(opened, "Leave it").click()
        expect(button(opened, "Compare with the sources")).to_be_visible()
    finally:
        lines.write_text(kept)


def test_what_runs_can_be_stopped(opened, served):
    build = served[0].status().build
    opened.locator("#reader").get_by_role("button", name=re.compile("^Compare")).click()
    button(opened, "Stop").click()
    expect(opened.locator(".rebuild.is-cancelled .said")).to_contain_text("The index is as it was", timeout=SLOW_MS)
    assert served[0].status().build == build


def test_a_source_that_is_gone_is_named_with_the_way_out(opened, coast_folder):
    away = coast_folder.with_name("away")
    coast_folder.rename(away)
    try:
        opened.locator("#reader").get_by_role("button", name=re.compile("^Compare")).click()
        said = opened.locator(".rebuild.is-failed .said")
        expect(said).to_contain_text(f"{coast_folder} is read at every rebuild, and it is gone.", timeout=SLOW_MS)
        expect(said).to_contain_text("Put it back, or name what is to be read")
    finally:
        away.rename(coast_folder)


def test_files_are_looked_at_then_added_or_taken_back(opened, served):
    page, (engine, _) = opened, served
    before = engine.status().articles
    files = [
        {"name": f"gulls {before}.html", "mimeType": "text/html",
         "buffer": b"<title>Gulls <i>call</i></title><p>Gulls call over Saltmere.</p><script>window.__ran = 7"},
        {"name": "../../evil\u202egpj.txt", "mimeType": "text/plain", "buffer": b"The pier is closed, a sign says."},
        {"name": "zipped.txt", "mimeType": "text/plain", "buffer": b"PK\x03\x04\x00\x00\x00"},
        {"name": "tool.exe", "mimeType": "text/plain", "buffer": b"MZ"},
        {"name": "large.txt", "mimeType": "text/plain", "buffer": b"x" * (21 << 20)},
    ]  # fmt: skip
    page.locator("#add-files").set_input_files(files)
    reply = page.locator(".uploads .reply")
    expect(reply).to_contain_text("“large.txt” has 21 MB; files of up to 20 MB are taken here.", timeout=30_000)
    expect(reply).to_contain_text("“tool.exe” is of a kind that is not read")
    waiting = page.locator(".uploads > .files > li")
    expect(waiting).to_have_count(3)
    expect(waiting.filter(has_text="zipped.txt")).to_contain_text("No article can be read from it.")
    expect(waiting.filter(has_text="gulls")).to_contain_text("date unknown")
    for name in ("evilgpj.txt", "zipped.txt"):
        button(page, f"Take {name} back").click()
        expect(reply).to_have_text(f"“{name}” was taken back.")
    waiting.get_by_role("link", name="See what was read").click()
    expect(page.locator("#reader .comparison")).to_contain_text("Gulls call over Saltmere.")
    page.get_by_role("link", name="Back to the index").click()
    button(page, "Add to the index").click()
    expect(page.locator(".masthead")).to_contain_text(f"{before + 1} articles", timeout=SLOW_MS)
    expect(page.locator(".rebuild.is-published .said")).to_contain_text("(1 new)")
    expect(page.locator(".uploads details summary")).to_contain_text("Added here before")
    assert engine.article(f"uploaded/gulls {before}.html").text.startswith("Gulls call")
    assert page.evaluate("window.__ran") is None


def test_five_hundred_files_are_too_many(opened):
    opened.evaluate(
        """() => {
            const files = new DataTransfer();
            for (let at = 0; at < 500; at += 1) files.items.add(new File(["x"], `${at}.exe`));
            const drop = new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true });
            document.querySelector("#reader .drop").dispatchEvent(drop);
        }"""
    )
    expect(opened.locator(".uploads .reply p").first).to_have_text(
        "500 files are too many at once: only the first 100 were sent."
    )
    expect(opened.locator(".uploads .reply")).to_contain_text("“99.exe” is of a kind", timeout=SLOW_MS)
    expect(opened.locator(".uploads .reply")).not_to_contain_text("“100.exe”")


def test_the_buttons_of_a_phone_can_be_touched(opened):
    heights = opened.locator("#reader .index :is(button, label.second):visible").evaluate_all(
        "buttons => buttons.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= (44 if opened.viewport_size["width"] < 900 else 24)


def test_nothing_is_wider_than_the_page(opened):
    assert opened.evaluate("document.scrollingElement.scrollWidth") <= opened.viewport_size["width"]
