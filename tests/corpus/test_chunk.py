import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import UNQUOTED_KINDS, Chunk, RawArticle, chunk_article, embedding_text, make_article
from corpus.chunk import MAX_CHUNK_CHARS, MAX_TITLE_TOKENS, TARGET_TOKENS

SENTENCE = "The harbour board met again to hear the owners of all the boats."  # 13 words and a full stop


def count_tokens(texts):
    """Words of at most six letters and single signs."""
    return [len(re.findall(r"\w{1,6}|[^\w\s]", text)) for text in texts]


def article(text, title="Pier vote"):
    return make_article(RawArticle("a.txt", text, title=title))


def test_a_short_article_is_one_chunk():
    assert chunk_article(article("It rained. It stopped.\n\nIt rained."), count_tokens, 256) == [
        Chunk("a.txt#0-34", "a.txt", 0, 34, "It rained. It stopped.\n\nIt rained.")
    ]


def test_chunks_of_one_run_are_of_about_equal_size():
    made = article(" ".join([SENTENCE] * 30))
    each = count_tokens([SENTENCE])[0]
    sizes = count_tokens([chunk.text for chunk in chunk_article(made, count_tokens, 256)])
    assert len(sizes) == -(-30 * each // TARGET_TOKENS)
    assert max(sizes) - min(sizes) <= each


def test_captions_have_chunks_of_their_own_and_unquoted_text_has_none():
    made = article(
        "Pier vote\n\nIt rained.\n\nThe crane. Image: QHN\n\nIt stopped.\n\nRead more: The crane\n\nIt rained on."
    )
    texts = [chunk.text for chunk in chunk_article(made, count_tokens, 256)]
    assert texts == ["It rained.", "The crane. Image: QHN", "It stopped.", "It rained on."]


def test_an_article_without_text_has_no_chunks():
    assert chunk_article(article("***"), count_tokens, 256) == []


def test_a_limit_without_room_for_a_body_is_an_error():
    with pytest.raises(ValueError, match="max_tokens 12 leaves 8 for the body beside a title of 2"):
        chunk_article(article("It rained."), count_tokens, 12)


def test_the_embedded_text_is_the_title_cut_at_a_word_and_the_body():
    assert embedding_text("Pier vote", "It rained.") == "Pier vote\nIt rained."
    assert embedding_text(None, "It rained.") == embedding_text("", "It rained.") == "It rained."
    title, body = embedding_text("harbour " * 40, "It rained.").split("\n")
    assert title == " ".join(["harbour"] * (MAX_TITLE_TOKENS // 2))
    assert body == "It rained."


def test_tokens_are_counted_in_few_calls():
    calls = []

    def counted(texts):
        calls.append(len(texts))
        return count_tokens(texts)

    chunk_article(article(" ".join([SENTENCE] * 50)), counted, 256)
    assert len(calls) == 2


def test_chunks_are_short_although_a_tokenizer_counts_long_words_as_one_token():
    made = article(" ".join(f"{'x' * 300}{at}." for at in range(100)))
    chunks = chunk_article(made, lambda texts: [len(text.split()) for text in texts], 256)
    assert max(len(chunk.text) for chunk in chunks) <= MAX_CHUNK_CHARS == 2000
    assert "".join(chunk.text for chunk in chunks).replace(" ", "") == made.text.replace(" ", "")


PARTS = [
    "Aa bb. ",
    SENTENCE + " ",
    "x" * 300,
    "§" * 90,
    "\n\n",
    "The crane. Image: QHN\n\n",
    "Read more: Cc\n\n",
    "d, e; f — g ",
]


@given(st.lists(st.sampled_from(PARTS), max_size=60), st.integers(24, 256))
def test_chunks_fit_hold_each_sentence_once_and_nothing_unquoted(parts, max_tokens):
    made = article("".join(parts))
    chunks = chunk_article(made, count_tokens, max_tokens)
    for chunk in chunks:
        assert chunk.text == made.text[chunk.start : chunk.end]
        assert chunk.chunk_id == f"a.txt#{chunk.start}-{chunk.end}"
        assert count_tokens([embedding_text(made.title, chunk.text)])[0] + 2 <= max_tokens
        assert len(chunk.text) <= MAX_CHUNK_CHARS
        assert made.is_caption(chunk.start, chunk.end) or not any(
            chunk.start < mark.end and mark.start < chunk.end for mark in made.marks if mark.kind == "caption"
        )
        assert not any(chunk.start < m.end and m.start < chunk.end for m in made.marks if m.kind in UNQUOTED_KINDS)
    assert all(one.end <= other.start for one, other in pairwise(chunks))
    for start, end in made.sentences:
        inside = [chunk for chunk in chunks if chunk.start < end and start < chunk.end]
        assert len(inside) > 1 or (inside[0].start <= start and end <= inside[0].end)
        assert sum(len(re.sub(r"\s", "", made.text[max(start, c.start) : min(end, c.end)])) for c in inside) == len(
            re.sub(r"\s", "", made.text[start:end])
        )
