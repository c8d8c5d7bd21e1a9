"""What of the side panel is always there: a way out of it on a phone, a bar that copies selected words, and a place."""

from __future__ import annotations

from qa.web.escape import Html
from qa.web.reader.article import EMPTY

_FORMS = {"quote": "Quote", "footnote": "Footnote", "markdown": "Markdown"}


def side_frame() -> Html:
    """Return the frame; what is opened is put into `.view`, after which the reader's scripts look."""
    buttons = Html("").join(
        Html('<button type="button" data-form="{}" data-copy="">{}</button>').format(form, name)
        for form, name in _FORMS.items()
    )
    return Html(
        '<div class="sheet-bar"><a href="#articles">All articles</a>'
        '<button type="button" class="close-sheet">Close</button></div>'
        '<div class="overlay"><div class="quoting" role="group" aria-label="Copy the selected words" hidden>'
        '<span aria-hidden="true">Copy</span>{}<p class="why-not" role="status"></p></div></div>'
        '<div class="view">{}</div>'
    ).format(buttons, EMPTY)
