"""Figures of an evaluation against hand-computed ones, and broken promises counted."""

import math
from dataclasses import replace

import pytest

from corpus import Article, Chunk
from qa import Answer, Citation, Copy, Hit, Note, Refusal
from qa.answering.refusal import Verdict
from qa.evaluation.figures import all_figures
from qa.evaluation.invariants import false_statements
from qa.evaluation.outcome import ask
from qa.evaluation.questions import LabelledQuestion
from qa.view import Judged

TEXT = "Seven boats’ crews  left. Otters stayed."
ARTICLE = Article("a", TEXT, TEXT)
BOATS, OTTERS = (0, 25), (26, 40)


def citation(start, end, number=1, at=0):
    return Citation(
        number, TEXT[start:end], "a", None, None, (), None, None, None, "a.txt", start, end, start, end, False,
        ARTICLE.sha256, answer_start=at, answer_end=at + end - start,
    )  # fmt: skip


def answered(*spans):
    text, citations = "", []
    for number, (start, end) in enumerate(spans, start=1):
        citations.append(citation(start, end, number, len(text) + 1))
        text += f"“{TEXT[start:end]}” [{number}] "
    return Answer("q", "q", text.rstrip(), tuple(citations), "b", "e")


REFUSED = Answer("q", "q", "", (), "b", "e", refusal=Refusal("not_said", "The articles do not say."))
NEAREST = replace(citation(*BOATS), number=None, answer_start=None, answer_end=None)
WITHHELD = replace(REFUSED, refusal=replace(REFUSED.refusal, nearest=(NEAREST,)))


class Scripted:
    """Finds, answers and is as sure as written, by question."""

    calibration = None

    def __init__(self, script):
        self.script = script
        self.days = []

    def retrieve(self, question, k, where, as_of):
        self.days.append(as_of)
        return [
            Hit(
                rank, 1.0, {}, Chunk(f"{ids}{rank}", ids[0], 0, 1, "x"), None, None, (), None, None,
                also_in=tuple(Copy(name, None, None) for name in ids[1:]),
            )
            for rank, ids in enumerate(self.script[question][0].split(), start=1)
        ]  # fmt: skip

    def judged(self, question, where, as_of):
        _, answer, *sure = self.script[question]
        return Judged(answer, Verdict(answer.answered, support=sure[0] if sure else 0.0))

    def article(self, article_id):
        return ARTICLE if article_id == "a" else None


class Calibrated(Scripted):
    """As sure as written, in shares."""

    calibration = object()

    def judged(self, question, where, as_of):
        _, answer, sure = self.script[question]
        return Judged(answer, Verdict(answer.answered, {"tide": 1.0}, 9.0, sure))


def labelled(question, articles="", answers=(), answerable=True):
    return LabelledQuestion(question, question, None, frozenset(articles), tuple(answers), answerable)


def outcomes(script, *questions, view=Scripted):
    return [ask(view(script), question) for question in questions]


def figures(script, *questions, view=Scripted):
    found = all_figures(outcomes(script, *questions, view=view))
    return {name: figure.value for name, figure in found.items() if " ms, " not in name}


SCRIPT = {
    "first": ("a b c", answered(BOATS, OTTERS), 0.9),
    "third": ("x y za w", answered(OTTERS), 0.6),  # a is folded into the hit of z, the third article
    "never": ("x y", WITHHELD, 0.5),
    "two": ("b x a", answered(BOATS), 0.8),
    "none": ("x", REFUSED, 0.1),
    "wrong": ("x", replace(answered(OTTERS), notes=(Note("undated", "Some."), Note("undated", "More."))), 0.7),
}
QUESTIONS = (
    labelled("first", "a", ["seven boats' crews LEFT"]),
    labelled("third", "a", ["seven"]),
    labelled("never", "a", ["left"]),
    labelled("two", "ab", ["never said", "boats’"]),
    labelled("none", answerable=False),
    labelled("wrong", answerable=False),
)


def dcg(*ranks):
    return sum(1 / math.log2(1 + rank) for rank in ranks)


def test_the_figures_are_those_computed_by_hand():
    assert figures(SCRIPT, *QUESTIONS) == pytest.approx({
        "questions": 6,
        "article hit@1": 2 / 4,
        "article hit@5": 3 / 4,
        "article hit@10": 3 / 4,
        "MRR": (1 + 1 / 3 + 0 + 1) / 4,
        "nDCG@10": (1 + dcg(3) + 0 + dcg(1, 3) / dcg(1, 2)) / 4,
        "MAP": (1 + 1 / 3 + 0 + (1 / 1 + 2 / 3) / 2) / 4,
        "answer in first cited": 2 / 4,
        "answer in any cited": 2 / 4,
        "right of answered": 2 / 4,
        "answered of answerable": 3 / 4,
        "refused of unanswerable": 1 / 2,
        # "wrong" (.7) is surer than "third" and "never", and less sure than the other two; "none" than nobody
        "AUROC answerable or not": (4 + 2) / 8,
        "AUROC right or wrong": 2 / 3,  # "third" is wrong and surer than "never", which is right
        "error at 50 % coverage": 1 / 3,
        "error at 80 % coverage": (2 + 0.8 * 0) / 4.8,
        "error at 95 % coverage": (2 + 0.7) / 5.7,
        "calibration error": None,
        "citations per answer": 5 / 4,
        "quote characters, mean": (25 + 14 + 14 + 25 + 14) / 5,
        "quote characters, p95": 25,
        "stale notes per 100": 0.0,
        "single_outlet notes per 100": 0.0,
        "conflict notes per 100": 0.0,
        "undated notes per 100": 25.0,
        "uncovered notes per 100": 0.0,
        "false statements": 0,
    })  # fmt: skip


def test_all_articles_that_are_folded_into_one_hit_are_found_there():
    both = figures({"q": ("x ba", REFUSED)}, labelled("q", "ab"))
    assert (both["MRR"], both["MAP"]) == (1 / 2, pytest.approx((1 / 2 + 2 / 3) / 2))


def test_an_answer_in_a_later_quote_counts_for_any_not_for_first():
    found = figures({"q": ("a", answered(OTTERS, BOATS))}, labelled("q", "a", ["seven"]))
    assert (found["answer in first cited"], found["answer in any cited"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("known", "is_there"),
    [("crews", True), ("crew", False), ("seven boats", True), ("seven crews", False), ("left.", True), ("?", False)],
)
def test_an_answer_is_whole_words(known, is_there):
    assert outcomes({"q": ("a", answered(BOATS))}, labelled("q", "a", [known]))[0].right is is_there


def test_with_a_calibration_confidence_counts_and_its_error_is_measured():
    found = figures(SCRIPT, *QUESTIONS, view=Calibrated)
    gaps = (0.1 + 0.6 + 0.5 + 0.2 + 0.1 + 0.7) / 6  # each alone in its tenth
    assert (found["AUROC right or wrong"], found["calibration error"]) == (2 / 3, pytest.approx(gaps))


def test_what_cannot_be_measured_is_none():
    found = figures({"q": ("", REFUSED)}, labelled("q"))
    assert {name: value for name, value in found.items() if value is not None} == {
        "questions": 1, "answered of answerable": 0.0, "false statements": 0,
    }  # fmt: skip
    assert all_figures([])["ask ms, p50"].value is None


def test_a_line_tells_all_of_a_question():
    (line,) = (item.to_dict() for item in outcomes(SCRIPT, QUESTIONS[2]))
    assert line | {"retrieve_ms": 0, "ask_ms": 0} == {
        "id": "never", "question": "never", "answerable": True, "known_answer": True, "answered": False, "right": True,
        "right_first": True, "confidence": None, "support": 0.5, "features": {}, "refusal": "not_said", "notes": [],
        "cited": [{"article_id": "a", "start": 0, "end": 25}], "rank": None, "false": [], "retrieve_ms": 0, "ask_ms": 0,
    }  # fmt: skip


GOOD = answered(BOATS)
(QUOTE,) = GOOD.citations


@pytest.mark.parametrize(
    ("record", "complaints"),
    [
        pytest.param(GOOD, [], id="true"),
        pytest.param(REFUSED, [], id="refusal"),
        pytest.param(replace(GOOD, citations=(replace(QUOTE, start=1),)),
                     ["a: the quote does not stand at 1-25"], id="offsets"),
        pytest.param(replace(GOOD, citations=(replace(QUOTE, raw_start=1),)),
                     ["a: the raw text does not give the quote back"], id="raw"),
        pytest.param(replace(GOOD, citations=(replace(QUOTE, page=2),)),
                     ["a: the quote does not stand on page 2"], id="page"),
        pytest.param(replace(GOOD, citations=(replace(QUOTE, article_sha256="x"),)),
                     ["a: the raw text does not give the quote back"], id="hash"),
        pytest.param(replace(GOOD, citations=(replace(QUOTE, article_id="z"),)),
                     ["z: the quote does not stand at 0-25"], id="gone"),
        pytest.param(replace(GOOD, citations=(replace(QUOTE, answer_start=0),)),
                     ["a: the answer does not hold the quote at 0"], id="place"),
        pytest.param(replace(GOOD, citations=()), ["an answer without citations, or a refusal with some"], id="bare"),
        pytest.param(replace(REFUSED, citations=GOOD.citations, text=GOOD.text),
                     ["an answer without citations, or a refusal with some"], id="refused-with-some"),
    ],
)  # fmt: skip
def test_each_broken_promise_is_counted(record, complaints):
    assert list(false_statements(Scripted({}), record)) == complaints
    assert figures({"q": ("a", record)}, labelled("q"))["false statements"] == len(complaints)
