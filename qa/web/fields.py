"""An article's fields in words: dates spelt out, and unknown ones said to be unknown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qa.answer import Citation
from qa.web.escape import Html, escape


def spelt(day: date) -> str:
    """Return a day as "25 March 2022"."""
    return f"{day.day} {day:%B} {day.year}"


def known_or(value: str | None, name: str) -> Html:
    """Return a field's value, or "… unknown" set apart from real values."""
    if value:
        # bdi: direction marks in a value cannot turn its surroundings round
        return Html("<bdi>{}</bdi>").format(value)
    return Html('<span class="unknown">{} unknown</span>').format(name)


def day_or_unknown(day: date | None) -> Html:
    """Return a day, or "date unknown", equally visible."""
    if day is None:
        return Html('<span class="day unknown">date unknown</span>')
    return Html('<time class="day" datetime="{}">{}</time>').format(day.isoformat(), spelt(day))


def who_and_when(citation: Citation) -> Html:
    """Return who says a quote and how it is passed on, the outlet, the date and, of a PDF, the page."""
    outlet = known_or(citation.outlet, "outlet")
    if citation.voice in ("quotation", "reported"):
        passed_on = "quoted by" if citation.voice == "quotation" else "reported by"
        outlet = Html("{}, {} {}").format(known_or(citation.speaker, "speaker"), passed_on, outlet)
    page = Html("{}{}").format(DOT, pages((citation,))) if citation.page else Html("")
    return Html('<span class="by">{}{}{}{}</span>').format(outlet, DOT, day_or_unknown(citation.published), page)


def pages(citations: Iterable[Citation]) -> Html:
    """Return the pages of a PDF that some quotes stand on, as "p. 3" or "pp. 3, 7"; nothing for other formats."""
    numbers = sorted({citation.page for citation in citations if citation.page})
    if not numbers:
        return Html("")
    sign = "p." if len(numbers) == 1 else "pp."
    return Html('<span class="page">{} {}</span>').format(sign, ", ".join(map(str, numbers)))


#: Between two fields on a line.
DOT = escape(" · ")
