"""The buttons that copy a citation hold its forms, escaped."""

import re
from html import unescape

from qa.exports.citing import forms
from qa.web.chat.copies import copy_buttons


def test_each_button_holds_one_form(engine):
    for article in ("four", "nasty", "brigades"):
        answer = engine.ask(f"the {article} hostile quote reads about battlegroups and brigade soldiers?")
        for citation in answer.citations:
            html = str(copy_buttons(citation))
            copies = forms(citation)
            assert f'aria-label="Copy citation {citation.number}"' in html
            assert [unescape(text) for text in re.findall(r'data-copy="([^"]*)"', html)] == [
                copies.quote, copies.footnote, copies.markdown,
            ]  # fmt: skip
            assert set(re.findall(r"<(\w+)", html)) == {"span", "button"}


def test_a_passage_without_a_number_has_them_too(engine):
    (nearest, *_) = engine.ask("What is the capital of the battlegroups?").refusal.nearest
    assert 'aria-label="Copy this passage"' in copy_buttons(nearest)
