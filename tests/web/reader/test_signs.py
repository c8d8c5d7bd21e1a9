import re
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.web.reader.signs import MOST_DRAWN, MOST_RUNS, drawn


def shown(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("**", "**", id="drawn as it is"),
        pytest.param("  ", "··", id="blanks"),
        pytest.param(" " * 20, "·×20", id="many blanks"),
        pytest.param("\n", "↵\n", id="line break"),
        pytest.param("\r\n", "[carriage return]↵\n", id="line break of another system"),
        pytest.param("a\fb", "a[page break]\nb", id="page break"),
        pytest.param("\u200b\xad", "[zero width space][soft hyphen]", id="invisible"),
        pytest.param("\u202ea", "[right-to-left override]a", id="direction"),
        pytest.param("\x07\ue000", "[U+0007][U+E000]", id="without a name"),
        pytest.param("\ufe0f\U000e0100", "[variation selector-16][variation selector-17]", id="selectors"),
        pytest.param("\u0301", "◌\u0301", id="accent"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_draws_nothing_gets_a_sign(text, expected):
    assert shown(drawn(text)) == expected


def test_a_paragraph_that_was_joined_has_its_sign():
    assert shown(drawn("\n\n", joins=True)) == "¶\n"
    assert shown(drawn("\n", joins=True)) == "↵\n"


def test_each_sign_says_its_name():
    assert 'role="img" aria-label="page break" title="page break"' in drawn("\f")
    assert 'aria-label="20 × space"' in drawn(" " * 20)


def test_of_a_long_change_the_end_is_counted():
    assert shown(drawn("x" * (MOST_DRAWN + 5))) == "x" * MOST_DRAWN + " and 5 more characters"
    assert shown(drawn("a\u200b" * 1_000)).endswith(f" and {2_000 - MOST_RUNS:,} more characters")


@given(st.text())
def test_nothing_invisible_and_no_markup_gets_through(text):
    html = drawn(text)
    assert set(re.findall(r"<(/?\w+)", html)) <= {"span", "/span"}
    assert all(unicodedata.category(char) not in ("Cc", "Cf") or char == "\n" for char in shown(html))
