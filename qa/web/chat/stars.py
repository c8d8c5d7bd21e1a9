"""Starred questions: kept by the browser, asked again after a rebuild, those whose citations changed marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from qa.records import QuestionRecord
from qa.web.chat.turns import Request, answered, as_sentence, narrowed_words, turn_id
from qa.web.escape import Html
from qa.web.fields import DOT, spelt

if TYPE_CHECKING:
    from qa.answer import Answer
    from qa.engine import ArticleQA

MOST_STARRED = 200
_STATES = {
    "same": "The same citations",
    "changed": "Other citations now",
    "now_answered": "Answered now, was not before",
    "now_refused": "No longer answered",
}
_BEFORE = "Not asked since the index was rebuilt"
_NONE = Html(
    "<p>None yet. “Star” below an answer keeps its question here, to be asked again when the index has changed.</p>"
)


@dataclass(frozen=True, slots=True)
class Star:
    """A starred question.

    Attributes:
        name: The browser's name for it.
        cited: (article id, quote) of the citations that the answer had; empty if it was refused.
        build: What it was last asked of.
        state: What asking again found, "" before that.
    """

    name: str
    record: QuestionRecord
    cited: frozenset[tuple[str, str]]
    build: str = ""
    state: str = ""

    @classmethod
    def read(cls, data: object) -> Self:
        """Read what came from a browser.

        Raises:
            ValueError: If it is not of the right form.
        """
        request = Request.read(data)
        cited = data.get("cited") if isinstance(data, Mapping) else None
        if not isinstance(cited, list) or not all(_is_pair(item) for item in cited):
            raise ValueError("a starred question needs what it cited")
        build, state = (data.get(name) if isinstance(data, Mapping) else "" for name in ("build", "state"))
        return cls(
            turn_id(data),
            request.record,
            frozenset(map(tuple, cited)),
            build if isinstance(build, str) else "",
            state if isinstance(state, str) and state in _STATES else "",
        )


def ask_again(engine: ArticleQA, data: object) -> dict[str, Any]:
    """Ask a starred question of the articles as they are now.

    Returns:
        {"state": one of same, changed, now_answered, now_refused, "cited": what it cites now, "build"}, or
        {"problem": a sentence}.
    """
    try:
        star = Star.read(data)
    except ValueError as error:
        return {"problem": as_sentence(str(error))}
    turn = answered(engine, Request(star.name, star.record))
    if turn.answer is None:
        return {"problem": turn.problem}
    cited = cited_by(turn.answer)
    if bool(cited) != bool(star.cited):
        state = "now_answered" if cited else "now_refused"
    else:
        state = "same" if cited == star.cited else "changed"
    return {"state": state, "cited": sorted(map(list, cited)), "build": turn.answer.build}


def cited_by(answer: Answer) -> frozenset[tuple[str, str]]:
    """Return what an answer cites in its text, as starred questions keep it."""
    return frozenset((item.article_id, item.quote) for item in answer.citations if item.answer_start is not None)


def starred_view(data: object, build: str) -> Html:
    """Return the list of starred questions that a browser keeps; what cannot be read is left out.

    Args:
        data: The starred questions as a list.
        build: The index's; questions last asked of another one are marked.
    """
    kept = data if isinstance(data, list) else []
    stars: list[Star] = []
    for item in kept[:MOST_STARRED]:
        try:
            stars.append(Star.read(item))
        except ValueError:
            continue
    shown = _list(stars, build) if stars else _NONE
    return Html(
        '<section class="listing" data-reference="#starred">'
        '<header><h2 tabindex="-1">Starred questions</h2></header>{}</section>'
    ).format(shown)


def _list(stars: list[Star], build: str) -> Html:
    return Html(
        '<p><button type="button" class="main" data-do="again-all">Ask all again</button></p><ul class="stars">{}</ul>'
    ).format(Html("").join(_item(star, build) for star in stars))


def _item(star: Star, build: str) -> Html:
    day = (f"as of {spelt(star.record.as_of)}",) if star.record.as_of else ()
    narrowed = DOT.join(Html("<bdi>{}</bdi>").format(part) for part in (*day, *narrowed_words(star.record.where)))
    name, words = ("before", _BEFORE) if star.build != build else (star.state, _STATES.get(star.state))
    state = Html('<span class="state is-{}">{}</span>').format(name, words) if words else Html("")
    return Html(
        '<li data-star="{}"><p class="star-question"><bdi>{}</bdi></p><p class="from">{}</p>{}'
        '<div class="tools"><button type="button" data-do="ask-star">Ask again</button>'
        '<button type="button" data-do="unstar">Remove</button></div></li>'
    ).format(star.name, star.record.question, narrowed, state)


def _is_pair(item: object) -> bool:
    return isinstance(item, list) and len(item) == 2 and all(isinstance(part, str) for part in item)
