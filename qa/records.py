"""JSON in and out: question records, articles, and batches of lines. Knows nothing of the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus import Article, Filter, parse_day

if TYPE_CHECKING:
    from qa.view import View

_KEYS = frozenset({"id", "question", "as_of", "history", "where", "k"})


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """One question as JSON: {question, as_of?, history?, where?, k?}."""

    question: str
    as_of: date | None = None
    history: tuple[Mapping[str, str], ...] = ()
    where: Filter = Filter()
    k: int = 8

    @classmethod
    def from_dict(cls, values: Mapping[str, Any], default: QuestionRecord) -> QuestionRecord:
        """Read plain values; what is missing comes from the default.

        Raises:
            ValueError: If a key is unknown or a value is not of its kind.
        """
        unknown = sorted(set(values) - _KEYS)
        if unknown:
            raise ValueError(f"unknown key {unknown[0]!r}: use {', '.join(sorted(_KEYS))}")
        question = values.get("question")
        if not isinstance(question, str):
            raise ValueError("question must be a string")
        where = values.get("where")
        return cls(
            question=question,
            as_of=default.as_of if values.get("as_of") is None else parse_day(values["as_of"], "as_of"),
            history=read_history(values.get("history") or ()),
            where=default.where if where is None else read_where(where),
            k=default.k if values.get("k") is None else read_k(values["k"]),
        )


def read_k(value: object) -> int:
    """Read a number of hits.

    Raises:
        ValueError: If it is not a whole number from 1 to 1000.
    """
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 1_000:
        raise ValueError(f"k must be a whole number from 1 to 1000, not {value!r}")
    return value


def read_where(value: object) -> Filter:
    """Read a filter.

    Raises:
        ValueError: If it is not an object of filter keys.
    """
    if not isinstance(value, Mapping):
        raise ValueError(f"where must be an object, not {value!r}")
    return Filter.from_dict(value)


def read_history(value: object) -> tuple[Mapping[str, str], ...]:
    """Read earlier turns, oldest first; what is no character in them becomes a question mark.

    Raises:
        ValueError: If one is not {"question": ..., "answer": ...} of strings.
    """
    turns = tuple(value) if isinstance(value, (list, tuple)) else (None,)
    for turn in turns:
        if not isinstance(turn, Mapping) or not all(isinstance(turn.get(key), str) for key in ("question", "answer")):
            raise ValueError('history must be a list of {"question": ..., "answer": ...}, oldest first')
    return tuple(
        {key: turn[key].encode("utf-8", "replace").decode() for key in ("question", "answer")} for turn in turns
    )


def run_batch(
    lines: Iterable[str], default: QuestionRecord, run: Callable[[QuestionRecord], dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Run a record a line; a bad line yields {id, error} and the rest go on. Blank lines are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        key: object = number
        try:
            values = json.loads(line)
            if not isinstance(values, dict):
                raise ValueError("a line must be a JSON object")
            key = values.get("id", number)
            result = run(QuestionRecord.from_dict(values, default))
        except (ValueError, RecursionError) as error:
            yield {"id": key, "error": " ".join(f"line {number}: {error}".split())}
        else:
            yield {"id": key, **result}


def article_fields(article: Article) -> dict[str, Any]:
    """An article's fields as plain values for JSON, without its texts."""
    return {
        "article_id": article.article_id,
        "title": article.title,
        "authors": list(article.authors),
        "outlet": article.outlet,
        "origin": article.origin,
        "published": article.published.isoformat() if article.published else None,
        "published_at": article.published_at,
        "url": article.url,
        "source": article.source,
        "sha256": article.sha256,
    }


def article_record(article: Article) -> dict[str, Any]:
    """An article as plain values for JSON: fields, evidence, marks, both texts."""
    return {
        **article_fields(article),
        "evidence": {
            name: {
                "origin": proof.origin,
                "span": list(proof.span) if proof.span else None,
                "sure": proof.sure,
                "note": proof.note,
            }
            for name, proof in article.evidence.items()
        },
        "marks": [{"kind": mark.kind, "start": mark.start, "end": mark.end, "why": mark.why} for mark in article.marks],
        "text": article.text,
        "raw": article.raw,
    }


def whole_article(view: View, article_id: str, sha256: str | None = None) -> dict[str, Any]:
    """Return an article's record, with its duplicates.

    Raises:
        ArticleChanged: If a hash is given and the text is another by now, or gone.
        ValueError: If the index has none of that id.
    """
    article = view.article(article_id, sha256)
    if article is None:
        raise ValueError(f"no article {article_id!r:.200} in the index")
    copies = view.duplicates(article_id)
    return {
        **article_record(article),
        "group": view.group(article_id),
        "also_in": [copy.to_dict() for copy in copies],
    }
