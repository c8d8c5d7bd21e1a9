"""Figures of an evaluation against hand-computed ones, and broken promises counted."""

import json
from dataclasses import replace
from datetime import date

import pytest

from corpus import Article, Chunk
from qa import Answer, Citation, Copy, Hit, Refusal
from qa.evaluation import LabelledQuestion, evaluate, evaluate_files, false_statements, read_questions

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


class Scripted:
    """Finds and answers as written, by question."""

    def __init__(self, script):
        self.script = script
        self.days = []

    def retrieve(self, question, k, as_of):
        self.days.append(as_of)
        return [
            Hit(
                rank,
                1.0,
                {},
                Chunk(f"{ids}{rank}", ids[0], 0, 1, "x"),
                None,
                None,
                (),
                None,
                None,
                also_in=tuple(Copy(name, None, None) for name in ids[1:]),
            )
            for rank, ids in enumerate(self.script[question][0].split(), start=1)
        ]

    def ask(self, question, as_of):
        return self.script[question][1]

    def article(self, article_id):
        return ARTICLE if article_id == "a" else None


def labelled(question, articles="", answers=(), answerable=True, as_of=None):
    return LabelledQuestion(question, question, as_of, frozenset(articles), tuple(answers), answerable)


def figures(script, *questions):
    found = evaluate(Scripted(script), questions, with_as_of=False)
    return {name: value for name, value in found.items() if not name.endswith(("p50", "p95")) or "quote" in name}


def test_the_figures_are_those_computed_by_hand():
    script = {
        "first": ("a b c", answered(BOATS, OTTERS)),
        "third": ("x x y za w", answered(OTTERS)),  # a is folded into the hit of z, the third article
        "never": ("x y", REFUSED),
        "two": ("b x a", answered(BOATS)),
        "none": ("x", REFUSED),
        "wrong": ("x", answered(OTTERS)),
    }
    assert figures(
        script,
        labelled("first", "a", ["seven boats' crews LEFT"]),
        labelled("third", "a", ["seven"]),
        labelled("never", "a"),
        labelled("two", "ab", ["never said", "boats’"]),
        labelled("none", answerable=False),
        labelled("wrong", answerable=False),
    ) == {
        "questions": 6,
        "article hit@1": 2 / 4,
        "article hit@5": 3 / 4,
        "article hit@10": 3 / 4,
        "MRR": pytest.approx((1 + 1 / 3 + 0 + 1) / 4),
        "MAP": pytest.approx((1 + 1 / 3 + 0 + (1 / 1 + 2 / 3) / 2) / 4),
        "answer in first cited": 2 / 3,
        "answer in any cited": 2 / 3,
        "answered of answerable": 3 / 4,
        "refused of unanswerable": 1 / 2,
        "citations per answer": 5 / 4,
        "quote characters, mean": (25 + 14 + 14 + 25 + 14) / 5,
        "quote characters, p95": 25,
        "false statements": 0,
    }


def test_an_answer_in_a_later_quote_counts_for_any_not_for_first():
    found = figures({"q": ("a", answered(OTTERS, BOATS))}, labelled("q", "a", ["seven"]))
    assert (found["answer in first cited"], found["answer in any cited"]) == (0.0, 1.0)


def test_what_cannot_be_measured_is_none():
    found = figures({"q": ("", REFUSED)}, labelled("q"))
    assert {name for name, value in found.items() if value is None} == {
        "article hit@1", "article hit@5", "article hit@10", "MRR", "MAP", "answer in first cited",
        "answer in any cited", "refused of unanswerable", "citations per answer", "quote characters, mean",
        "quote characters, p95",
    }  # fmt: skip
    assert evaluate(Scripted({}), [], with_as_of=False)["ask ms, p50"] is None


def test_the_day_is_withheld_or_given(tmp_path):
    engine = Scripted({"dated": ("a", REFUSED), "plain": ("a", REFUSED)})
    lines = [{"question": "dated", "as_of": "2021-05-02", "articles": ["a"]}, {"question": "plain"}]
    (tmp_path / "q.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    done = []
    report = evaluate_files(engine, [tmp_path / "q.jsonl"], progress=lambda *counts: done.append(counts))
    assert engine.days == [None, None, date(2021, 5, 2)]
    assert [report[name]["questions"] for name in report] == [2, 1]
    assert done == [(1, 3)] * 3


def test_questions_are_read_with_defaults(tmp_path):
    path = tmp_path / "q.jsonl"
    full = {
        "id": 7,
        "question": " Who? ",
        "as_of": "2021-05-02",
        "articles": ["a"],
        "answers": ["b"],
        "answerable": False,
    }
    path.write_text(json.dumps(full) + '\n\n{"question": "What?", "articles": null}\n', encoding="utf-8")
    assert read_questions(path) == [
        LabelledQuestion("7", "Who?", date(2021, 5, 2), frozenset({"a"}), ("b",), False),
        LabelledQuestion(f"{path}:3", "What?", None, frozenset(), (), True),
    ]


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
