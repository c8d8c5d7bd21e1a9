"""What is narrowed, one button each that takes it back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.web.escape import Html
from qa.web.fields import spelt
from qa.web.narrowing.asked import Narrowing
from qa.web.narrowing.choices import Choices

#: Chips of one kind; the rest share one.
MOST_CHIPS = 5
#: Characters of a name that are shown, in the panel and on a chip.
MOST_NAME_SHOWN, MOST_CHIP_SHOWN = 120, 60

_CHIP = Html(
    '<li><button type="button" class="chip{}" data-drop="{}" data-key="chip {}"><span class="unseen">Remove: </span>'
    '<span>{}{}</span><span class="cross" aria-hidden="true">×</span></button></li>'
)
_CLEAR = Html(
    '<li><button type="button" class="chip is-clear" data-drop="[]" data-key="chip []">Clear all</button></li>'
)
_MISSING = Html(' <em class="missing">not in this index</em>')


def shown_name(name: str, most: int = MOST_NAME_SHOWN) -> Html:
    """Return a name as HTML, shortened if it is very long; direction marks in it end with it."""
    return Html("<bdi>{}</bdi>").format(name if len(name) <= most else f"{name[:most]}…")


def json_of(value: object) -> str:
    """Return a value as ASCII: what a page cannot hold comes back from it unchanged."""
    return json.dumps(value)


def chips(narrowing: Narrowing, choices: Choices) -> Html:
    """Return a list of buttons; nothing if nothing is narrowed."""
    found = [_chip(each) for each in _each(narrowing, choices)]
    if not found:
        return Html("")
    clear = _CLEAR if len(found) > 1 else Html("")
    return Html('<ul class="chips" aria-label="Active filters">{}{}</ul>').format(clear, Html("").join(found))


@dataclass(frozen=True, slots=True)
class _Chip:
    """A label, and what is taken back: a part of the filters, and the names of it if not all."""

    label: Html
    part: str
    names: Sequence[str] = ()
    is_missing: bool = False


def _chip(of: _Chip) -> Html:
    drop = json_of([of.part, *of.names])
    return _CHIP.format(
        " is-missing" if of.is_missing else "", drop, drop, of.label, _MISSING if of.is_missing else Html("")
    )


def _each(narrowing: Narrowing, choices: Choices) -> Iterator[_Chip]:
    for part, words in (("published_from", "From"), ("published_to", "To"), ("as_of", "As of")):
        if day := getattr(narrowing, part):
            yield _Chip(Html("{} {}").format(words, spelt(day)), part)
    if narrowing.include_undated:
        yield _Chip(Html("Undated too"), "include_undated")
    for part, words in (("outlets", "Outlet"), ("authors", "Author"), ("article_ids", "Only")):
        names: tuple[str, ...] = getattr(narrowing, part)
        for name in names[:MOST_CHIPS]:
            yield _Chip(_named(part, words, name, choices), part, (name,), (part, name) in choices.unknown)
        if more := names[MOST_CHIPS:]:
            kind = "article" if part == "article_ids" else words.lower()
            yield _Chip(Html("{:,} more {}{}").format(len(more), kind, "" if len(more) == 1 else "s"), part, more)


def _named(part: str, words: str, name: str, choices: Choices) -> Html:
    if part != "article_ids":
        return Html("{}: {}").format(words, shown_name(name, MOST_CHIP_SHOWN))
    if title := choices.titles.get(name):
        return Html("Only “{}”").format(shown_name(title, MOST_CHIP_SHOWN))
    return Html("Only {}").format(shown_name(name, MOST_CHIP_SHOWN))
