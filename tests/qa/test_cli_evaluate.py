"""`evaluate`: a table and a report of the figures; bad question files in one line."""

import gzip
import json

import pytest

QUESTIONS = [
    {"id": "deep", "question": "How deep is the harbour mouth?", "articles": ["ferry.txt"], "answers": ["nine metres"]},
    {"id": "otters", "question": "How many otters were counted?", "as_of": "2021-05-02", "articles": ["wire/otters"]},
    {"question": "Who won the chess championship?", "answerable": False},
]


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in QUESTIONS), encoding="utf-8")
    return path


def test_the_figures_are_a_table_json_and_a_report(coast_run, questions, tmp_path):
    out = tmp_path / "report.json"
    table, asked = coast_run("evaluate", questions, "--out", out), coast_run("evaluate", questions, "--json")
    report = json.loads(out.read_text(encoding="utf-8"))
    assert (table.code, table.err, asked.code, asked.err) == (0, "", 0, "")
    assert list(report) == ["as-of withheld", "as-of given"]
    for figures in (report, asked.json):
        assert [figures[run]["questions"] for run in figures] == [3, 1]
        assert [figures[run]["article hit@1"] for run in figures] == [1.0, 1.0]
        assert [figures[run]["refused of unanswerable"] for run in figures] == [1.0, None]
        assert [figures[run]["false statements"] for run in figures] == [0, 0]
    lines = table.out.splitlines()
    assert lines[0].split() == ["as-of", "withheld", "as-of", "given"]
    assert [line.split("  ")[0] for line in lines[1:]] == list(report["as-of withheld"])
    assert lines[1].split() == ["questions", "3", "1"]
    assert lines[2].split() == ["article", "hit@1", "1.000", "1.000"]


def test_files_may_be_packed_and_several(coast_run, questions, tmp_path):
    packed = tmp_path / "more.jsonl.gz"
    packed.write_bytes(gzip.compress(b"\xef\xbb\xbf" + json.dumps(QUESTIONS[0]).encode()))
    report = coast_run("evaluate", questions, packed, "--json").json
    assert report["as-of withheld"]["questions"] == 4


GOOD = json.dumps(QUESTIONS[0])
RECORD = "{path}:2: not a question record "
PACKED = "{path} is not JSON lines, or not gzip although it ends in .gz: "
BAD = {
    "nothing": ("q.jsonl", b"\n", "no question in {path}"),
    "not-json": ("q.jsonl", f"{GOOD}\n{{".encode(), RECORD + "(Expecting property name"),
    "not-an-object": ("q.jsonl", f"{GOOD}\n[]".encode(), RECORD),
    "deep": ("q.jsonl", f"{GOOD}\n{'[' * 100_000}".encode(), RECORD + "(maximum recursion depth exceeded"),
    "no-question": ("q.jsonl", f"{GOOD}\n{{}}".encode(), RECORD + "(question must be a string)"),
    "blank": ("q.jsonl", f'{GOOD}\n{{"question": " "}}'.encode(), RECORD + "(the question is empty: type one)"),
    "date": ("q.jsonl", f'{GOOD}\n{{"question": "Who?", "as_of": "May"}}'.encode(), RECORD + "(as_of must be a date"),
    "articles": ("q.jsonl", f'{GOOD}\n{{"question": "Who?", "articles": "ferry.txt"}}'.encode(),
                 RECORD + "(articles must be a list of strings)"),
    "answers": ("q.jsonl", f'{GOOD}\n{{"question": "Who?", "answers": [31]}}'.encode(),
                RECORD + "(answers must be a list of strings)"),
    "not-text": ("q.jsonl", b"\xff\xfe", PACKED + "'utf-8' codec can't decode byte 0xff"),
    "not-packed": ("q.jsonl.gz", GOOD.encode(), PACKED + "Not a gzipped file"),
    "cut": ("q.jsonl.gz", gzip.compress(GOOD.encode() * 9)[:-12], PACKED + "Compressed file ended"),
    "garbled": ("q.jsonl.gz", gzip.compress(b"")[:10] + b"\xff" * 40, PACKED + "Error -3 while decompressing"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_question_file_ends_with_2_and_names_the_line(coast_run, tmp_path, name, data, reason):
    path = tmp_path / name
    path.write_bytes(data)
    result = coast_run("evaluate", path)
    assert result.code == 2
    assert result.error.startswith("article-qa: " + reason.format(path=path))


def test_a_report_that_cannot_be_written_is_refused_before_the_work(coast_run, questions, tmp_path):
    result = coast_run("evaluate", questions, "--out", tmp_path / "none" / "report.json")
    assert (result.code, result.error) == (
        2, f"article-qa: no folder {tmp_path / 'none'} to write report.json in: make it, or name another with --out"
    )  # fmt: skip
