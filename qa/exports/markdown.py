"""An answer or a conversation as a Markdown document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.answer import Answer, Citation
from qa.exports.markdown_text import escape_markdown, markdown_link
from qa.links import safe_url
from qa.render import copies_line, heads_of, spelt

_NOT_AN_ANSWER = "Nearest passages, not an answer:"


def conversation_markdown(answers: Sequence[Answer]) -> str:
    """Return the answers one below the other, a rule between two."""
    return "\n\n---\n\n".join(map(answer_markdown, answers))


def answer_markdown(answer: Answer) -> str:
    """Return each quote as a block quote with its source under it, below its day or side; notes as a list.

    Of a refusal the reason, then the nearest passages under a line that says that they are no answer.
    """
    lines = [f"**{escape_markdown(answer.question)}**", "", *_circumstances(answer)]
    if answer.refusal:
        lines += [escape_markdown(answer.refusal.reason), ""]
        lines += [_NOT_AN_ANSWER, ""] if answer.refusal.nearest else []
    heads = heads_of(answer)
    for item in answer.citations or (answer.refusal.nearest if answer.refusal else ()):
        lines += [f"**{escape_markdown(head)}**", ""] if (head := heads.get(item.number)) else []
        lines += [*_block(item), ""]
    lines += [f"- {escape_markdown(note.text)}" for note in answer.notes]
    return "\n".join(lines).rstrip()


def _circumstances(answer: Answer) -> Iterator[str]:
    """What the answer depends on beside the question, where it does."""
    if answer.standalone_question != answer.question:
        yield from (f"Understood as: {escape_markdown(answer.standalone_question)}", "")
    if answer.as_of:
        newest = f", newest article cited: {spelt(answer.newest_evidence)}" if answer.newest_evidence else ""
        yield from (f"As of {spelt(answer.as_of)}{newest}", "")


def _block(item: Citation) -> Iterator[str]:
    """A quote and its source; here an unknown title, outlet or date is said to be unknown."""
    yield from (f"> {escape_markdown(item.quote)}", ">")
    mark = f"[{item.number}] " if item.number else ""
    yield f"> {mark}{_source(item)}"
    if item.also_in:
        yield from (">", f"> also in: {escape_markdown(copies_line(item.also_in))}")


def _source(item: Citation) -> str:
    title, url = escape_markdown(item.title or "title unknown"), safe_url(item.url)
    parts = [
        escape_markdown(item.speaker or ""),
        markdown_link(title, url) if url else title,
        escape_markdown(item.outlet or "outlet unknown"),
        spelt(item.published) if item.published else "date unknown",
        escape_markdown(", ".join(item.authors)),
        "" if url else escape_markdown(item.url or item.source),
        f"p. {item.page}" if item.page else "",
    ]
    return " · ".join(part for part in parts if part)
