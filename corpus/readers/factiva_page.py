"""Exports of press archives as Factiva displays them: heads of short lines without names, each article ended by its id.

The head is the title, perhaps a byline, the number of words, the date, the outlet, its code, the language, and whose
copyright it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.header.named import Value, read_date, read_values
from corpus.header.names import is_person_name
from corpus.raw import RawArticle

_END = re.compile(r"^[ \t]*Document [A-Z][A-Z0-9]{3,20}\d{8}[a-z0-9]{5,15}[ \t]*$", re.MULTILINE)
_WORDS = re.compile(r"\d[\d,.]{0,9} words")
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?(?:[ap]m|[A-Z]{2,4}))?", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9._-]{2,12}|\d+|[A-Z]{0,3}\d{1,4}(?:[-,; ][A-Z]?\d{1,4})*|Volume .{1,20}|ISSN.{1,20}")
_LANGUAGE = re.compile(r"(?:English|German|French|Spanish|Italian|Portuguese|Dutch)(?: - .{2,20})?")
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))", re.IGNORECASE)
_MAX_HEAD_LINES = 20


def split_factiva_pages(text: str, source: str, article_id: str) -> list[RawArticle]:
    """Return the articles of an export, in order; none if the text is no such export."""
    ends = list(_END.finditer(text))
    starts = [0, *(end.end() for end in ends)]
    parts = [text[start : end.start()] for start, end in zip(starts, ends, strict=False)]
    found = [_article(part, source, f"{article_id}#{number}") for number, part in enumerate(parts, 1)]
    articles = [article for article in found if article]
    return articles if len(articles) == len(parts) else []


def _article(part: str, source: str, article_id: str) -> RawArticle | None:
    """The article of one part; None if its head is no such head."""
    lines = part.strip().splitlines()
    visible = [number for number, line in enumerate(lines) if line.strip()][:_MAX_HEAD_LINES]
    head = [lines[number].strip() for number in visible]
    at = next((place for place, line in enumerate(head) if _WORDS.fullmatch(line)), 0)
    if not at or at + 2 >= len(head) or not read_date(head[at + 1]):
        return None
    has_time = bool(_TIME.fullmatch(head[at + 2]))
    byline = at > 1 and (head[at - 1].lower().startswith("by ") or is_person_name(head[at - 1]))
    date = f"{head[at + 1]} {head[at + 2]}" if has_time else head[at + 1]
    below = head[at + 2 + has_time :]
    values = {
        "title": [Value("field title", (head[at - 1 - byline],))],
        "authors": [Value("field byline", (head[at - 1],))] if byline else [],
        "published": [Value("field date", (date, head[at + 1]))],
        "outlet": [Value("field outlet", tuple(line for line in below[:1] if not _CODE.fullmatch(line)))],
    }
    first = at + 2 + has_time + _head_length(below)
    body = "\n".join(lines[visible[first] :]) if first < len(visible) else ""
    return read_values(RawArticle(article_id, body.strip(), source), values)


def _head_length(below: Sequence[str]) -> int:
    """How many lines after the date belong to the head: to the copyright, or else while they are codes and the like."""
    marked = next((place for place, line in enumerate(below) if _COPYRIGHT.match(line)), None)
    if marked is not None:
        return marked + 1
    others = (
        place for place, line in enumerate(below) if place and not (_CODE.fullmatch(line) or _LANGUAGE.fullmatch(line))
    )
    return next(others, len(below))
