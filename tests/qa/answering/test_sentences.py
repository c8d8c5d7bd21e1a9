"""Sentences of hits: which are looked at, and what makes one better than another."""

import re
from datetime import date

import numpy as np
import pytest

from corpus import Article, Chunk, Mark, find_sentences
from embeddings import TokenSigns, TokenVectors
from qa import Hit, Leg
from qa.answering.sentences import MOST, rank_sentences
from qa.questions.question import read_question
from qa.retrieval.interaction import Interaction


def article(text, article_id="a", **fields):
    marks = fields.pop("marks", ())
    spans = Article(article_id, text, text).span_map
    return Article(article_id, text, text, marks=marks, sentences=find_sentences(text, spans, marks), **fields)


def hit(of, start=0, end=None, rank=1, score=1.0):
    end = len(of.text) if end is None else end
    chunk = Chunk(f"{of.article_id}#{start}", of.article_id, start, end, of.text[start:end])
    return Hit(rank, score, {"dense": Leg(1, 0.5)}, chunk, of.title, of.outlet, of.authors, of.published, of.url)


def rank(text, *hits, articles, meanings=None):
    """Rank with tokens that stand at each word: (-1, -1), or what `meanings` says of the word."""
    question = read_question(text)
    weights = dict.fromkeys(question.stems, 0.0) | dict.fromkeys(question.content, 1.0)
    interactions = {found.chunk.chunk_id: interaction(found.chunk, meanings or {}) for found in hits}
    by_id = {item.article_id: item for item in articles}
    return rank_sentences(question, hits, articles=by_id, interactions=interactions, weights=weights)


def interaction(chunk, meanings):
    words = list(re.finditer(r"\w+", chunk.text))
    rows = np.float32([meanings.get(word[0], (-1, -1)) for word in words]).reshape(-1, 2)
    tokens = TokenVectors(rows, np.int32([word.start() for word in words]))
    return Interaction.of(np.float32([[0.6, 0.8]]), TokenSigns.of(tokens))


def texts(ranked):
    return [item.text for item in ranked]


def test_only_whole_sentences_inside_the_hits_chunk_are_looked_at():
    of = article("Rain fell. Boats stayed in port. The sun came out.")
    ranked = rank("Which boats stayed?", hit(of, 0, 32), articles=[of])
    assert texts(ranked) == ["Boats stayed in port.", "Rain fell."]
    best = ranked[0]
    assert (best.start, best.end, best.article, best.hit.chunk.end) == (11, 32, of, 32)
    assert best.similarity == pytest.approx(-1.4 / 2**0.5, abs=1e-5)


def test_shared_words_and_meaning_each_raise_a_sentence():
    of = article("The mayor sang loudly. The mayor left town. A goat slept soundly.")
    assert texts(rank("Did the mayor sing loudly?", hit(of), articles=[of]))[0] == "The mayor sang loudly."

    best = rank("What of cattle?", hit(of), articles=[of], meanings={"goat": (1, 1)})[0]
    assert (best.text, best.similarity) == ("A goat slept soundly.", pytest.approx(1.4 / 2**0.5, abs=1e-5))


def test_a_sentence_counts_with_the_one_before_it():
    of = article("The ferry sank. It was old. The mayor left. He was ill.")
    ranked = rank("What of the boat?", hit(of), articles=[of], meanings={"ferry": (1, 1)})
    assert texts(ranked)[:2] == ["The ferry sank.", "It was old."]


def test_a_sentence_with_what_is_asked_for_comes_first():
    of = article("Some boats of the fleet sank. Twelve boats of the fleet sank.")
    assert texts(rank("How many boats of the fleet sank?", hit(of), articles=[of]))[0].startswith("Twelve")


def test_a_caption_ranks_below_the_same_words_of_the_body():
    text = "Boats stayed in port.\n\nBoats stayed in port."
    of = article(text, marks=(Mark("caption", 0, 21, "stands alone"),))
    assert [item.start for item in rank("Which boats stayed?", hit(of), articles=[of])] == [23, 0]


def test_words_of_the_title_outlet_and_date_count_for_the_sentences_below():
    one = article("It rose sharply.", "a", title="Wheat", outlet="Gull Gazette", published=date(2021, 3, 4))
    other = article("It rose sharply.", "b", title="Prices")
    hits = (hit(other, rank=1), hit(one, rank=2))
    for question in ("How did wheat rise?", "What rose in the Gazette?", "What rose in March?"):
        assert rank(question, *hits, articles=[one, other])[0].article.article_id == "a"


def test_equal_sentences_are_ordered_by_article_then_start():
    of, other = article("It rained. It rained.", "b"), article("It rained.", "a")
    ranked = rank("Did snow fall?", hit(of), hit(other, rank=2), articles=[of, other])
    assert [(item.article.article_id, item.start) for item in ranked] == [("a", 0), ("b", 0), ("b", 11)]


def test_the_best_sentences_are_kept():
    of = article(" ".join(f"Boat {at} sank." for at in range(3 * MOST)))
    assert len(rank("Which boat sank?", hit(of), articles=[of])) == MOST


def test_hits_without_sentences_give_nothing():
    of = Article("a", "Rain", "Rain")
    assert rank("Did rain fall?", hit(of), articles=[of]) == []
    assert rank("Did rain fall?", articles=[]) == []
