"""The same question gets the same bytes: in one thread and eight, in this process and another, in any order."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from qa import ArticleQA

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.slow


def to_bytes(record):
    return json.dumps(record, ensure_ascii=False).encode()


def test_answers_are_the_same_bytes_in_other_threads_and_processes(samples_index, sample_questions, tmp_path):
    with ArticleQA.open(samples_index) as engine:
        alone = {question: to_bytes(engine.ask(question).to_dict()) for question in sample_questions[::2]}
        with ThreadPoolExecutor(8) as pool:
            many = list(pool.map(lambda question: to_bytes(engine.ask(question).to_dict()), alone))
    assert many == list(alone.values())
    backwards = list(reversed(alone))
    lines = "".join(json.dumps({"id": at, "question": question}) + "\n" for at, question in enumerate(backwards))
    (tmp_path / "questions.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-W", "error", "-m", "qa.cli", "ask", "--index", str(samples_index)]
    done = subprocess.run(
        [*command, "--batch", str(tmp_path / "questions.jsonl")], cwd=ROOT, capture_output=True, timeout=600
    )
    assert (done.returncode, done.stderr) == (0, b"")
    others = [json.loads(line) for line in done.stdout.splitlines()]
    for at, (question, record) in enumerate(zip(backwards, others, strict=True)):
        assert record.pop("id") == at
        assert to_bytes(record) == alone[question]


def test_hits_are_the_same_in_other_threads(samples_index, sample_questions):
    def found(question):
        return to_bytes([hit.to_dict() for hit in engine.retrieve(question, k=20)])

    with ArticleQA.open(samples_index) as engine:
        alone = list(map(found, sample_questions))
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(found, sample_questions)) == alone
