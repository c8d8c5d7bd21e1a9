"""Which segments are merged when, and that merging copies what it should."""

import numpy as np
import pytest

from corpus import Chunk, fingerprint
from embeddings import TokenSigns
from embeddings.allowed import AllowedRows
from embeddings.flat import FlatVectors
from embeddings.manifest import SegmentFiles
from embeddings.rows import StoredArticle
from embeddings.segments import choose_to_merge, merge_segments, open_segment, write_segment
from embeddings.whole import WholeFiles


@pytest.mark.parametrize(
    ("live", "stored", "chosen"),
    [
        pytest.param([100] * 8, [100] * 8, [], id="few"),
        pytest.param([100] * 9, [100] * 9, list(range(9)), id="many-alike"),
        pytest.param([9000, *[1] * 8], [9000, *[1] * 8], list(range(1, 9)), id="small-ones-leave-a-large-one-alone"),
        pytest.param([3**at for at in range(9)], [3**at for at in range(9)], [0, 1], id="at-least-two"),
        pytest.param([60_000] * 20, [60_000] * 20, [], id="full-ones-stay"),
        pytest.param([90, 90, 100], [100, 100, 100], [], id="few-removed"),
        pytest.param([60, 100, 99], [100, 100, 100], [0, 2], id="over-a-tenth-removed"),
        pytest.param([], [], [], id="none"),
    ],
)
def test_segments_are_chosen_to_merge(live, stored, chosen):
    assert choose_to_merge(live, stored) == chosen


def test_each_chunk_is_copied_few_times_when_articles_come_one_by_one():
    sizes, copied = [], 0
    for _ in range(1000):
        sizes.append(1)
        if chosen := choose_to_merge(sizes, sizes):
            merged = sum(sizes[at] for at in chosen)
            copied += merged
            sizes = [*(size for at, size in enumerate(sizes) if at not in chosen), merged]
        assert len(sizes) <= 8
    assert copied < 6 * 1000


def stored(article, number):
    chunks = tuple(
        Chunk(f"{article.article_id}#{start}", article.article_id, start, end, article.text[start:end])
        for start, end in article.sentences
    )
    return StoredArticle(number, "/root", "digest", article, chunks, fingerprint(article), 5)


def test_a_merged_segment_holds_the_live_articles_and_their_vectors(tmp_path, news):
    items = [stored(article, number) for number, article in enumerate(news)]
    total = sum(len(item.chunks) for item in items)
    vectors = np.random.default_rng(1).standard_normal((total, 4)).astype(np.float32)
    signs = [
        TokenSigns(np.full((row % 3, 2), row, np.uint8), np.arange(-1, row % 3 - 1, dtype=np.int32))
        for row in range(total)
    ]
    ends = np.cumsum([len(item.chunks) for item in items])
    files, opened = [], []
    for part in (slice(0, 3), slice(3, 8)):
        first = ends[part.start] - len(items[part.start].chunks)
        rows = slice(first, ends[part.stop - 1])
        files.append(write_segment(tmp_path, items[part], vectors[rows], iter(signs[rows])))
        opened.append(open_segment(WholeFiles(tmp_path), files[-1], 4))
    merged = merge_segments(tmp_path, opened[::-1], frozenset({1, 4}))
    segment = open_segment(WholeFiles(tmp_path), merged, 4)
    live = [item for item in items if item.number not in {1, 4}]
    assert [segment.texts.stored(row) for row in segment.fields] == live
    rows = [
        row for item, end in zip(items, ends, strict=True) if item in live for row in range(end - len(item.chunks), end)
    ]
    np.testing.assert_array_equal(segment.vectors.rows, vectors[rows])
    for at, row in enumerate(rows):
        np.testing.assert_array_equal(segment.signs.row(at).bits, signs[row].bits)
        np.testing.assert_array_equal(segment.signs.row(at).starts, signs[row].starts)
    assert segment.table.spans(np.arange(len(rows))) == [
        (chunk.start, chunk.end) for item in live for chunk in item.chunks
    ]
    assert merged == SegmentFiles(merged.vectors, merged.signs, merged.texts, 6, len(rows), table=merged.table)
    for each in (*opened, segment):
        each.close()


def test_equal_scores_beyond_the_first_candidates_are_all_found():
    rows = np.tile(np.eye(1, 8, dtype=np.float32), (500, 1))
    rows[7] = np.eye(2, 8, dtype=np.float32)[1]
    vectors = FlatVectors.from_rows(rows)
    assert len(vectors.search(rows[:1], 3, None)[0]) >= 499
    odd = AllowedRows.few(np.arange(1, 500, 2))
    found, scores = vectors.search(rows[:1], 3, odd)
    assert set(found[scores == 1.0].tolist()) == set(range(1, 500, 2)) - {7}
