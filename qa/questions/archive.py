"""Questions about the archive itself: its newest article, how many there are by whom, what it covers.

They are told from questions to the articles by what is left once everything that speaks of an archive is taken away:
"How many articles are there by X in March?" leaves nothing, "How many articles does the constitution have?" does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from embeddings import Facets
from qa.questions.archive_forms import FORMS, OF_ARCHIVE, ONE_ABOUT, ONE_BY_ID, Wanted
from qa.questions.sources import NamedSource, SourceNames
from qa.questions.windows import NamedTime, Window, find_windows

_POLITE = re.compile(
    r"(?:(?:please|so|and|but|ok(?:ay)?|now|well)[\s,]+)*"
    r"(?:(?:can|could|would|will) you (?:please )?(?:tell me\s+)?|tell me\s+|do you know\s+"
    r"|i(?: would|['’]d)? (?:like|want) to (?:know|see)\s+)?(?:please )?",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:(?:that|which|to)\s+)?(?:about|mention(?:s|ed|ing)?|on the (?:subject|topic) of|regarding|concerning"
    r"|deal(?:s|ing)? with"
    r"|talk(?:s|ed|ing)? (?:about|of)|refer(?:s|red|ring)? to|contain(?:s|ing)? the (?:words?|names?|phrase|term)"
    r"|with the (?:words?|names?|phrase|term)|(?:discuss|describe)(?:es|s|ed|ing)?)\s+(?P<topic>.+)$",
    re.IGNORECASE,
)
#: A topic that goes on like this is part of another question.
_GOES_ON = re.compile(
    r"\b(?:did|does|do|is|was|were|has|had|have|say|says|said|that|which|who|what|how|why)\b", re.IGNORECASE
)
_BY_NAME = re.compile(
    r"\b(?:written |published )?(?:by|from) (?P<by>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}|[A-Z]{2,8}\b)"
    r"|\bdid (?P<writes>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}) (?:write|publish)\b"
)
_ASIDE = re.compile(
    r"\s+(?:(?:are|is|were|was) there|do you have|have you got|(?:were|was|are|is|have been"
    r"|has been) (?:published|written|printed)"
    r"|published|written|here|in total|in (?:the|this|your) (?:archive|index|collection|database|corpus))\s*$",
    re.IGNORECASE,
)
_LEFT = re.compile(r"[\s?!.,;:'’\"“”()-]+|(?:['’]s\b)")
#: Laws and treaties have articles 5 and 50 too.
_SHORT_NUMBER = re.compile(r"[1-9]\d{0,2}")
_MOST_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class ArchiveQuestion:
    """A question about the archive.

    Attributes:
        wanted: What of it; "article": the fields of one article.
        outlets: Only articles of these, exact names.
        authors: Only articles by one of these.
        windows: Only articles of one of these times.
        topic: Only articles with these words; "" if none are named.
        article_id: The one that is meant, as typed, perhaps without the end of a file's name; "" if none is named.
        unknown: What stands where an outlet or author would, and is none of the archive's.
    """

    wanted: Wanted
    outlets: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    topic: str = ""
    article_id: str = ""
    unknown: str = ""


def read_archive_question(text: str, names: SourceNames, known: Facets, as_of: date | None) -> ArchiveQuestion | None:
    """Return what a question asks about the archive; None if it asks what the articles say."""
    if len(text) > _MOST_CHARACTERS:
        return None
    polite = _POLITE.match(text)
    bare = text[polite.end() :] if polite else text
    for wanted, form in FORMS:
        if begins := form.match(bare):
            rest = bare[begins.end() :]
            return _limited(wanted, rest, names.find(rest), find_windows(rest, as_of, known.first, known.last))
    return _one_article(bare)


def _one_article(text: str) -> ArchiveQuestion | None:
    """A question about the fields of one article."""
    if (one := ONE_ABOUT.fullmatch(text)) and not _GOES_ON.search(one["which"]):
        return ArchiveQuestion("article", topic=one["which"].strip(" \"'“”‘’"))
    if one := ONE_BY_ID.fullmatch(text):
        is_law = _SHORT_NUMBER.fullmatch(one["which"]) and not re.search("publish|print", one["does"])
        return None if is_law else ArchiveQuestion("article", article_id=one["which"])
    return None


def _limited(
    wanted: Wanted, rest: str, sources: Sequence[NamedSource], times: Sequence[NamedTime]
) -> ArchiveQuestion | None:
    """The question with what limits it; None if something is left that speaks of other things."""
    topic = _TOPIC.search(rest)
    named = ""
    if topic:
        named = _ASIDE.sub("", _without(topic["topic"], sources, times, topic.start("topic")).strip(" ?!.,\"'“”"))
        if not named or _GOES_ON.search(named):
            return None
    before = rest[: topic.start()] if topic else rest
    unknown = "" if sources else _unknown_source(wanted, _without(before, sources, times, 0))
    if not unknown and _LEFT.sub("", OF_ARCHIVE.sub("", _without(before, sources, times, 0))):
        return None
    return ArchiveQuestion(
        wanted,
        tuple(dict.fromkeys(name for source in sources if source.kind == "outlet" for name in source.names)),
        tuple(dict.fromkeys(name for source in sources if source.kind == "author" for name in source.names)),
        tuple(time.window for time in times),
        named,
        unknown=unknown,
    )


def _unknown_source(wanted: Wanted, text: str) -> str:
    """The name of who is asked for and unknown, if a text has nothing else that an archive has not: "by Jane Roe"."""
    found = _BY_NAME.search(text) if wanted in ("count", "list", "newest", "oldest") else None
    if not found or _LEFT.sub("", OF_ARCHIVE.sub("", text[: found.start()] + text[found.end() :])):
        return ""
    return found["by"] or found["writes"]


def _without(text: str, sources: Sequence[NamedSource], times: Sequence[NamedTime], offset: int) -> str:
    """A part of a text without the sources and times in it, and the prepositions before these."""
    spans = sorted([(one.start, one.end) for one in sources] + [(one.start, one.end) for one in times], reverse=True)
    for start, end in spans:
        if offset <= start and end <= offset + len(text):
            before = re.sub(r"\b(?:by|from|in|on|of|at|during|with)\s+(?:the\s+)?$", "", text[: start - offset])
            text = f"{before} {text[end - offset :]}"
    return text
