"""Files of labelled questions: what may be missing, and what is read."""

import json
from datetime import date

from qa.evaluation.questions import LabelledQuestion, read_questions


def test_questions_are_read_with_defaults(tmp_path):
    path = tmp_path / "q.jsonl"
    full = {
        "id": 7,
        "question": " Who? ",
        "as_of": "2021-05-02",
        "articles": ["a"],
        "answers": ["b"],
        "answerable": False,
        "context": "Nobody \ud800 came.",
    }
    path.write_text(json.dumps(full) + '\n\n{"question": "What?", "articles": null}\n', encoding="utf-8")
    assert read_questions([path]) == [
        LabelledQuestion("7", "Who?", date(2021, 5, 2), frozenset({"a"}), ("b",), False, "Nobody ? came."),
        LabelledQuestion(f"{path}:3", "What?", None, frozenset(), (), True, None),
    ]
