"""Questions that the articles' words cannot answer, whatever they say: talk, the archive itself, no subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus import Article, Filter
from embeddings import ChunkIndex, Facets
from qa.answer import RefusalCode
from qa.questions.archive import read_archive_question
from qa.questions.archive_facts import archive_facts
from qa.questions.languages import Language
from qa.questions.sources import SourceNames
from qa.questions.subject import missing_subject
from qa.questions.talk import is_talk, is_thanks
from qa.render import spelt


@dataclass(frozen=True, slots=True)
class Turned:
    """Why a question is not put to the articles, and the article that the reason speaks of, if there is one."""

    code: RefusalCode
    reason: str
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive as a question may ask about it.

    Attributes:
        index: Its articles.
        names: Its outlets and authors.
        everything: What it holds.
        where: What of it counts.
        as_of: The day the question is asked on.
    """

    index: ChunkIndex
    names: SourceNames
    everything: Facets
    where: Filter
    as_of: date | None


def turned_away(text: str, archive: Archive) -> Turned | None:
    """Return why a stand-alone question is not put to the articles; None if it is."""
    if is_talk(text):
        return Turned("unclear", _welcome(archive, thanked=is_thanks(text)))
    if asked := read_archive_question(text, archive.names, archive.everything, archive.as_of):
        facts = archive_facts(asked, archive.index, archive.where)
        if facts is not None:
            return Turned("about_archive", facts.text, facts.article)
    missing = missing_subject(text)
    return Turned("unclear", missing) if missing else None


def in_another_language(language: Language) -> Turned:
    """Return why a question in a language that no article is in is not put to the articles."""
    return Turned(
        "language",
        f"The question is in {language.name}, the articles found for it are not: ask in English. {language.request}",
    )


def _welcome(archive: Archive, *, thanked: bool) -> str:
    """What is said to a greeting."""
    known = archive.everything
    count = f"{known.articles:,} news article{'' if known.articles == 1 else 's'}"
    days = f" ({spelt(known.first)} to {spelt(known.last)})" if known.first and known.last else ""
    return (
        f"{'You are welcome.' if thanked else 'Hello.'} Answers here are sentences quoted from {count}{days}."
        " Ask a whole question that names what it is about, such as “How many … did … send to …?” or “What did … say"
        " about …?”"
    )
