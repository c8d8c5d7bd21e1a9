"""Legs are fused as computed by hand, ties have one order, news counts when a day is given, copies are folded."""

from dataclasses import dataclass, field, replace
from datetime import date
from math import exp
from types import SimpleNamespace

import numpy as np
import pytest

from corpus import Article, Chunk, Filter, find_crux
from embeddings import EmbeddedTexts, JoinedSigns, Ranked, TokenSigns, TokenVectors
from qa import Leg
from qa.retrieval.retriever import TOKENS_AMONG, Asked, retrieve
from qa.weights import RetrievalWeights

VECTOR = np.ones((1, 2), np.float32)
TOKENS = np.float32([[0.6, 0.8]])
EQUAL = RetrievalWeights(dense=1.0, bm25=1.0, article=1.0, tokens=1.0, recency=5.0, freshness=0.0)
DAY = date(2022, 3, 15)
TEXTS = {
    "a": "Boats stayed in port.",
    "b": "Grain prices rose again in spring.",
    "c": "Seven ministers met.",
    "d": "Otters came back to the river.",
}


@dataclass
class FixedIndex:
    """Finds what it is told to, and remembers what it was asked."""

    chunks_of: list[Chunk]
    cosines: dict[str, float]
    bm25: dict[str, float] = field(default_factory=dict)
    articles: dict[str, float] = field(default_factory=dict)
    published: dict[str, date] = field(default_factory=dict)
    asked: list[tuple] = field(default_factory=list)
    same: list[list[str]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    outlets: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    tokens_of: dict[str, list[list[float]]] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.in_order = sorted(self.chunks_of, key=lambda chunk: (chunk.article_id, chunk.start))
        self.names = sorted({chunk.article_id for chunk in self.chunks_of})

    def nearest(self, query, k, where):
        self.asked.append(("dense", k, where))
        return ranked(self.cosines, [chunk.chunk_id for chunk in self.in_order])

    def worded(self, text, k, where, level="chunk", variants=None):
        self.asked.append((text, k, where, level))
        if level == "article":
            return ranked(self.articles, self.names)
        return ranked(self.bm25, [chunk.chunk_id for chunk in self.in_order])

    def scores_at(self, query, chunks):
        return np.array([self.cosines[self.in_order[chunk].chunk_id] for chunk in chunks])

    def signs_at(self, chunks):
        self.asked.append(("tokens", len(chunks)))
        tokens = (
            TokenVectors(np.float32(rows).reshape(-1, 2), np.arange(len(rows), dtype=np.int32))
            for rows in (self.tokens_of.get(self.in_order[chunk].chunk_id, []) for chunk in chunks)
        )
        return JoinedSigns.of([TokenSigns.of(each).bits for each in tokens])

    def chunks_at(self, chunks):
        self.read += [self.in_order[chunk].chunk_id for chunk in chunks]
        return [self.in_order[chunk] for chunk in chunks]

    def cruxes_at(self, chunks):
        return [find_crux(self.in_order[chunk].text).number for chunk in chunks]

    def articles_of(self, chunks):
        return np.array([self.names.index(self.in_order[chunk].article_id) for chunk in chunks], dtype=np.int64)

    def fields_at(self, articles):
        return self.fields([self.names[article] for article in articles])

    def fields(self, article_ids):
        return [
            SimpleNamespace(
                article_id=name, outlet=self.outlets.get(name), published=self.published.get(name), authors=(),
                title=None, url=None,
                origin=self.origins.get(name), group=next((group[0] for group in self.same if name in group), None),
            )
            for name in article_ids
        ]  # fmt: skip

    def duplicates(self, article_id, where):
        names = [name for group in self.same if article_id in group for name in group if name != article_id]
        return [row for row in self.fields(names) if where.matches(row)]

    def article(self, article_id):
        text = self.texts.get(article_id) or "".join(
            chunk.text for chunk in self.chunks_of if chunk.article_id == article_id
        )
        return Article(article_id, text, text, published=self.published.get(article_id))


def ranked(scores, names):
    best = sorted(scores, key=lambda name: -scores[name])
    return Ranked(np.array([names.index(name) for name in best], dtype=np.int64), np.array([scores[n] for n in best]))


def chunk(article_id, start=0, text=None):
    text = text or TEXTS[article_id]
    return Chunk(f"{article_id}#{start}", article_id, start, start + len(text), text)


def find(index, query="words", k=5, **options):
    options = {"where": Filter(), "weights": EQUAL, **options}
    meaning = EmbeddedTexts(VECTOR, (TokenVectors(TOKENS, np.zeros(len(TOKENS), np.int32)),))
    return retrieve(index, Asked(query, lambda: meaning), k=k, **options)


def scores(hits):
    return {hit.chunk.chunk_id: hit.score for hit in hits}


@pytest.fixture
def three():
    return FixedIndex(
        [chunk("a"), chunk("b"), chunk("c")],
        cosines={"a#0": 0.9, "b#0": 0.5, "c#0": 0.1},  # mean 0.5, deviation 0.4 * (2/3) ** 0.5
        bm25={"a#0": 2.0, "c#0": 4.0},  # with b 0: mean 2, deviation 2 * (2/3) ** 0.5
        articles={"a": 3.0},  # with b and c 0: mean 1, deviation 2 ** 0.5
    )


def test_the_legs_are_standardised_and_added(three):
    half = 1.5**0.5
    hits = find(three)
    assert scores(hits) == {
        "a#0": pytest.approx(half + 0 + 2**0.5, abs=1e-6),
        "c#0": pytest.approx(-half + half - 0.5**0.5, abs=1e-6),
        "b#0": pytest.approx(0 - half - 0.5**0.5, abs=1e-6),
    }
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert [hit.chunk.article_id for hit in hits] == ["a", "c", "b"]
    assert dict(hits[1].legs) == {
        "dense": Leg(3, 0.1),
        "bm25": Leg(1, 4.0),
        "article": Leg(None, None),
        "tokens": Leg(None, None),
    }


def test_scores_are_rounded_to_six_places(three):
    assert all(hit.score == round(hit.score, 6) for hit in find(three))


def test_news_of_the_last_days_counts_when_a_day_is_given(three):
    three.published = {"a": date(2022, 3, 1), "b": DAY}
    plain, dated = scores(find(three)), scores(find(three, as_of=DAY))
    assert {name: dated[name] - plain[name] for name in plain} == {
        "a#0": pytest.approx(5 * exp(-14 / 14), abs=1e-5),
        "b#0": pytest.approx(5, abs=1e-5),
        "c#0": 0,
    }
    three.published = {}
    assert scores(find(three)) == plain


def test_without_a_day_newer_articles_weigh_a_little_more_and_undated_ones_the_mean(three):
    three.published = {"a": date(2022, 3, 2), "b": date(2021, 3, 2)}
    plain, fresh = scores(find(three)), scores(find(three, weights=replace(EQUAL, freshness=2.0)))
    assert {name: fresh[name] - plain[name] for name in plain} == {
        "a#0": pytest.approx(2, abs=1e-5),
        "b#0": pytest.approx(2 * exp(-1), abs=1e-5),
        "c#0": pytest.approx(1 + exp(-1), abs=1e-5),
    }
    in_a_year = find(three, "words in 2021", weights=replace(EQUAL, freshness=2.0))
    assert scores(in_a_year) == scores(find(three, "words in 2021"))


def test_chunks_that_cover_the_tokens_of_the_question_come_first(three):
    three.tokens_of = {"a#0": [[-1, -1]], "b#0": [[-1, 1], [1, 1]], "c#0": [[1, -1]]}
    hits = find(three, weights=RetrievalWeights(0.0, 0.0, 0.0, tokens=2.0))
    # The best of each chunk's tokens with (0.6, 0.8): -1.4, 1.4 and -0.2, by the root of 2.
    assert [(hit.chunk.chunk_id, hit.legs["tokens"]) for hit in hits] == [
        ("b#0", Leg(1, pytest.approx(1.4 / 2**0.5, abs=1e-6))),
        ("c#0", Leg(2, pytest.approx(-0.2 / 2**0.5, abs=1e-6))),
        ("a#0", Leg(3, pytest.approx(-1.4 / 2**0.5, abs=1e-6))),
    ]


def test_only_the_best_chunks_are_held_against_the_tokens_and_stay_before_the_rest():
    chunks = [chunk(f"{at:02}", 0, f"Line {at} of the list of boats.") for at in range(TOKENS_AMONG + 5)]
    cosines = {item.chunk_id: 1 - at / 100 for at, item in enumerate(chunks)}
    tokens = {item.chunk_id: [[1, 1]] if at % 2 else [[-1, -1]] for at, item in enumerate(chunks)}
    index = FixedIndex(chunks, cosines, tokens_of=tokens)
    weights = RetrievalWeights(1.0, 1.0, 1.0, tokens=9.0)
    found = [hit.chunk.chunk_id for hit in find(index, k=len(chunks), weights=weights)]
    assert ("tokens", TOKENS_AMONG) in index.asked
    assert found[TOKENS_AMONG:] == [item.chunk_id for item in chunks[TOKENS_AMONG:]]
    assert found[: TOKENS_AMONG // 2] == [item.chunk_id for item in chunks[1:TOKENS_AMONG:2]]
    index.asked.clear()
    find(index, weights=RetrievalWeights(1.0, 1.0, 1.0, tokens=0.0))
    assert not any(item[0] == "tokens" for item in index.asked)


def test_a_leg_in_which_all_are_equal_adds_nothing():
    index = FixedIndex([chunk("a"), chunk("b")], cosines={"a#0": 0.5, "b#0": 0.5}, bm25={"a#0": 1.0})
    assert scores(find(index)) == {"a#0": 1.0, "b#0": -1.0}


def test_equal_scores_are_ordered_by_article_then_start():
    chunks = [chunk("b", 40, "Grain is dear now."), chunk("b", 5), chunk("a", 90), chunk("c", 0)]
    index = FixedIndex(chunks, cosines=dict.fromkeys((item.chunk_id for item in chunks), 0.5))
    hits = find(index)
    # The second of an article comes after others as good.
    assert [hit.chunk.chunk_id for hit in hits] == ["a#90", "b#5", "c#0", "b#40"]
    assert [hit.legs["dense"].rank for hit in hits] == [1, 2, 4, 3]


def test_copies_from_other_articles_are_folded_into_the_better_one():
    text = "The council of Saltmere voted on Tuesday to dredge the harbour mouth."
    index = FixedIndex(
        [chunk("a", 0, text), chunk("b", 7, f"{text}!"), chunk("c"), chunk("d", 0, text), chunk("a", 99, text)],
        cosines={"a#0": 0.9, "b#7": 0.8, "c#0": 0.7, "d#0": 0.6, "a#99": 0.5},
    )
    first, second = find(index)
    assert (first.chunk.chunk_id, first.same_as) == ("a#0", ("b", "d"))
    assert (second.rank, second.chunk.chunk_id, second.same_as) == (2, "c#0", ())


def test_copies_do_not_count_as_hits_of_their_own():
    text = "The council of Saltmere voted on Tuesday to dredge the harbour mouth."
    copies = [chunk(f"copy {at}", 0, text + "!" * at) for at in range(9)]
    cosines = {item.chunk_id: 0.9 for item in copies} | {"c#0": 0.2, "d#0": 0.1}
    assert [hit.chunk.article_id for hit in find(FixedIndex([*copies, chunk("c"), chunk("d")], cosines), k=2)] == [
        "copy 0", "c",
    ]  # fmt: skip


def test_passages_with_different_figures_are_no_copies():
    text = "About {} soldiers stand on the border this week, the ministry in the capital said on Monday."
    index = FixedIndex(
        [chunk("old", 0, text.format("12,000")), chunk("new", 0, text.format("15,000"))], {"old#0": 0.8, "new#0": 0.9}
    )
    assert [(hit.chunk.article_id, hit.same_as) for hit in find(index)] == [("new", ()), ("old", ())]


def test_texts_are_read_once_of_what_is_shown_or_may_be_a_copy():
    said = "The mayor of Gullhaven told {} fishermen on Monday that the {} would stay open."
    texts = [said.format(at, "harbour" if at % 2 else "ferry to Oar Island") for at in range(1, 8)]
    found = [chunk(f"n{at}", 0, text) for at, text in enumerate(texts)] + [chunk("copy", 0, f"{texts[0]}!")]
    index = FixedIndex(found, {item.chunk_id: 0.9 - at / 10 for at, item in enumerate(found)})
    assert [(hit.chunk.article_id, hit.same_as) for hit in find(index, k=3)] == [
        ("n0", ("copy",)),
        ("n1", ()),
        ("n2", ()),
    ]
    assert index.read == ["n0#0", "n1#0", "n2#0", "copy#0"]


def test_phrases_and_exclusions_leave_no_match_by_meaning_alone(three):
    where = Filter(article_ids=("a", "b", "c"))
    for query in ('"stayed in port"', "boats -trains", "“stayed in port”"):
        three.asked.clear()
        assert {hit.chunk.article_id for hit in find(three, query, where=where)} == {"a", "c"}
        assert three.asked == [(query, 100, where, "chunk"), (query, 100, where, "article"), ("tokens", 2)]
    three.asked.clear()
    find(three, "boats", where=where)
    assert ("dense", 100, where) in three.asked


def test_nothing_found_is_no_hit():
    assert find(FixedIndex([], {})) == []
