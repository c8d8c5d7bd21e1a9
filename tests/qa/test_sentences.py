"""Sentences of hits: which are looked at, and what makes one better than another."""

from datetime import date

import numpy as np
import pytest

from corpus import Article, Chunk, Mark, find_sentences
from qa import Hit, Leg
from qa.question import read_question
from qa.sentences import SHORTLIST, holds_wanted, rank_sentences


def article(text, article_id="a", **fields):
    marks = fields.pop("marks", ())
    spans = Article(article_id, text, text).span_map
    return Article(article_id, text, text, marks=marks, sentences=find_sentences(text, spans, marks), **fields)


def hit(of, start=0, end=None, rank=1, score=1.0):
    end = len(of.text) if end is None else end
    chunk = Chunk(f"{of.article_id}#{start}", of.article_id, start, end, of.text[start:end])
    return Hit(rank, score, {"dense": Leg(1, 0.5)}, chunk, of.title, of.outlet, of.authors, of.published, of.url)


def rank(text, *hits, articles, embed=lambda texts: np.tile(np.float32([[0.6, 0.8]]), (len(texts), 1))):
    question = read_question(text)
    weights = dict.fromkeys(question.stems, 0.0) | dict.fromkeys(question.content, 1.0)
    by_id = {item.article_id: item for item in articles}
    return rank_sentences(question, np.float32([[0.6, 0.8]]), hits, articles=by_id, weights=weights, embed=embed)


def texts(ranked):
    return [item.text for item in ranked]


def test_only_whole_sentences_inside_the_hits_chunk_are_looked_at():
    of = article("Rain fell. Boats stayed in port. The sun came out.")
    ranked = rank("Which boats stayed?", hit(of, 0, 32), articles=[of])
    assert texts(ranked) == ["Boats stayed in port.", "Rain fell."]
    best = ranked[0]
    assert (best.start, best.end, best.similarity, best.article, best.hit.chunk.end) == (11, 32, 1.0, of, 32)


def test_shared_words_and_meaning_each_raise_a_sentence():
    of = article("The mayor sang loudly. The mayor left town. A goat slept soundly.")
    assert texts(rank("Did the mayor sing loudly?", hit(of), articles=[of]))[0] == "The mayor sang loudly."

    def goats(found):
        return np.float32([[0.6, 0.8] if "goat" in text else [0.8, -0.6] for text in found])

    assert texts(rank("What of cattle?", hit(of), articles=[of], embed=goats))[0] == "A goat slept soundly."


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        pytest.param("How many boats sank?", "Twelve boats sank.", True, id="number-word"),
        pytest.param("How many boats sank?", "Some boats sank.", False, id="no-number"),
        pytest.param("When did it sink?", "It sank on Tuesday.", True, id="weekday"),
        pytest.param("When did it sink?", "It sank in 1862.", True, id="year"),
        pytest.param("When did it sink?", "It sank at sea.", False, id="no-time"),
        pytest.param("Why did it sink?", "It sank because of a leak.", True, id="because"),
        pytest.param("Why did it sink?", "It sank at sea.", False, id="no-reason"),
        pytest.param("Who steered the Heron?", "In the Heron sat Ines Tallow.", True, id="name"),
        pytest.param("Who steered the Heron?", "Nobody steered the Heron.", False, id="asked-name"),
        pytest.param("What sank?", "Twelve boats sank on Tuesday because of Ines.", False, id="nothing-wanted"),
    ],
)
def test_a_sentence_may_hold_the_kind_of_thing_asked_for(question, text, holds):
    assert holds_wanted(read_question(question), text) is holds


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


def test_the_model_is_asked_about_a_shortlist_only():
    of = article(" ".join(f"Boat {at} sank." for at in range(3 * SHORTLIST)))
    asked = []

    def embed(found):
        asked.extend(found)
        return np.tile(np.float32([[0.6, 0.8]]), (len(found), 1))

    ranked = rank("Which boat sank?", hit(of), articles=[of], embed=embed)
    assert (len(ranked), len(asked)) == (SHORTLIST, SHORTLIST)


def test_hits_without_sentences_give_nothing():
    of = Article("a", "Rain", "Rain")
    assert rank("Did rain fall?", hit(of), articles=[of]) == []
    assert rank("Did rain fall?", articles=[]) == []
