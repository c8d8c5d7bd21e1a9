"""The raw and the clean text of an article side by side, with what was changed and marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from corpus import Article, Mark
from qa.web.escape import Html, escape
from qa.web.reader.changes import Piece, PieceKind, Row, count_changes, find_rows
from qa.web.reader.evidence import evidence_table
from qa.web.reader.signs import drawn

#: What one page draws: the beginning of a book, the whole of any article. Each piece costs the browser an element.
MOST_PIECES = 10_000
MOST_CHARS = 1_000_000

MARK_NAMES: Mapping[str, str] = {
    "title": "Title",
    "byline": "Byline",
    "dateline": "Dateline",
    "caption": "Caption",
    "repeat": "Repeated",
    "bio": "About the author",
    "footer": "Footer",
    "noise": "Not part of the article",
}
_Lit = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Segment:
    """A stretch of the clean text that looks the same all over."""

    kind: PieceKind
    text: str
    mark: Mark | None
    lit: bool
    cited: bool


def comparison_view(article: Article, lit: _Lit, others: Sequence[tuple[int, int]] = ()) -> Html:
    """Return counts, the fields with their evidence, and both texts paragraph by paragraph.

    Args:
        article: Any article.
        lit: Clean offsets of the quoted words.
        others: Clean offsets of what else is cited.
    """
    raw_drawn = clean_drawn = 0
    lines = []
    for row in find_rows(article, most_pieces=MOST_PIECES, most_chars=MOST_CHARS):
        lines.append(_row(row, lit, others))
        raw_drawn += sum(len(piece.raw) for piece in row.pieces)
        clean_drawn = row.end
    return Html(
        '<div class="comparison"><p class="counts">{}</p>{}'
        '<table class="sides-by-side" role="table"><caption>What was read, and what became of it</caption>'
        '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">As read</th>'
        '<th role="columnheader" scope="col">Clean</th></tr></thead><tbody role="rowgroup">{}</tbody></table>{}</div>'
    ).format(
        _counts(article),
        evidence_table(article),
        Html("").join(lines),
        _rest(len(article.raw) - raw_drawn, len(article.text) - clean_drawn),
    )


def _counts(article: Article) -> Html:
    changes = count_changes(article)
    marks = Counter(MARK_NAMES[mark.kind].lower() for mark in article.marks)
    return Html("{}{}, {}{}").format(
        _number(changes.total(), "change"), _listed(changes), _number(marks.total(), "marked passage"), _listed(marks)
    )


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _listed(counts: Mapping[str, int]) -> str:
    named = ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items()))
    return f" ({named})" if named else ""


def _rest(raw: int, clean: int) -> Html:
    if not raw and not clean:
        return Html("")
    return Html('<p class="notice">The rest is not drawn here: {:,} characters as read, {:,} clean.</p>').format(
        raw, clean
    )


def _row(row: Row, lit: _Lit, others: Sequence[tuple[int, int]]) -> Html:
    return Html(
        '<tr role="row" class="{}"><td role="cell" class="raw">{}<div class="text">{}</div></td>'
        '<td role="cell" class="clean">{}<div class="text" data-start="{}">{}</div></td></tr>'
    ).format(
        "is-plain" if row.is_plain else "is-changed",
        Html('<span class="side">As read</span>'),
        Html("").join(_raw_side(row)),
        Html('<span class="side">{}</span>').format("As read and clean" if row.is_plain else "Clean"),
        row.start,
        Html("").join(
            _clean_side(row, lit, [other for other in others if other[0] < row.end and row.start < other[1]])
        ),
    )


def _raw_side(row: Row) -> Iterator[Html]:
    """The pieces as read, what was taken away struck; line breaks that were kept at the end are left out."""
    last = max((number for number, piece in enumerate(row.pieces) if piece.raw.strip()), default=-1)
    for number, piece in enumerate(row.pieces):
        if piece.kind == "kept":
            yield escape(piece.raw if number < last else piece.raw.rstrip("\n"))
        elif piece.raw:
            joins = "\n\n" not in piece.clean and number < last
            yield Html("<del>{}</del>").format(drawn(piece.raw, joins=joins))


def _clean_side(row: Row, lit: _Lit, others: Sequence[tuple[int, int]]) -> Iterator[Html]:
    """The clean text, what was put in underlined, each mark named where it begins in the row."""
    begun: set[Mark] = set()
    for mark, segments in groupby(_segments(row, lit, others), key=lambda segment: segment.mark):
        content = Html("").join(map(_segment, segments))
        if mark is None:
            yield content
            continue
        label = Html("") if mark in begun else _label(mark)
        begun.add(mark)
        yield Html('<span class="passage">{}{}</span>').format(label, content)


def _label(mark: Mark) -> Html:
    """What a marked passage is, and why; a reason that only names the kind again is left out."""
    name = MARK_NAMES[mark.kind]
    why = Html("") if mark.why.lower() == name.lower() else Html('<span class="why">: {}</span>').format(mark.why)
    return Html('<span class="label">{}{}</span>').format(name, why)


def _segment(segment: _Segment) -> Html:
    content = escape(segment.text) if segment.kind == "kept" else Html("<ins>{}</ins>").format(segment.text)
    if segment.lit:
        return Html('<mark tabindex="-1">{}</mark>').format(content)
    return Html('<span class="cited">{}</span>').format(content) if segment.cited else content


def _segments(row: Row, lit: _Lit, others: Sequence[tuple[int, int]]) -> Iterator[_Segment]:
    """The clean text of a row cut wherever its look changes, without the line breaks at its end."""
    edges = {edge for mark in row.marks for edge in (mark.start, mark.end)}
    edges |= {edge for edge in chain(*others) if not lit or not lit[0] < edge < lit[1]} | set(lit or ())
    end = row.start + len("".join(piece.clean for piece in row.pieces).rstrip("\n"))
    for piece in row.pieces:
        for start, stop in _cut(piece, edges, end):
            mark = _narrowest(row.marks, start, stop)
            text = piece.clean[start - piece.start : stop - piece.start]
            is_lit = lit is not None and lit[0] <= start and stop <= lit[1]
            yield _Segment(piece.kind, text, mark, is_lit, any(at <= start and stop <= to for at, to in others))


def _cut(piece: Piece, edges: Iterable[int], end: int) -> Iterator[tuple[int, int]]:
    last = min(piece.end, end)
    inside = sorted({piece.start, last, *(edge for edge in edges if piece.start < edge < last)})
    yield from (span for span in pairwise(inside) if span[0] < span[1] <= last)


def _narrowest(marks: Iterable[Mark], start: int, end: int) -> Mark | None:
    covering = (mark for mark in marks if mark.start <= start and end <= mark.end)
    return min(covering, key=lambda mark: mark.end - mark.start, default=None)
