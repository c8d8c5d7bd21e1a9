"""Every answer record keeps its promises, on the samples and on articles made to break them."""

import ast
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa import ArticleQA, rebuild_index
from qa.records import article_record

CHECKER = Path(__file__).with_name("record_checker.py")
INVISIBLE = ["\u200b", "\u200d", "\ufeff", "\xad", "\u202e", "\u202c", "\u2066", "\u2069", "\ufe0f", "\x1b", "\x07"]
BLANKS = [" ", "  ", "\t", "\xa0", "\u2009", " \u200b ", "\n", "\r\n", "\u3000", "\v"]
WORDS = [
    "Saltmere", "harbour", "ferry", "otters", "counted", "31", "4,200", "U.S.", "Gen.", "Müller", "Mu\u0308ller",
    "1.5", "e\u0301te\u0301", "“quoted", "words”", "\"said\"", "'so'", "—", "co-op", "[1]", "*", "_", "<b>", "&amp;",
    "#", "x" * 450, "a\u0301" * 120, "日本語", "👩‍👩‍👧", "नमस्ते", "مرحبا", "Q̷̧̧̢",
]  # fmt: skip


def cited_ids(record: dict) -> Iterator[str]:
    for citation in (*record["citations"], *((record["refusal"] or {}).get("nearest") or ())):
        yield citation["article_id"]


def test_the_checker_knows_nothing_of_the_code():
    tree = ast.parse(CHECKER.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} & {"qa", "corpus", "embeddings", "app"} == set()


@pytest.fixture(scope="module")
def true_record(coast_index, coast):
    """A true record as text, and the articles that it cites."""
    with ArticleQA.open(coast_index) as engine:
        record = engine.ask("How deep is the harbour mouth?").to_dict()
        articles = {name: article_record(engine.article(name)) for name in cited_ids(record)}
    assert record["answered"]
    return json.dumps(record), articles


def test_the_checker_finds_no_fault_with_a_true_record(true_record, false_statements):
    text, articles = true_record
    assert false_statements(json.loads(text), articles) == []


@pytest.mark.parametrize(
    ("where", "changes", "complaint"),
    [
        pytest.param((), {"text": "The harbour is deep. [1]"}, "more or less than quotes and markers", id="own-words"),
        pytest.param((), {"newest_evidence": "2022-01-01"}, "newest_evidence", id="newest"),
        pytest.param((), {"answered": False}, "disagree", id="answered"),
        pytest.param((), {"as_of": "2020-01-01"}, "after 2020-01-01", id="as-of"),
        pytest.param((), {"extra": 1}, "fields", id="extra-field"),
        pytest.param((), {"confidence": 0.833}, "confidence", id="confidence"),
        pytest.param((), {"notes": [{"kind": "stale", "text": "Old.", "citations": [9]}]}, "not there", id="note"),
        pytest.param(("citations", 0), {"quote": "The harbour is deep."}, "does not say", id="quote"),
        pytest.param(("citations", 0), {"start": 0}, "does not say", id="start"),
        pytest.param(("citations", 0), {"number": 2}, "numbers", id="number"),
        pytest.param(("citations", 0), {"raw_start": 0}, "was made of", id="raw-start"),
        pytest.param(("citations", 0), {"page": 2}, "page 2", id="page"),
        pytest.param(("citations", 0), {"mended": True}, "mended", id="mended"),
        pytest.param(("citations", 0), {"answer_start": 0}, "does not stand at 0", id="answer-start"),
        pytest.param(("citations", 0), {"article_sha256": "0" * 64}, "article_sha256", id="hash"),
        pytest.param(("citations", 0), {"outlet": "Gull"}, "fields other", id="outlet"),
        pytest.param(("citations", 0), {"published": None}, "fields other", id="date"),
    ],
)
def test_the_checker_finds_each_broken_promise(true_record, false_statements, where, changes, complaint):
    text, articles = true_record
    record = json.loads(text)
    part = record
    for step in where:
        part = part[step]
    part.update(changes)
    assert any(complaint in line for line in false_statements(record, articles))


def ask_all(run, index, questions, tmp_path, *options) -> tuple[list[dict], dict[str, dict]]:
    """Records of questions and the articles that they cite, both as the command line prints them."""
    lines = "".join(json.dumps({"id": at, "question": question}) + "\n" for at, question in enumerate(questions))
    (tmp_path / "questions.jsonl").write_text(lines, encoding="utf-8")
    result = run("ask", "--index", index, "--batch", tmp_path / "questions.jsonl", *options)
    assert (result.code, result.err) == (0, "")
    records = [json.loads(line) for line in result.out.splitlines()]
    assert [record.pop("id") for record in records] == list(range(len(questions)))
    ids = {name for record in records for name in cited_ids(record)}
    return records, {name: run("article", "--index", index, name, "--json").json for name in ids}


@pytest.mark.parametrize("options", [[], ["--as-of", "2022-03-31"], ["--from", "2022-01-01", "--k", "2"]])
def test_records_on_the_coast_keep_every_promise(run, coast_index, tmp_path, false_statements, options, coast):
    sentences = re.findall(r"[^.!?\n]+", "\n".join(path.read_text(encoding="utf-8") for path in coast.iterdir()))
    questions = [f"Who says {sentence.strip()}?" for sentence in sentences if sentence.strip()]
    records, articles = ask_all(run, coast_index, questions, tmp_path, *options)
    assert [line for record in records for line in false_statements(record, articles)] == []
    assert len(records) == 20


@pytest.mark.slow
@pytest.mark.parametrize("options", [[], ["--as-of", "2022-03-31"], ["--outlet", "SAMPLE Wire", "--k", "3"]])
def test_records_on_the_samples_keep_every_promise(
    run, samples_index, sample_questions, tmp_path, false_statements, options
):
    records, articles = ask_all(run, samples_index, sample_questions, tmp_path, *options)
    assert [line for record in records for line in false_statements(record, articles)] == []
    assert {record["answered"] for record in records} == {True, False}


sentences = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), min_size=1, max_size=9).flatmap(
    lambda words: st.lists(st.sampled_from(BLANKS + INVISIBLE), min_size=len(words), max_size=len(words)).map(
        lambda gaps: "".join(map("".join, zip(words, gaps, strict=True))) + ". "
    )
)
texts = st.lists(sentences, min_size=1, max_size=6).map("\n\n".join)


@settings(max_examples=25)
@given(st.lists(texts, min_size=1, max_size=3), st.lists(st.sampled_from(WORDS), max_size=4), st.booleans())
def test_records_on_nasty_articles_keep_every_promise(fake, false_statements, texts, words, dated):
    with TemporaryDirectory() as folder:
        path, index = Path(folder) / "nasty.jsonl", Path(folder) / "index"
        records = [{"id": str(at), "text": f"The ferry sails. {text}"} for at, text in enumerate(texts)]
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
        rebuild_index([path], index, embedder=fake)
        with ArticleQA.open(index, embedder=fake) as engine:
            articles = {item.article_id: json.loads(json.dumps(article_record(item))) for item in engine.articles()}
            for question in (f"How many {' '.join(words)} counted?", texts[0][:300].strip() or "Who?", "Who sails?"):
                answer = engine.ask(question, as_of=date(2022, 1, 1) if dated else None)
                assert false_statements(json.loads(json.dumps(answer.to_dict())), articles) == []
