"""From ranked sentences to the record: which are cited, in which order, and what is refused with which reason."""

from datetime import date

import pytest

from corpus import Article, Chunk, Filter
from embeddings import Facets
from qa import Answer, Hit, Note
from qa.answering.answerer import FURTHER_WITHIN, MAX_QUOTES, Scope, compose, pick
from qa.answering.refusal import Verdict
from qa.answering.sentences import Evidence
from qa.questions.question import read_question

RAIN = "Rain fell on Saltmere. Boats stayed in port. Otters enjoyed themselves. A lamp was lit."
GOATS = "Goats grazed on the dunes near the lighthouse. Nobody counted them."
BLANK = Answer("Which boats?", "Which boats?", "", (), build="00001-abc", embedder="hashing-32")
ALL = Facets(2, 0, 2, None, None, {}, {})
NONE = Facets(0, 0, 0, None, None, {}, {})


def evidence(text, quote, score, article_id="rain", published=None):
    article = Article(article_id, text, text, published=published)
    hit = Hit(1, 1.0, {}, Chunk(article_id, article_id, 0, len(text), text), None, None, (), published, None)
    start = text.index(quote)
    return Evidence(hit, article, start, start + len(quote), score, 0.5)


PORT = evidence(RAIN, "Boats stayed in port.", 9.0)
FELL = evidence(RAIN, "Rain fell on Saltmere.", 7.0)
OTTERS = evidence(RAIN, "Otters enjoyed themselves.", 8.0)
DUNES = evidence(GOATS, "Goats grazed on the dunes near the lighthouse.", 7.5, "goats")


def scope(where=Filter(), as_of=None, facets=ALL, left_out=0, until_as_of=0):
    return Scope(where, as_of, facets, left_out, until_as_of)


EVERYTHING = scope()


def answer(*ranked, enough=True, question="Which boats?", scope=EVERYTHING):
    return compose(read_question(question), ranked, Verdict(enough, confidence=0.5), scope=scope, blank=BLANK)


def quotes(picked):
    return [item.text for item in picked]


def test_the_best_sentence_comes_first_and_the_others_in_reading_order():
    assert quotes(pick([PORT, DUNES, OTTERS])) == [PORT.text, OTTERS.text, DUNES.text]
    assert quotes(pick([PORT, OTTERS, FELL])) == [PORT.text, FELL.text, OTTERS.text]


def test_there_are_few_quotes():
    assert len(pick([PORT, OTTERS, DUNES, FELL])) == MAX_QUOTES == 3


def test_a_further_sentence_must_come_close_to_the_best():
    at_edge = evidence(RAIN, "A lamp was lit.", PORT.score - FURTHER_WITHIN)
    beyond = evidence(RAIN, "A lamp was lit.", PORT.score - FURTHER_WITHIN - 0.001)
    assert quotes(pick([PORT, at_edge])) == [PORT.text, at_edge.text]
    assert quotes(pick([PORT, beyond])) == [PORT.text]


def test_a_sentence_that_says_the_same_is_not_cited_again():
    again = evidence("Boats stayed in the port.", "Boats stayed in the port.", 8.5, "again")
    assert quotes(pick([PORT, again, OTTERS])) == [PORT.text, OTTERS.text]


def test_what_explains_the_best_sentence_follows_it_and_counts_among_the_quotes():
    def beside(item):
        return [FELL] if item is PORT else []

    assert quotes(pick([PORT, OTTERS, DUNES], beside)) == [PORT.text, FELL.text, OTTERS.text]
    assert quotes(pick([PORT, FELL, OTTERS], beside)) == [PORT.text, FELL.text, OTTERS.text]


def test_what_explains_a_further_sentence_comes_before_it_and_is_not_cut_off():
    def beside(item):
        return [FELL] if item is OTTERS else []

    assert quotes(pick([PORT, OTTERS], beside)) == [PORT.text, FELL.text, OTTERS.text]
    assert quotes(pick([PORT, DUNES, OTTERS], beside)) == [PORT.text, DUNES.text]


def test_a_sentence_that_nothing_explains_is_left_out():
    def beside(item):
        return None if item is PORT else []

    assert quotes(pick([PORT, DUNES], beside)) == [DUNES.text]
    assert pick([PORT], beside) == []


def test_nothing_is_picked_from_nothing():
    assert pick([]) == []


def test_an_answer_is_quotes_and_markers():
    found = answer(PORT, DUNES)
    assert (found.answered, found.refusal) == (True, None)
    assert found.text == "“Boats stayed in port.” [1] “Goats grazed on the dunes near the lighthouse.” [2]"
    assert [(item.number, item.article_id, item.answer_start) for item in found.citations] == [
        (1, "rain", 1), (2, "goats", 29),
    ]  # fmt: skip
    assert (found.build, found.embedder, found.notes) == ("00001-abc", "hashing-32", ())


def test_the_newest_evidence_is_the_newest_date_cited():
    old = evidence(RAIN, "Rain fell on Saltmere.", 9.0, "old", date(2021, 5, 1))
    new = evidence(GOATS, "Nobody counted them.", 8.0, "new", date(2022, 5, 1))
    undated = evidence("A lamp was lit.", "A lamp was lit.", 7.0, "undated")
    assert answer(old, new, undated).newest_evidence == date(2022, 5, 1)
    assert answer(undated).newest_evidence is None


def test_too_little_support_is_a_refusal_with_the_nearest_quotes():
    found = answer(PORT, DUNES, enough=False)
    assert found.confidence == answer(PORT, DUNES).confidence == 0.5
    assert (found.answered, found.text, found.citations, found.newest_evidence) == (False, "", (), None)
    assert (found.refusal.code, found.refusal.reason) == ("not_said", "The articles do not say.")
    assert [(item.number, item.quote, item.answer_start, item.answer_end) for item in found.refusal.nearest] == [
        (None, PORT.text, None, None), (None, DUNES.text, None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code", "reason"),
    [
        pytest.param({}, "not_said", "The articles do not say.", id="no-sentence"),
        pytest.param({"question": "What is it?"}, "unclear", "The question has no word that says what it is about.",
                     id="no-content"),
        pytest.param({"scope": scope(Filter(outlets=("Gull",)), facets=NONE)}, "filtered_out",
                     "No article passes the filters.", id="filtered-out"),
        pytest.param({"scope": scope(Filter(published_to=date(2021, 5, 1)), date(2021, 5, 1), NONE)}, "before_as_of",
                     "No dated article was published by 2021-05-01.", id="before-as-of"),
        pytest.param({"scope": scope(Filter(outlets=("Gull",)), date(2021, 5, 1), NONE, until_as_of=3)},
                     "filtered_out", "No article passes the filters.", id="filtered-out-before-as-of"),
    ],
)  # fmt: skip
def test_each_refusal_has_its_code_and_reason(changes, code, reason):
    refusal = answer(**changes).refusal
    assert (refusal.code, refusal.reason, refusal.nearest) == (code, reason, ())


def test_undated_articles_that_were_left_out_are_told_of_in_answers_and_refusals():
    one = Note("undated", "1 article without a date was left out because a date was set.")
    many = Note("undated", "7 articles without a date were left out because a date was set.")
    assert answer(PORT, scope=scope(left_out=1)).notes == (one,)
    assert answer(PORT, enough=False, scope=scope(left_out=7)).notes == (many,)
