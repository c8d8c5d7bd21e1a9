"""Chunks: whole sentences packed into spans that fit the embedding model. Knows nothing of vectors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.article import UNQUOTED_KINDS, Article, Chunk
from corpus.sentences import split_point
from corpus.spans import Span

CountTokens = Callable[[Sequence[str]], list[int]]

TARGET_TOKENS = 200  # of body: nearly what 256 hold beside a title, so few chunks, and none has to be cut
MAX_CHUNK_CHARS = 2000  # twice an ordinary chunk: tokenizers count any word of over 100 letters as one token
MAX_TITLE_TOKENS = 32
_SPECIAL_TOKENS = 2
_MIN_BODY_TOKENS = 16  # with less room than this, chunks would be fragments of clauses

_WORD = re.compile(r"[^\W_]+|[^\s]")


def embedding_text(title: str | None, chunk_text: str) -> str:
    """Return the text that is embedded for a chunk: the title, cut after about 32 tokens, and the body below it."""
    head = _cut_title(title or "")
    return f"{head}\n{chunk_text}" if head else chunk_text


def _cut_title(title: str) -> str:
    """Cut a title at a word where a cautious estimate of its tokens reaches the limit."""
    spent = end = 0
    for match in _WORD.finditer(title):
        word = match[0]
        spent += -(-len(word) // 4) if word.isascii() else len(word)
        if spent > MAX_TITLE_TOKENS:
            return title[:end].rstrip()
        end = match.end()
    return title.strip()


def chunk_article(article: Article, count_tokens: CountTokens, max_tokens: int) -> list[Chunk]:
    """Pack the sentences of an article into chunks of about equal size, each of which fits with its title.

    Captions get chunks of their own, and no chunk holds any unquoted text. Every sentence lies in exactly one chunk,
    or, if it alone is too long, is split over several.

    Args:
        article: Any article.
        count_tokens: Counts the tokens of each text, special ones left out.
        max_tokens: Most tokens of `embedding_text`, the 2 special ones included; a chunk has 2,000 characters at most.

    Raises:
        ValueError: If `max_tokens` leaves no room for a body beside the title.
    """
    sentences = article.sentences
    if not sentences:
        return []
    head = _cut_title(article.title or "")
    title_tokens, *counts = count_tokens([head, *(article.text[start:end] for start, end in sentences)])
    room = max_tokens - _SPECIAL_TOKENS - title_tokens
    if room < _MIN_BODY_TOKENS:
        raise ValueError(f"max_tokens {max_tokens} leaves {room} for the body beside a title of {title_tokens}")
    packed = [
        Span(sentences[first].start, sentences[last - 1].end)
        for start, end in _runs(article)
        for first, last in _pack(counts, start, end, room)
    ]
    spans = _fitted(article, packed, count_tokens, room)
    return [
        Chunk(chunk_id(article.article_id, start, end), article.article_id, start, end, article.text[start:end])
        for start, end in spans
    ]


def chunk_id(article_id: str, start: int, end: int) -> str:
    """Return what a chunk of an article is called."""
    return f"{article_id}#{start}-{end}"


def _runs(article: Article) -> Iterator[tuple[int, int]]:
    """Ranges of sentences that may share a chunk: no unquoted text between them, and all or none in one caption."""
    captions = [Span(mark.start, mark.end) for mark in article.marks if mark.kind == "caption"]
    walls = sorted(mark.start for mark in article.marks if mark.kind in UNQUOTED_KINDS)
    start = caption_at = wall_at = 0
    before: tuple[int, int] | None = None
    for number, sentence in enumerate(article.sentences):
        while caption_at < len(captions) and captions[caption_at].end <= sentence.start:
            caption_at += 1
        in_caption = caption_at < len(captions) and captions[caption_at].start <= sentence.start
        while wall_at < len(walls) and walls[wall_at] < sentence.start:
            wall_at += 1
        group = (caption_at if in_caption else -1, wall_at)
        if before is not None and group != before:
            yield start, number
            start = number
        before = group
    yield start, len(article.sentences)


def _pack(counts: Sequence[int], start: int, end: int, room: int) -> Iterator[tuple[int, int]]:
    """Cut a run of sentences into ranges of about equal token counts, none over the room if it has two sentences."""
    total = sum(counts[start:end])
    parts = max(1, -(-total // min(TARGET_TOKENS, room)))
    goal = total / parts
    first, spent, done = start, 0, 0.0
    for number in range(start, end):
        count = counts[number]
        nearer = spent > 0 and abs(done + spent - goal) <= abs(done + spent + count - goal)
        if number > first and (spent + count > room or (nearer and parts > 1)):
            yield first, number
            # What a chunk is over or under its share, the next one makes up for.
            done += spent - goal
            first, spent = number, 0
        spent += count
    yield first, end


def _fitted(article: Article, spans: Sequence[Span], count_tokens: CountTokens, room: int) -> list[Span]:
    """Split every span that does not fit after all, since one sentence is too long or its parts count more together."""
    counts = count_tokens([article.text[start:end] for start, end in spans])
    fitted = []
    for span, count in zip(spans, counts, strict=True):
        length = span.end - span.start
        fits = length < 2 or (count <= room and length <= MAX_CHUNK_CHARS)
        fitted += [span] if fits else _halved(article, span, count_tokens, room)
    return fitted


def _halved(article: Article, span: Span, count_tokens: CountTokens, room: int) -> list[Span]:
    """Two halves of a span, cut between sentences if it holds several, each split further as needed."""
    text = article.text
    middle = (span.start + span.end) // 2
    inner = [sentence.start for sentence in article.sentences if span.start < sentence.start < span.end]
    if inner:
        cut = min(inner, key=lambda start: abs(start - middle))
    else:
        cut = split_point(text, span.start, middle + 1, article.span_map)
    if not span.start < cut < span.end:
        return [span]
    first, second = text[span.start : cut].rstrip(), text[cut : span.end].lstrip()
    halves = [Span(span.start, span.start + len(first)), Span(span.end - len(second), span.end)]
    return _fitted(article, [half for half in halves if half.start < half.end], count_tokens, room)
