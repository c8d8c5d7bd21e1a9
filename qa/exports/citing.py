"""One citation as a reporter pastes it: the quote, a footnote, or Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa.answer import Answer, Citation
from qa.exports.markdown_text import escape_markdown, markdown_link
from qa.exports.plain import plain
from qa.links import safe_url
from qa.render import heads_of, spelt


@dataclass(frozen=True, slots=True)
class Forms:
    """The same citation three times."""

    quote: str
    footnote: str
    markdown: str


def forms(item: Citation) -> Forms:
    """Return a citation in every form."""
    return Forms(plain(item.quote), footnote(item), citation_markdown(item))


def footnote(item: Citation) -> str:
    """“Quote” — speaker, in author, “title”, outlet, date, address or file; what is unknown is left out."""
    return f"“{plain(item.quote)}” — {_where(item, f'“{plain(item.title)}”' if item.title else None, plain)}"


def citation_markdown(item: Citation) -> str:
    """The quote as a block quote, below it the rest of the footnote, its title linked where it has an address."""
    title = f"“{escape_markdown(item.title)}”" if item.title else None
    url = safe_url(item.url)
    if url:
        title = markdown_link(title or escape_markdown(url), url)
    return f"> {escape_markdown(item.quote)}\n>\n> — {_where(item, title, escape_markdown, is_linked=bool(url))}"


def answer_footnotes(answer: Answer) -> str:
    """One footnote a citation; the day or side that a quote is given for stands on a line above it."""
    if answer.refusal:
        return plain(answer.refusal.reason)
    heads = heads_of(answer)
    lines: list[str] = []
    for item in answer.citations:
        lines += [f"{plain(head)}:"] if (head := heads.get(item.number)) else []
        lines.append(f"{item.number}. {footnote(item)}")
    return "\n".join(lines)


def _where(item: Citation, title: str | None, write: Callable[[str], str], *, is_linked: bool = False) -> str:
    """Who says it and where, known fields only, each written as the form writes texts."""
    place = None if is_linked else write(item.url or item.source)
    parts = (
        write(", ".join(item.authors)),
        title,
        write(item.outlet or ""),
        spelt(item.published) if item.published else None,
        place,
        f"p. {item.page}" if item.page else None,
    )
    where = ", ".join(part for part in parts if part)
    speaker = write(item.speaker or "")
    return f"{speaker}, in {where}" if speaker and where else speaker or where
