"""The page as its tests see it: an engine, the page that serves it, and a browser."""

from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from qa.web import running
from tests.web.browsing import CHROMIUM, FLAGS, PHONE, WIDE
from tests.web.fake_engine import FakeEngine, articles


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(articles(), [])


@pytest.fixture(scope="session")
def make_engine():
    """Make an engine of these articles."""
    return lambda held: FakeEngine(held, [])


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[tuple[FakeEngine, str]]:
    """An engine and the address of its page."""
    engine = FakeEngine(articles(), [])
    engine.folder = tmp_path_factory.mktemp("index")
    with running(engine, folder=engine.folder) as address:
        yield engine, address


@pytest.fixture(scope="module")  # not longer: while it lasts, its event loop is in the way of other tests
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(params=[pytest.param(WIDE, id="wide"), pytest.param(PHONE, id="phone")])
def page(browser, served, request):
    """The page just opened; whatever the test did, it asked only its own address, threw and tried nothing forbidden."""
    with browser.new_context(viewport=request.param) as context:
        page = context.new_page()
        asked, errors = set(), []
        page.on("request", lambda sent: asked.add(urlsplit(sent.url)))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda told: errors.extend([told.text] if "Content Security Policy" in told.text else []))
        page.on("dialog", lambda dialog: (errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(served[1])
        page.get_by_role("textbox", name="Your question").wait_for()
        yield page
        assert {url.hostname for url in asked if url.scheme not in ("data", "blob")} == {"127.0.0.1"}
        assert errors == []


@pytest.fixture(scope="module")
def port(served) -> int:
    return urlsplit(served[1]).port


@pytest.fixture(scope="session")
def request_to():
    """Send a request as it is written; gives the status, the headers and the body."""

    def send(port, method, path, headers=None, body=None):
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    return send
