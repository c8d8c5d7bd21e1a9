"""`evaluate`: a table and a report of the figures, ablations, own texts, `--fit`; bad question files in one line."""

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


def values(record, run):
    return {name: figure["value"] for name, figure in record["runs"][run]["figures"].items()}


def test_the_figures_are_a_table_json_and_a_report(coast_run, questions, tmp_path):
    out = tmp_path / "report.json"
    table, asked = coast_run("evaluate", questions, "--out", out), coast_run("evaluate", questions, "--json")
    report = json.loads(out.read_text(encoding="utf-8"))
    assert (table.code, table.err, asked.code, asked.err) == (0, "", 0, "")
    assert list(report["runs"]) == ["as-of withheld", "as-of given"]
    for record in (report, asked.json):
        withheld, given = (values(record, run) for run in record["runs"])
        assert (withheld["questions"], given["questions"]) == (3, 1)
        assert (withheld["article hit@1"], given["article hit@1"]) == (1.0, 1.0)
        assert (withheld["refused of unanswerable"], given["refused of unanswerable"]) == (1.0, None)
        assert (withheld["false statements"], given["false statements"]) == (0, 0)
    assert [line["id"] for line in report["runs"]["as-of withheld"]["questions"]] == [
        "deep",
        "otters",
        f"{questions}:3",
    ]
    assert "questions" not in asked.json["runs"]["as-of given"]
    lines = table.out.splitlines()
    assert lines[0].split() == ["as-of", "withheld", "as-of", "given"]
    assert [line.split("  ")[0] for line in lines[1:]] == list(withheld)
    assert lines[1].split() == ["questions", "3", "1"]
    assert lines[2].split() == ["article", "hit@1", *["1.000", "(1.000-1.000)"] * 2]


def test_the_same_questions_have_the_same_table_latency_aside(coast_run, questions):
    first, second = (
        [line for line in coast_run("evaluate", questions).out.splitlines() if " ms, " not in line] for _ in range(2)
    )
    assert first == second
    assert len(first) > 20


def test_parts_of_the_ranking_are_switched_off_in_turn(coast_run, questions):
    table = coast_run("evaluate", questions, "--ablate").out
    title, head, *rows = table[table.index("as-of withheld, with parts") :].splitlines()
    named = [row.split("  ")[0] for row in rows[: rows.index("")]]
    assert title == "as-of withheld, with parts switched off"
    assert head.split("  ")[-1] == "answer in any sentence"
    for name in ("everything", "BM25 only", "dense only", "no article leg", "no recency leg", "sentences: no words"):
        assert name in named
    ablations = coast_run("evaluate", questions, "--ablate", "--json").json["runs"]["as-of given"]["ablations"]
    assert list(ablations) == named
    assert ablations["dense only"]["MRR"]["value"] > 0


PASSAGES = [
    {"context": "The ferry touched the ground eleven times.", "question": "How often did the ferry touch the ground?",
     "answers": ["eleven times"]},
    {"context": "Wardens counted otters on the river.", "question": "How deep is the harbour mouth?",
     "answerable": False},
    {"context": "Wardens counted otters on the river.", "question": "What did wardens count?", "answers": ["otters"]},
]  # fmt: skip


def test_questions_with_a_text_are_asked_of_it_alone(coast_run, questions, tmp_path):
    given = tmp_path / "passages.jsonl"
    given.write_text("".join(json.dumps(record) + "\n" for record in PASSAGES), encoding="utf-8")
    out = tmp_path / "report.json"
    assert coast_run("evaluate", questions, given, "--out", out).code == 0
    runs = json.loads(out.read_text(encoding="utf-8"))["runs"]
    assert list(runs) == ["as-of withheld", "as-of given", "given passage"]
    assert [line["right"] for line in runs["given passage"]["questions"]] == [True, False, True]
    cited = [{item["article_id"] for item in line["cited"]} for line in runs["given passage"]["questions"]]
    assert cited == [{"text-0"}, {"text-1"}, {"text-1"}]
    assert runs["given passage"]["figures"]["AUROC answerable or not"]["value"] == 1.0
    alone = coast_run("evaluate", given, "--json").json["runs"]
    assert list(alone) == ["given passage"]


def test_too_few_questions_to_fit_on_are_refused_and_nothing_is_written(coast_run, questions, coast_index):
    result = coast_run("evaluate", questions, "--fit")
    assert (result.code, result.out) == (2, "")
    assert "needs at least 20 right and 20 wrong answers" in result.error
    assert not (coast_index / "calibration.json").exists()


def test_a_fitted_calibration_gives_confidence_from_then_on(run, coast, tiny_model, tmp_path):
    index, path = tmp_path / "index", tmp_path / "many.jsonl"
    assert run("rebuild", coast, "--index", index, "--embedder", tiny_model).code == 0
    wrong = {"question": "Who won the chess championship of Saltmere?", "answerable": False}
    path.write_text((json.dumps(QUESTIONS[0]) + "\n" + json.dumps(wrong) + "\n") * 20, encoding="utf-8")
    fitted = run("evaluate", path, "--index", index, "--fit")
    assert fitted.code == 0
    assert fitted.err.startswith("calibrated with 40 questions, threshold 0.")
    assert "confidence this index's own, fitted on 40 questions" in run("status", "--index", index).out.splitlines()
    right, other = (run("ask", "--index", index, item["question"], "--json").json for item in (QUESTIONS[0], wrong))
    assert (right["answered"], other["answered"]) == (True, False)
    assert right["confidence"] > 0.8
    assert other["confidence"] < 0.2
    figures = values(run("evaluate", path, "--index", index, "--json").json, "as-of withheld")
    assert (figures["AUROC answerable or not"], figures["error at 50 % coverage"]) == (1.0, 0.0)
    assert figures["calibration error"] < 0.1
    assert run("rebuild", "--index", index, "--full").code == 0  # another build, the same embedder
    assert run("ask", "--index", index, wrong["question"], "--json").json["confidence"] == other["confidence"]


def test_files_may_be_packed_and_several(coast_run, questions, tmp_path):
    packed = tmp_path / "more.jsonl.gz"
    packed.write_bytes(gzip.compress(b"\xef\xbb\xbf" + json.dumps(QUESTIONS[0]).encode()))
    report = coast_run("evaluate", questions, packed, "--json").json
    assert values(report, "as-of withheld")["questions"] == 4


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
    "context": ("q.jsonl", f'{GOOD}\n{{"question": "Who?", "context": 7}}'.encode(),
                RECORD + "(context must be a string)"),
    "answerable": ("q.jsonl", f'{GOOD}\n{{"question": "Who?", "answerable": "no"}}'.encode(),
                   RECORD + "(answerable must be true or false)"),
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
