from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.links import safe_url
from qa.web.escape import Html, escape


class Reader(HTMLParser):
    """Collects what a browser would show, and every tag."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.tags = "", []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, attrs))

    def handle_data(self, data):
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


PAYLOADS = [
    pytest.param("<script>alert(1)</script>", id="script"),
    pytest.param('"><img src=x onerror=alert(1)>', id="breaks-out-of-an-attribute"),
    pytest.param("' onmouseover='alert(1)", id="single-quote"),
    pytest.param("<svg/onload=alert(1)>", id="svg"),
    pytest.param("<!-- --!><b>x</b>", id="comment"),
    pytest.param("<details open ontoggle=alert(1)>", id="details"),
    pytest.param("&lt;b&gt; &amp; &#60;script&#62;", id="entities"),
    pytest.param("{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 7*7 %>", id="templates"),
    pytest.param("![x](http://example.invalid/x.png) [y](javascript:alert(1)) `code` $$x$$", id="markdown"),
    pytest.param("<style>@import url(//example.invalid)</style><base href=//example.invalid>", id="style"),
    pytest.param("\u202egnp.exe\u2066 \u200b", id="direction-marks"),
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_is_shown_as_text_and_nothing_else(payload):
    shown = read(escape(payload))
    assert (shown.text, shown.tags) == (payload, [])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_an_attribute_stays_in_it(payload):
    shown = read(Html('<a href="{}">x</a>').format(payload))
    assert shown.tags == [("a", [("href", payload)])]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&\"'`={}$\n\t")))
def test_any_text_is_shown_as_it_is(text):
    shown = read(escape(text))
    assert shown.tags == []
    assert shown.text == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def test_joining_and_formatting_escape_what_is_not_html():
    assert Html("<i>{}</i>{}").format("<b>", Html("<b>")) == "<i>&lt;b&gt;</i><b>"
    assert Html(" ").join(["<", Html("<br>")]) == "&lt; <br>"


def test_what_a_page_cannot_hold_is_shown_as_a_replacement():
    assert escape("a\x00b\ud800c") == "a\ufffdb\ufffdc"
    escape("\udc80").encode("utf-8")


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://sample.example/a?b=1#c", True),
        ("http://sample.example", True),
        ("HTTPS://sample.example/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("jav\tascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//sample.example/x", False),
        ("/local", False),
        ("https:///nowhere", False),
        ("https://user:pass@sample.example/", False),
        ("https://good.example\\@evil.example/", False),
        ("https://[broken", False),
        ("file:///etc/passwd", False),
        ("", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_are_linked(url, linked):
    assert safe_url(url) == (url if linked else None)
