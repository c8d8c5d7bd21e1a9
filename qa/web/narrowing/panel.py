"""The fields that narrow the questions."""

from __future__ import annotations

from qa.web.escape import Html

PANEL = Html(
    '<div class="narrowing"><label>As of <input id="as-of" type="date" min="1000-01-01" max="9999-12-31"></label>'
    '<label><input id="undated" type="checkbox"> Include undated articles</label></div>'
)
