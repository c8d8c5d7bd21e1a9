"""What cleaning did, in rows: nothing of either text is lost, and each change says what it is."""

from hypothesis import example, given
from hypothesis import strategies as st

from corpus import Article, Edit, Mark, RawArticle, SpanMap, make_article
from qa.web.reader.changes import Piece, count_changes, find_pieces, find_rows

EVERYTHING = {"most_pieces": 10**9, "most_chars": 10**9}


def edited(raw, *edits, marks=()):
    spans = SpanMap(tuple(edits))
    return Article("a", spans.apply(raw), raw, span_map=spans, marks=marks)


@st.composite
def articles(draw):
    """Any text with any edits and marks."""
    letters = st.text("ab \n\f\u200b#é", max_size=60)
    raw = draw(letters)
    edits, at = [], 0
    while at < len(raw) and draw(st.booleans()):
        start = draw(st.integers(at, len(raw) - 1))
        end = draw(st.integers(start + 1, min(len(raw), start + 5)))
        edits.append(Edit(start, end, draw(st.text("ab \n", max_size=4))))
        at = end
    article = edited(raw, *edits)
    starts = sorted(draw(st.lists(st.integers(0, len(article.text)), max_size=4)))
    marks = tuple(
        Mark("caption", start, draw(st.integers(start, len(article.text))), f"why {number}")
        for number, start in enumerate(starts)
    )
    return edited(raw, *edits, marks=marks)


def pieces_of(rows):
    return [piece for row in rows for piece in row.pieces]


@given(articles())
@example(edited("a\n \nb", Edit(2, 3, "")))
@example(edited("\n\n\n"))
def test_nothing_of_the_raw_or_the_clean_text_is_lost(article):
    for pieces in (list(find_pieces(article)), pieces_of(find_rows(article, **EVERYTHING))):
        assert "".join(piece.raw for piece in pieces) == article.raw
        assert "".join(piece.clean for piece in pieces) == article.text
        assert all(article.text[piece.start : piece.end] == piece.clean for piece in pieces)
        assert all((piece.kind == "kept") is (piece.raw == piece.clean) for piece in pieces)
        assert all(piece.raw or piece.clean for piece in pieces)


@given(articles())
@example(edited("a\n\n "))
@example(edited("a\n\n b", Edit(2, 4, "\n ")))
def test_a_row_is_one_paragraph_and_has_every_mark_that_reaches_into_it(article):
    for row in find_rows(article, **EVERYTHING):
        assert row.pieces
        text = "".join("x" if piece.kind != "kept" and piece.clean.strip() else piece.clean for piece in row.pieces)
        assert "\n\n" not in text.strip()
        assert row.marks == tuple(m for m in article.marks if m.start < row.end and m.end > row.start)


@given(articles(), st.integers(0, 12), st.integers(0, 40))
def test_the_bounds_hold_and_what_is_given_is_the_beginning(article, most_pieces, most_chars):
    pieces = pieces_of(find_rows(article, most_pieces=most_pieces, most_chars=most_chars))
    raw, clean = "".join(piece.raw for piece in pieces), "".join(piece.clean for piece in pieces)
    assert article.raw.startswith(raw)
    assert article.text.startswith(clean)
    assert len(pieces) <= most_pieces
    assert len(raw) + len(clean) <= most_chars


@given(articles())
def test_changes_are_counted_as_they_are_found(article):
    found = [piece.kind for piece in find_pieces(article) if piece.kind != "kept"]
    assert {kind: found.count(kind) for kind in set(found)} == dict(count_changes(article))


@given(st.text(max_size=300))
def test_every_article_that_is_made_can_be_shown(text):
    article = make_article(RawArticle("a.txt", text.encode("utf-8", "replace").decode()))
    pieces = pieces_of(find_rows(article, **EVERYTHING))
    assert "".join(piece.raw for piece in pieces) == article.raw
    assert "".join(piece.clean for piece in pieces) == article.text


def test_an_edit_is_what_it_changes_and_no_more():
    article = edited("One\nbird  sang x", Edit(3, 4, " "), Edit(8, 10, " "), Edit(14, 15, " x"))
    assert list(find_pieces(article)) == [
        Piece("kept", "One", "One", 0),
        Piece("replaced", "\n", " ", 3),
        Piece("kept", "bird", "bird", 4),
        Piece("kept", " ", " ", 8),
        Piece("deleted", " ", "", 9),
        Piece("kept", "sang", "sang", 9),
        Piece("kept", " ", " ", 13),
        Piece("inserted", "", "x", 14),
        Piece("kept", "x", "x", 15),
    ]
    assert dict(count_changes(article)) == {"replaced": 1, "deleted": 1, "inserted": 1}


def test_rows_end_at_blank_lines_with_the_blanks_deleted_after_them():
    raw = "# Title\n\n\n\nOne bird.\n \nTwo\n\nbirds.\n"
    article = edited(
        raw, Edit(0, 2, ""), Edit(9, 11, ""), Edit(21, 22, ""), Edit(26, 28, " "), marks=(Mark("title", 0, 5, "first"),)
    )
    assert article.text == "Title\n\nOne bird.\n\nTwo birds.\n"
    rows = list(find_rows(article, **EVERYTHING))
    assert ["".join(piece.raw for piece in row.pieces) for row in rows] == [
        "# Title\n\n\n\n",
        "One bird.\n \n",
        "Two\n\nbirds.\n",
    ]
    assert [[mark.kind for mark in row.marks] for row in rows] == [["title"], [], []]
    assert [row.is_plain for row in rows] == [False, False, False]
    assert [row.is_plain for row in find_rows(edited("One.\n\nTwo."), **EVERYTHING)] == [True, True]
