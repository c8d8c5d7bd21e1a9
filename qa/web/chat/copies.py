"""Buttons that copy a citation, each holding the text that it copies."""

from __future__ import annotations

from qa.answer import Citation
from qa.exports.citing import forms
from qa.web.escape import Html


def copy_buttons(citation: Citation) -> Html:
    """Return three buttons: the quote alone, as a footnote, as Markdown; the page's script copies their data-copy."""
    label = f"Copy citation {citation.number}" if citation.number else "Copy this passage"
    copies = forms(citation)
    named = (("Quote", copies.quote), ("Footnote", copies.footnote), ("Markdown", copies.markdown))
    buttons = Html("").join(
        Html('<button type="button" data-copy="{}">{}</button>').format(text, name) for name, text in named
    )
    return Html(
        '<span class="copies" role="group" aria-label="{}"><span aria-hidden="true">Copy</span>{}</span>'
    ).format(label, buttons)
