"""What every engine must do: conftest.py opens each one; scores are compared with what formulas give."""

import math
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Filter
from embeddings import Facets, Match
from embeddings.reference import ReferenceIndex

#: As conftest.py tells the engines: who is the same by the id of the earliest.
GROUPS = {"a": {"a", "d", "g/über.txt"}, "c": {"c", "h"}}


@pytest.fixture(scope="module")
def queries():
    rows = np.random.default_rng(7).standard_normal((4, 16))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def expected_dense(query, k, where, articles, chunks, vectors):
    passing = {article.article_id for article, _ in articles if where.matches(article)}
    scores = np.round(vectors.astype(np.float64) @ query.astype(np.float64), 6)
    found = [
        (-score, chunk.article_id, chunk.start, chunk.chunk_id)
        for score, chunk in zip(scores.tolist(), chunks.values(), strict=True)
        if chunk.article_id in passing
    ]
    return [Match(chunk_id, -score) for score, _, _, chunk_id in sorted(found)[:k]]


@pytest.mark.parametrize("k", [1, 2, 3, 5, 100])
def test_dense_finds_the_greatest_inner_products_in_order(index, queries, k, articles, chunks, vectors):
    expected = [expected_dense(query, k, Filter(), articles, chunks, vectors) for query in queries]
    assert index.dense(queries, k, Filter()) == expected


def test_equal_scores_are_ordered_by_article_then_start_even_at_the_cut(index, chunks, vectors):
    row = list(chunks).index("d#0-17")
    assert index.dense(vectors[row : row + 1], 1, Filter())[0] == [Match("a#0-17", 1.0)]
    assert [match.id for match in index.lexical("troops romania", 2, Filter())] == ["a#18-49", "d#18-49"]


def test_a_query_scores_the_same_alone_and_in_company(index, queries):
    together = index.dense(queries, 5, Filter())
    assert [index.dense(query[None], 5, Filter())[0] for query in queries] == together


def test_scores_are_those_of_the_search_whatever_the_filter(index, queries, chunks):
    found = index.dense(queries[:1], 100, Filter())[0]
    assert index.scores(queries[:1], [match.id for match in found]) == [match.score for match in found]
    narrow = index.dense(queries[:1], 100, Filter(authors=("Ann Lee",)))[0]
    assert set(narrow) <= set(found)
    assert index.scores(queries[:1], []) == []


def bm25(count, length, mean, having, total):
    return math.log(1 + (total - having + 0.5) / (having + 0.5)) * count * 2.2 / (
        count + 1.2 * (0.25 + 0.75 * length / mean)
    )  # fmt: skip


def test_lexical_scores_are_bm25_of_stems_in_title_and_text(index):
    lengths = [5, 6, 5, 4, 3, 4, 5, 6, 5, 7, 11, 3, 5]  # stems of title and text of each chunk
    mean = sum(lengths) / 13
    found = index.lexical("Farmer's protests", 10, Filter())
    score = bm25(1, 4, mean, 1, 13) + bm25(1, 4, mean, 1, 13)
    assert found == [Match("c#19-45", pytest.approx(score, abs=1e-5))]
    found = index.lexical("PROTESTING troops", 10, Filter(article_ids=("c", "f")))
    scores = [bm25(3, 11, mean, 7, 13), bm25(1, 4, mean, 1, 13)]
    assert sorted(found) == [
        Match("c#19-45", pytest.approx(scores[1], abs=1e-5)), Match("f#0-63", pytest.approx(scores[0], abs=1e-5))
    ]  # fmt: skip


@pytest.mark.parametrize("level", ["chunk", "article"])
@pytest.mark.parametrize(
    "text",
    [
        "troops",
        "How many battlegroups will be deployed to Romania?",
        "naive promises",
        '"troops move" east',
        '"move troops"',
        '"nato troops" -romania',
        'warsaw -"grain prices"',
        "title:troops AND (east OR -",
        "troops troops TROOPS",
        "",
        '-troops ""',
        "\ud800 troops \x00",
    ],
)
def test_lexical_agrees_with_the_reference(index, level, text, articles, vectors, signs):
    expected = ReferenceIndex(articles, vectors, signs).lexical(text, 20, Filter(), level)
    found = index.lexical(text, 20, Filter(), level)
    assert found == [Match(match.id, pytest.approx(match.score, abs=1e-5)) for match in expected]


@pytest.mark.parametrize(
    ("text", "articles_found"),
    [
        pytest.param('"troops move"', {"a", "d"}, id="words-in-order"),
        pytest.param('"move troops"', set(), id="not-out-of-order"),
        pytest.param('"troops troops"', set(), id="not-across-title-and-text"),
        pytest.param("“troops move” tanks", {"a", "d"}, id="typographic-quotes"),
        pytest.param("troops -east", {"f", "g/über.txt", "h"}, id="excluded-word"),
        pytest.param('troops -"move east" -latvia', {"g/über.txt", "h"}, id="excluded-phrase"),
        pytest.param("anti-troops", {"a", "d", "f", "g/über.txt", "h"}, id="minus-inside-a-word"),
        pytest.param("-troops", set(), id="only-exclusions"),
        pytest.param('"troops', {"a", "d", "f", "g/über.txt", "h"}, id="unclosed-quote"),
    ],
)
def test_quotes_and_minus_are_the_only_syntax(index, text, articles_found):
    assert {match.id for match in index.lexical(text, 20, Filter(), "article")} == articles_found


filters = st.builds(
    lambda days, **parts: Filter(*days, **parts),
    st.lists(st.sampled_from([date(2021, 11, 12), date(2022, 3, 1), date(2022, 3, 24), date(2022, 6, 30)]), max_size=2)
    .map(sorted)
    .flatmap(lambda days: st.sampled_from([tuple(days), (None, *days)[:2]])),
    outlets=st.lists(st.sampled_from(["SAMPLE Post", "SAMPLE Wire", "", "Ünïcode Daily", "no"]), max_size=2),
    authors=st.lists(st.sampled_from(["Ann Lee", "Bo Ek", "Çem Öz", "no"]), max_size=2),
    article_ids=st.lists(st.sampled_from(["a", "b", "d", "g/über.txt", "no"]), max_size=3),
    include_undated=st.booleans(),
)


@settings(max_examples=150)
@given(where=filters)
def test_filters_are_exact(index, where, articles, chunks, vectors, queries):
    passing = [article for article, _ in articles if where.matches(article)]
    ids = {article.article_id for article in passing}
    assert index.dense(queries[:1], 100, where) == [expected_dense(queries[0], 100, where, articles, chunks, vectors)]
    for level in ("chunk", "article"):
        everywhere = index.lexical("troops battlegroups warsaw", 100, Filter(), level)
        owner = {match.id: chunks[match.id].article_id if level == "chunk" else match.id for match in everywhere}
        inside = [match for match in everywhere if owner[match.id] in ids]
        assert index.lexical("troops battlegroups warsaw", 100, where, level) == inside
        assert index.lexical("troops battlegroups warsaw", 2, where, level) == inside[:2]
    assert {article.article_id for article in index.articles(where)} == ids
    dates = [article.published for article in passing if article.published]
    facets = index.facets(where)
    assert facets == Facets(
        articles=len(passing),
        undated=len(passing) - len(dates),
        chunks=sum(len(found) for article, found in articles if article.article_id in ids),
        first=min(dates, default=None),
        last=max(dates, default=None),
        outlets=dict(Counter(article.outlet for article in passing if article.outlet is not None)),
        authors=dict(Counter(author for article in passing for author in article.authors)),
        duplicates=sum(len(group & ids) for group in GROUPS.values() if len(group & ids) > 1),
        groups=sum(len(group & ids) > 1 for group in GROUPS.values()),
        days=dict(Counter(dates)),
    )
    for counts in (facets.outlets, facets.authors):
        assert list(counts) == sorted(counts, key=lambda name: (-counts[name], name))
    assert list(facets.days) == sorted(facets.days)


def test_articles_come_newest_first_undated_last(index, news):
    ids = ["e", "g/über.txt", "b", "c", "h", "a", "f", "d"]
    assert [article.article_id for article in index.articles(Filter())] == ids
    assert [article.article_id for article in index.articles(Filter(), 2, 3)] == ids[2:5]
    assert index.articles(Filter(), 8, 3) == []


def test_articles_and_chunks_are_given_back_as_they_were(index, news, chunks):
    assert [index.article(article.article_id) for article in news] == news
    assert index.article("gone") is None
    wanted = list(reversed(chunks)) + list(chunks)[:1]
    assert index.chunks(wanted) == [chunks[chunk_id] for chunk_id in wanted]


def test_tokens_are_given_back_as_they_were_in_the_order_asked(index, chunks, signs):
    wanted = list(reversed(chunks)) + list(chunks)[:1]
    found = index.tokens(wanted)
    assert [(each.bits.dtype, each.starts.dtype) for each in found] == [(np.uint8, np.int32)] * len(wanted)
    for each, expected in zip(found, [*reversed(signs), signs[0]], strict=True):
        np.testing.assert_array_equal(each.bits, expected.bits)
        np.testing.assert_array_equal(each.starts, expected.starts)
    assert index.tokens([]) == []


def test_fields_are_those_of_the_articles(index, news):
    for article, fields in zip(news, index.fields([article.article_id for article in news]), strict=True):
        assert (fields.article_id, fields.title, fields.outlet, fields.authors, fields.published) == (
            article.article_id, article.title, article.outlet, article.authors, article.published,
        )  # fmt: skip


@settings(max_examples=100)
@given(where=filters)
def test_fields_of_what_passes_are_in_the_order_of_the_articles(index, where):
    passing = [article.article_id for article in index.articles(where)]
    found = index.fields_passing(where)
    assert [row.article_id for row in found] == passing
    assert found == index.fields(passing)


def test_the_earliest_duplicate_stands_for_its_group(index, news):
    groups = {row.article_id: row.group for row in index.fields([article.article_id for article in news])}
    assert {name: group for name, group in groups.items() if group} == {
        name: group for group, names in GROUPS.items() for name in names
    }


@settings(max_examples=100)
@given(where=filters, name=st.sampled_from(["a", "b", "c", "d", "e", "f", "g/über.txt", "h"]))
def test_duplicates_are_those_that_pass_earliest_first(index, where, name, news):
    (group,) = [names for names in GROUPS.values() if name in names] or [set()]
    passing = [article for article in news if article.article_id in group - {name} and where.matches(article)]
    passing.sort(key=lambda article: (article.published or date.max, article.article_id))
    found = index.duplicates(name, where)
    assert [row.article_id for row in found] == [article.article_id for article in passing]
    assert found == index.fields([row.article_id for row in found])


@pytest.mark.parametrize("call", [
    pytest.param(lambda index, query: index.chunks(["a#0-17", "a#0-6"]), id="chunks-removed"),
    pytest.param(lambda index, query: index.chunks(["no"]), id="chunks"),
    pytest.param(lambda index, query: index.scores(query, ["a#0-6"]), id="scores-removed"),
    pytest.param(lambda index, query: index.tokens(["a#0-17", "a#0-6"]), id="tokens-removed"),
    pytest.param(lambda index, query: index.fields(["no"]), id="fields"),
    pytest.param(lambda index, query: index.duplicates("no", Filter()), id="duplicates"),
])  # fmt: skip
def test_unknown_ids_raise_key_errors(index, queries, call):
    with pytest.raises(KeyError):
        call(index, queries[:1])


@pytest.mark.parametrize("call", [
    pytest.param(lambda index, query: index.dense(query, 0, Filter()), id="dense-k"),
    pytest.param(lambda index, query: index.lexical("troops", 0, Filter()), id="lexical-k"),
    pytest.param(lambda index, query: index.dense(query[:, :-1], 1, Filter()), id="dense-width"),
    pytest.param(lambda index, query: index.dense(query[0], 1, Filter()), id="dense-one-dimensional"),
    pytest.param(lambda index, query: index.scores(query[:, :-1], []), id="scores-width"),
])  # fmt: skip
def test_misuse_raises_value_errors(index, queries, call):
    with pytest.raises(ValueError, match=r"k must be|do not fit"):
        call(index, queries[:1])


def test_term_counts_count_chunks_by_stem_title_included(index):
    assert index.term_counts(["troop", "Deployed", "warsaw", "nato troops", "none", "", "naïve"]) == [
        7,
        2,
        2,
        4,
        0,
        0,
        1,
    ]


def test_similar_terms_are_near_words_nearest_then_most_frequent_first(index):
    assert index.similar_terms("troop") == ["troops"]
    assert index.similar_terms("Warsav") == ["warsaw"]
    assert index.similar_terms("warsaw") == []
    assert index.similar_terms("arise") == ["rise", "arrive"]
    assert index.similar_terms("tarin") == ["train"]
    assert index.similar_terms("two words") == []
    assert index.similar_terms("troop", slips=0) == []
    assert index.similar_terms("varsaw", slips=0) == index.similar_terms("warssaw", slips=0) == ["warsaw"]


def test_threads_see_the_same(index, queries):
    def search(at):
        query = queries[at % 4 : at % 4 + 1]
        found = index.dense(query, 5, Filter()), index.lexical("troops in warsaw", 5, Filter(outlets=("SAMPLE Wire",)))
        tokens = [each.bits.tolist() for each in index.tokens([match.id for match in found[0][0]])]
        return *found, tokens, index.articles(Filter(), at % 4, 2), index.term_counts(["troops"])

    alone = [search(at) for at in range(4)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(search, range(64))) == alone * 16


def test_an_empty_index_finds_nothing(open_engine, tmp_path):
    index = open_engine([], np.empty((0, 16), np.float32), [], tmp_path)
    query = np.eye(1, 16, dtype=np.float32)
    assert index.dense(query, 3, Filter()) == [[]]
    assert index.lexical("troops", 3, Filter()) == index.lexical("troops", 3, Filter(), "article") == []
    assert index.articles(Filter()) == []
    assert index.facets(Filter()) == Facets(0, 0, 0, None, None, {}, {})
    assert index.term_counts(["troops"]) == [0]
    assert index.similar_terms("troops") == []
    index.close()
