"""Text to HTML: the only way that text from articles, questions and answers reaches the page.

Every view builds its HTML with `Html("<p>{}</p>").format(text)`: what is put in is escaped unless it is Html itself.
"""

from __future__ import annotations

import re
from typing import Self

from markupsafe import Markup
from markupsafe import escape as escape_markup

#: What a browser would change or refuse: controls, lone surrogates and noncharacters.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Html(Markup):
    """HTML that is safe to show. Formatting and joining escape every value that is not Html."""

    __slots__ = ()

    @classmethod
    def escape(cls, value: object) -> Self:
        """Return a value's text as HTML that shows exactly that text."""
        if isinstance(value, cls):
            return value
        shown = _UNSHOWABLE.sub("\ufffd", str(value))
        return cls(str(escape_markup(shown)).replace("\r", "&#13;"))


def escape(text: str) -> Html:
    """Return HTML that shows exactly this text; characters that a page cannot hold are shown as U+FFFD."""
    return Html.escape(text)
