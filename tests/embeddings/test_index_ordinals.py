"""What every engine finds by ordinal is what it finds by id; conftest.py opens each one."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Filter, find_crux

WORDS = "troops battlegroups warsaw"
FILTERS = [Filter(), Filter(outlets=("SAMPLE Wire",)), Filter(article_ids=("a", "d", "h")), Filter(authors=("nobody",))]


@pytest.fixture(scope="module")
def query():
    row = np.random.default_rng(11).standard_normal((1, 16))
    return (row / np.linalg.norm(row)).astype(np.float32)


@pytest.fixture
def in_order(chunks):
    """All chunks by ordinal."""
    return sorted(chunks.values(), key=lambda chunk: (chunk.article_id, chunk.start))


def matches(ranked, ids):
    return list(zip((ids[ordinal] for ordinal in ranked.ordinals), ranked.scores.tolist(), strict=True))


@pytest.mark.parametrize("where", FILTERS)
@pytest.mark.parametrize("k", [1, 3, 100])
def test_searches_find_by_ordinal_what_they_find_by_id(index, query, in_order, k, where):
    chunk_ids = [chunk.chunk_id for chunk in in_order]
    article_ids = sorted({chunk.article_id for chunk in in_order})
    assert matches(index.nearest(query, k, where), chunk_ids) == index.dense(query, k, where)[0]
    assert matches(index.worded(WORDS, k, where), chunk_ids) == index.lexical(WORDS, k, where)
    articles = index.worded(WORDS, k, where, "article")
    assert matches(articles, article_ids) == index.lexical(WORDS, k, where, "article")


@settings(max_examples=50)
@given(wanted=st.lists(st.integers(0, 12)))
def test_what_is_told_of_chunks_is_in_the_order_asked(index, chunks, signs, query, wanted):
    in_order = sorted(chunks.values(), key=lambda chunk: (chunk.article_id, chunk.start))
    ordinals = np.array(wanted, dtype=np.int64)
    ids = [in_order[ordinal].chunk_id for ordinal in wanted]
    assert index.chunks_at(ordinals) == [chunks[name] for name in ids]
    assert index.scores_at(query, ordinals).tolist() == index.scores(query, ids)
    cruxes = dict(zip(ids, index.cruxes_at(ordinals), strict=True))
    for one, other in combinations(cruxes, 2):
        same = find_crux(chunks[one].text) == find_crux(chunks[other].text)
        assert (cruxes[one] == cruxes[other]) == same
    rows = {name: row for row, name in enumerate(chunks)}
    found, kept = index.signs_at(ordinals), [signs[rows[name]].bits for name in ids]
    assert found.bits.tolist() == [row for bits in kept for row in bits.tolist()]
    assert found.counts.tolist() == [len(bits) for bits in kept]
    owners = index.fields_at(index.articles_of(ordinals))
    assert list(owners) == index.fields([chunks[name].article_id for name in ids])
