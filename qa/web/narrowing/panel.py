"""The panel that narrows which articles count, and what the server says to a change in it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from qa.web.escape import Html
from qa.web.narrowing.asked import Looking, Narrowing
from qa.web.narrowing.chips import chips
from qa.web.narrowing.choices import Choices, count_choices
from qa.web.narrowing.histogram import histogram
from qa.web.narrowing.values import finder, values

if TYPE_CHECKING:
    from qa.engine import ArticleQA

logger = logging.getLogger(__name__)

_BROKEN = "The articles could not be counted; the server's log has the details."
_VIEW = Html(
    '<div class="narrowing"><div class="narrowing-bar"><button type="button" class="narrow-toggle" '
    'aria-expanded="false" aria-controls="narrowing-panel">Narrow <span data-part="passing">{}</span></button>'
    '<div data-part="chips">{}</div><p class="wrong" role="alert" data-part="problem"></p></div>'
    '<section id="narrowing-panel" aria-label="Narrow the articles" hidden>{}</section></div>'
)
_PANEL = Html(
    '<div class="days">'
    '<p data-part="published_from">{}</p><p data-part="published_to">{}</p><p data-part="as_of">{}</p>'
    '<p data-part="undated">{}</p></div>'
    '<p class="quiet">As of: nothing later is used, and what was new then comes first.</p>'
    '<p class="wrong" role="alert" data-incomplete></p>'
    '<div data-part="over-time">{}</div><div class="names">{}{}</div>'
)
_DAY = Html(
    '<label for="narrowing-{}">{}</label><input type="date" id="narrowing-{}" name="{}" data-key="{}" value="{}" '
    'min="0001-01-01" max="9999-12-31">'
)
_UNDATED = Html(
    '<label class="value"><input type="checkbox" name="include_undated" data-key="include_undated"{} '
    'aria-describedby="undated-count">'
    'Include undated articles</label> <span class="quiet" id="undated-count">{}</span>'
)
_NAMES = Html('<fieldset><legend>{}</legend><div data-part="find-{}">{}</div><div data-part="{}">{}</div></fieldset>')


def narrowing_view(engine: ArticleQA) -> Html:
    """Return the panel, closed, with nothing narrowed yet."""
    narrowing = Narrowing()
    choices = count_choices(engine, narrowing)
    return _VIEW.format(_passing(choices), Html(""), _panel(narrowing, choices, Looking(), Looking()))


def narrowing_server(engine: ArticleQA) -> Callable[[object], dict[str, Any]]:
    """Return what the panel's script calls: filters in, as a browser sends them; what to show and ask with out."""

    def narrow(data: object) -> dict[str, Any]:
        narrowing = Narrowing.read(data)
        try:
            choices = count_choices(engine, narrowing)
        except Exception:
            logger.exception("counting articles failed")
            return {"narrowing": narrowing.to_dict(), "problem": _BROKEN}
        outlets, authors = (Looking.read(data, kind) for kind in ("outlets", "authors"))
        return {
            "html": _panel(narrowing, choices, outlets, authors),
            "passing": _passing(choices),
            "chips": chips(narrowing, choices),
            "narrowing": narrowing.to_dict(),
            "problem": narrowing.problem,
        }

    return narrow


def _panel(narrowing: Narrowing, choices: Choices, outlets: Looking, authors: Looking) -> Html:
    return _PANEL.format(
        _day("published_from", "From", narrowing.published_from),
        _day("published_to", "To", narrowing.published_to),
        _day("as_of", "As of", narrowing.as_of),
        _undated(narrowing, choices),
        histogram(choices.days, choices.all_days, narrowing),
        _NAMES.format(
            "Outlets",
            "outlets",
            finder("outlets", "outlet", choices.outlets, outlets),
            "outlets",
            values("outlets", choices.outlets, narrowing.outlets, outlets),
        ),
        _NAMES.format(
            "Authors",
            "authors",
            finder("authors", "author", choices.authors, authors),
            "authors",
            values("authors", choices.authors, narrowing.authors, authors),
        ),
    )


def _day(name: str, label: str, day: date | None) -> Html:
    return _DAY.format(name, label, name, name, name, day.isoformat() if day else "")


def _undated(narrowing: Narrowing, choices: Choices) -> Html:
    """The checkbox, and how many articles it is about."""
    count = f"{choices.undated:,} undated" if choices.undated else "none here is undated"
    if choices.undated and not narrowing.has_days:
        count += ", left out once a day is set"
    return _UNDATED.format(Html(" checked") if narrowing.include_undated else Html(""), count)


def _passing(choices: Choices) -> Html:
    """How many articles pass."""
    total = Html("{:,} article{}").format(choices.total, "" if choices.total == 1 else "s")
    if choices.passing == choices.total:
        return Html("· {}").format(total)
    return Html("· {} of {}").format(f"{choices.passing:,}" if choices.passing else "none", total)
