"""An answer, hits and articles as lines of text for a terminal or a document."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from corpus import Article
from qa.answer import Answer, Citation, Copy, Hit
from qa.forms.dating import spelt_days, told_when

#: Longest snippet of a hit, in characters.
SNIPPET = 160


def answer_text(answer: Answer) -> str:
    """The answer, a line for each citation, then the notes; for a refusal the reason and the nearest quotes."""
    if answer.refusal:
        lines = [answer.refusal.reason]
        if answer.refusal.nearest:
            lines += ["", "Nearest quotes:"]
            for item in answer.refusal.nearest:
                lines += [f"  “{item.quote}”", *_source_lines(item, " " * 6, " " * 6)]
    else:
        lines = [*_answer_lines(answer), ""]
        for item in answer.citations:
            lines += _source_lines(item, f"[{item.number}] ", " " * 4)
    return _lines([*lines, *_note_lines(answer)])


def heads_of(answer: Answer) -> dict[int | None, str]:
    """What stands above a quote, by its number: its days in a timeline, its side where sides change."""
    heads: dict[int | None, str] = {}
    side = None
    for item in answer.citations:
        if item.answer_start is None:
            continue
        if answer.form == "timeline" and (told := told_when(item)):
            published = f"published {spelt(item.published)}" if item.published else "publication date unknown"
            heads[item.number] = f"{spelt_days(told.first, told.last)} ({published})" if told.is_event else published
        if answer.form == "sides" and item.side and item.side != side:
            heads[item.number] = side = item.side
    return heads


def _answer_lines(answer: Answer) -> list[str]:
    """The quotes of an answer: in one line if it is short, else one a line below their heads."""
    if answer.form == "short":
        return [answer.text]
    heads = heads_of(answer)
    lines: list[str] = []
    for item in answer.citations:
        if item.answer_start is not None:
            lines += [head] if (head := heads.get(item.number)) else []
            lines.append(f"{'- ' if answer.form == 'list' else '  '}“{item.quote}” [{item.number}]")
    return lines


def source_line(item: Citation) -> str:
    """Title, outlet, date, authors and place, with unknown title, outlet and date said as such."""
    parts = [
        item.title or "title unknown",
        item.outlet or "outlet unknown",
        spelt(item.published) if item.published else "date unknown",
        *([", ".join(item.authors)] if item.authors else []),
        _place(item),
    ]
    return " · ".join(parts)


def _place(item: Citation) -> str:
    """Where the article is to be found, and the page of a PDF."""
    place = item.url or item.source
    return f"{place}, p. {item.page}" if item.page else place


def copies_line(copies: Iterable[Copy]) -> str:
    """Outlet, date and id of each article that prints the same."""
    return "; ".join(
        ", ".join([item.outlet or "outlet unknown", spelt(item.published) if item.published else "date unknown"])
        + f" ({item.article_id})"
        for item in copies
    )


def _source_lines(item: Citation, mark: str, indent: str) -> list[str]:
    """The source of a citation, and below it who else prints the quote."""
    more = [f"{indent}also in: {copies_line(item.also_in)}"] if item.also_in else []
    return [f"{mark}{source_line(item)}", *more]


def hits_text(hits: Iterable[Hit], *, explain: bool = False) -> str:
    """One block a hit: rank, score, source, snippet, and each leg on demand."""
    lines = []
    for hit in hits:
        day = spelt(hit.published) if hit.published else "date unknown"
        fields = (hit.chunk.article_id, hit.title or "title unknown", hit.outlet or "outlet unknown", day)
        lines.append(f"{hit.rank:>2}. {hit.score:.3f}  {' · '.join(fields)}")
        lines.append(f"    {snippet(hit.chunk.text)}")
        if hit.same_as:
            lines.append(f"    the same in: {copies_line(hit.also_in)}")
        if explain:
            legs = (
                f"{name} #{leg.rank} {leg.score:.3f}" if leg.score is not None else f"{name} -"
                for name, leg in hit.legs.items()
            )
            lines.append(f"    {', '.join(legs)}")
    return _lines(lines or ["Nothing found."])


def article_text(article: Article, copies: Sequence[Copy] = (), *, raw: bool) -> str:
    """Fields with their evidence, its duplicates, then the clean or raw text."""
    if raw:
        return printable(article.raw)
    values = {
        "title": article.title,
        "authors": ", ".join(article.authors) or None,
        "outlet": article.outlet,
        "origin": article.origin,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    }
    lines = [f"article: {article.article_id}", f"source: {article.source}"]
    for name, value in values.items():
        proof = article.evidence.get(name)
        if name == "origin" and not value and not proof:
            continue  # most articles are no wire copy
        why = (
            f"  ({', '.join(filter(None, (proof.origin, proof.sure, proof.note)))})"
            if proof and (value or proof.note)
            else ""
        )
        lines.append(f"{name}: {value or 'unknown'}{why}")
    if copies:
        lines.append(f"the same article: {copies_line(copies)}")
    return f"{_lines(lines)}\n\n{printable(article.text)}"


def article_line(article: Article, group: str | None = None) -> str:
    """One article on one line: id, date, outlet, title; of a duplicate, the earliest one's id."""
    day = article.published.isoformat() if article.published else "undated   "
    same = f"  (the same as {group})" if group not in (None, article.article_id) else ""
    return one_line(f"{article.article_id}  {day}  {article.outlet or '-'}  {article.title or '-'}{same}")


def snippet(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SNIPPET else line[: SNIPPET - 1].rsplit(" ", 1)[0] + "…"


def spelt(day: date) -> str:
    """A date as 11 Apr 2022."""
    return f"{day.day} {day:%b %Y}"


def printable(text: str) -> str:
    """Drop what could steer a terminal or reorder its line: control, format and surrogate characters."""
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs"))


def one_line(text: str) -> str:
    """A text that a terminal shows on one line: what an article says cannot pass for a line of ours."""
    return " ".join(printable(text).splitlines())


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(map(one_line, lines))


def _note_lines(answer: Answer) -> list[str]:
    return ["", *(f"Note: {note.text}" for note in answer.notes)] if answer.notes else []
