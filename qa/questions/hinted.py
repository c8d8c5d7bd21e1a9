"""A question and what it names of the articles that it wants: times, outlets, authors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from embeddings import Facets
from qa.questions.sources import SourceNames, asked_sources, without_sources
from qa.questions.windows import find_windows
from qa.retrieval.hints import Hints


@dataclass(frozen=True, slots=True)
class Hinted:
    """A question without the one outlet or author whose words it asks for, and the hints that it gives."""

    question: str
    hints: Hints


def read_hints(text: str, names: SourceNames, known: Facets, as_of: date | None) -> Hinted:
    """Read a stand-alone question.

    Args:
        text: The question.
        names: Outlets and authors of the index.
        known: What the index has.
        as_of: The day the question is asked on.
    """
    sources = asked_sources(text, names)
    # Several are set against each other, and a form of answer of its own needs their names.
    bare = without_sources(text, sources) if len({source.names for source in sources}) == 1 else text
    windows = tuple(time.window for time in find_windows(text, as_of, known.first, known.last)) if known.first else ()
    # Of a time that is not over yet, what is newest comes first anyway, and what led to it may be of the days before.
    windows = tuple(window for window in windows if as_of is None or not window.holds(as_of))
    outlets = dict.fromkeys(name for source in sources if source.kind == "outlet" for name in source.names)
    authors = dict.fromkeys(name for source in sources if source.kind == "author" for name in source.names)
    return Hinted(bare, Hints(windows, tuple(outlets), tuple(authors)))
