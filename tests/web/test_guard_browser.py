"""The guard in a real Chromium: what the page cannot do even where hostile text got into it, and logging in."""

import pytest
from playwright.sync_api import expect

from qa.web import Access, running
from tests.web.browsing import ask, needs_browser

pytestmark = needs_browser

INJECTED = """() => {
    window.__ran = [];
    const box = document.createElement("div");
    box.innerHTML = `<img src=x onerror="__ran.push('onerror')"><svg onload="__ran.push('onload')"></svg>
        <a href="javascript:__ran.push('link')">x</a><b onclick="__ran.push('onclick')">x</b>
        <iframe srcdoc="<script>parent.__ran.push('frame')</script>"></iframe>
        <form action="http://example.invalid/"><button>x</button></form>`;
    document.body.append(box);
    const script = document.createElement("script");
    script.textContent = "__ran.push('script')";
    document.body.append(script);
    const far = document.createElement("script");
    far.src = "http://example.invalid/x.js";
    document.body.append(far);
    box.querySelector("a").click();
    box.querySelector("b").click();
    box.querySelector("button").click();
    return fetch("http://example.invalid/").then(() => "sent", () => "stopped");
}"""


def test_injected_scripts_handlers_frames_and_forms_are_dead(browser, served):
    with browser.new_context() as context:
        page = context.new_page()
        blocked = {}
        page.goto(served[1])
        ask(page, "How many battlegroups?")
        page.on("requestfailed", lambda request: blocked.update({request.url: request.failure}))
        assert page.evaluate(INJECTED) == "stopped"
        page.wait_for_timeout(500)
        assert page.evaluate("window.__ran") == []
        assert {why for url, why in blocked.items() if "example.invalid" in url} <= {"csp"}
        assert page.url == served[1]


def test_a_page_of_another_site_cannot_frame_or_ask_it(browser, served):
    with browser.new_context() as context:
        page = context.new_page()
        page.route("http://other.example/", lambda route: route.fulfill(body="<p>hello", content_type="text/html"))
        page.goto("http://other.example/")
        before = len(served[0].asked)
        asking = """url => fetch(url + "gradio_api/run/ask", {method: "POST", mode: MODE, body: '{"data": ["Who?"]}',
            headers: {"Content-Type": TYPE}}).then(got => got.type + " " + got.status, () => "stopped")"""
        for mode, kind in (("cors", "application/json"), ("cors", "text/plain"), ("no-cors", "text/plain")):
            got = page.evaluate(asking.replace("MODE", f"'{mode}'").replace("TYPE", f"'{kind}'"), served[1])
            assert got in ("stopped", "opaque 0")
        assert len(served[0].asked) == before
        page.evaluate(
            "url => document.body.append(Object.assign(document.createElement('iframe'), {src: url}))", served[1]
        )
        page.wait_for_timeout(500)
        assert page.frames[-1].url.startswith("chrome-error:")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_logging_in(browser, served, scheme, monkeypatch):
    monkeypatch.setattr("qa.web.sending.WRONG_PASSWORD_S", 0)
    with (
        running(served[0], access=Access({"ann": "secret"})) as address,
        browser.new_context(color_scheme=scheme) as context,
    ):
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_text("The archive is open to those")).to_be_visible()
        for password, outcome in (("wrong", "Incorrect Credentials"), ("secret", "Ask the articles")):
            page.get_by_label("username").fill("ann")
            page.get_by_label("password").fill(password)
            page.get_by_role("button", name="Login").click()
            expect(page.get_by_text(outcome)).to_be_visible()
        ask(page, "How many battlegroups?")
