"""`verify`: every file of a build, and every citation of a saved answer."""

import json
import shutil

import pytest

from embeddings import current_build_id
from qa.answer_record import read_answer
from qa.exports.export import export

QUESTION = "How deep is the harbour mouth?"
DEPTH = "The harbour mouth is now nine metres deep, up from six."


@pytest.fixture
def saved(coast_run, tmp_path):
    """A saved answer, changed on the way; returns its file."""

    def save(change=lambda record: None):
        record = coast_run("ask", QUESTION, "--article", "ferry.txt", "--json").json
        record["citations"] = record["citations"][:1]
        change(record)
        (tmp_path / "answer.json").write_text(json.dumps(record), encoding="utf-8")
        return tmp_path / "answer.json"

    return save


@pytest.fixture
def changed_index(run, own_coast, tiny_model, tmp_path):
    """Index the coast with another text of the ferry's article, or none."""

    def build(text):
        if text is None:
            (own_coast / "ferry.txt").unlink()
        else:
            (own_coast / "ferry.txt").write_text(text, encoding="utf-8")
        assert run("rebuild", "--index", tmp_path / "later", own_coast, "--embedder", tiny_model).code == 0
        return tmp_path / "later"

    return build


def test_a_whole_build_is_ok(coast_run, coast_index):
    result, listed = coast_run("verify"), coast_run("verify", "--json").json
    folder = coast_index / "builds" / current_build_id(coast_index)
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock"]
    on_disk = {path.relative_to(folder).as_posix() for path in files if path.name != "stamp.json"}
    assert (result.code, result.err) == (0, "")
    assert {item["path"]: item["state"] for item in listed} == dict.fromkeys(on_disk, "ok")
    assert result.out.splitlines() == [f"ok       {item['path']}" for item in listed]


def test_damaged_and_missing_files_are_named_and_end_with_3(run, coast_index, tmp_path):
    shutil.copytree(coast_index, tmp_path / "index")
    names = [item["path"] for item in run("verify", "--index", tmp_path / "index", "--json").json]
    folder = tmp_path / "index" / "builds" / current_build_id(tmp_path / "index")
    (folder / names[1]).write_bytes(b"other")
    (folder / names[2]).unlink()
    result = run("verify", "--index", tmp_path / "index")
    assert (result.code, result.err) == (
        3, f"article-qa: 2 of {len(names)} files are damaged: run 'article-qa rebuild --full'\n"
    )  # fmt: skip
    assert result.out.splitlines()[1:3] == [f"damaged  {names[1]}", f"missing  {names[2]}"]
    states = json.loads(run("verify", "--index", tmp_path / "index", "--json").out)
    assert [item["state"] for item in states] == ["ok", "damaged", "missing", *["ok"] * (len(names) - 3)]


def test_a_true_citation_is_the_same(coast_run, saved):
    path = saved()
    (citation,) = json.loads(path.read_text())["citations"]
    result = coast_run("verify", path)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"same     [1] ferry.txt at {citation['start']}-{citation['end']}: “{DEPTH}”\n"
    assert coast_run("verify", path, "--json").json == [
        {
            "number": 1,
            "article_id": "ferry.txt",
            "status": "same",
            "start": citation["start"],
            "end": citation["end"],
            "quote": DEPTH,
        }
    ]


@pytest.mark.parametrize(
    ("text", "code", "status", "start"),
    [
        pytest.param(f"News of the day.\n\n{DEPTH}", 0, "moved", 18, id="moved"),
        pytest.param("The harbour mouth is now ten metres deep, up from six.", 1, "changed", None, id="changed"),
        pytest.param(None, 1, "gone", None, id="gone"),
    ],
)
def test_a_citation_is_compared_with_the_article_as_it_is_now(run, saved, changed_index, text, code, status, start):
    end = None if start is None else start + len(DEPTH)
    result = run("verify", "--index", changed_index(text), saved(), "--json")
    assert (result.code, result.err) == (code, "")
    assert result.json == [
        {"number": 1, "article_id": "ferry.txt", "status": status, "start": start, "end": end, "quote": DEPTH}
    ]


def test_a_forged_quote_ends_with_1(coast_run, saved):
    result = coast_run("verify", saved(lambda record: record["citations"][0].update(quote="The harbour is dry.")))
    assert (result.code, result.out) == (1, "changed  [1] ferry.txt: “The harbour is dry.”\n")


def test_a_refusal_has_nothing_false(coast_run, saved):
    result = coast_run("verify", saved(lambda record: record.update(answered=False, citations=[])), "--json")
    assert (result.code, result.json) == (0, [])


def test_an_answer_without_citations_is_no_answer(coast_run, saved):
    result = coast_run("verify", saved(lambda record: record.update(citations=[])))
    assert (result.code, result.out) == (2, "")
    assert result.err == "article-qa: the record answers without a citation: nothing in it can be checked\n"


def test_a_forged_outlet_ends_with_1(coast_run, saved):
    result = coast_run("verify", saved(lambda record: record["citations"][0].update(outlet="The Albatross")))
    assert (result.code, result.out[:11]) == (1, "changed  [1")


NOT_ANSWERS = {
    "not-json": (b"{", "is not an answer record: Expecting property name enclosed in double quotes: line 1 column 2"),
    "not-text": (b"\xff\xfe", "is not an answer record: 'utf-8' codec can't decode byte 0xff in position 0"),
    "list": (b"[]", "is not an answer record: it has no list of citations"),
    "no-citations": (b'{"text": "x"}', "is not an answer record: it has no list of citations"),
    "numbers": (b'{"citations": [1]}', "an answer record needs a list of citations"),
    "half": (b'{"citations": [{"quote": "x"}]}',
             "a citation needs article_id, quote, start, end, raw_start and raw_end"),
    "deep": (b'{"citations": ' + b"[" * 100_000, "is not an answer record: maximum recursion depth exceeded"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), NOT_ANSWERS.values(), ids=NOT_ANSWERS.keys())
def test_a_file_that_is_no_answer_record_ends_with_2(coast_run, tmp_path, data, reason):
    (tmp_path / "answer.json").write_bytes(data)
    result = coast_run("verify", tmp_path / "answer.json")
    assert result.code == 2
    assert reason in result.error


def test_a_conversation_is_checked_answer_by_answer(coast_run, saved, tmp_path):
    record = json.loads(saved().read_text())
    forged = {**record, "citations": [{**record["citations"][0], "quote": "The harbour is dry."}]}
    for value in ([record, forged], {"answers": [record, forged]}):
        (tmp_path / "both.json").write_text(json.dumps(value), encoding="utf-8-sig")
        result = coast_run("verify", tmp_path / "both.json")
        assert (result.code, result.err) == (1, "")
        place = f"{record['citations'][0]['start']}-{record['citations'][0]['end']}"
        assert result.out.splitlines() == [
            QUESTION, f"same     [1] ferry.txt at {place}: “{DEPTH}”",
            QUESTION, "changed  [1] ferry.txt: “The harbour is dry.”",
        ]  # fmt: skip
        listed = coast_run("verify", tmp_path / "both.json", "--json").json
        assert [(item["answer"], item["status"]) for item in listed] == [(1, "same"), (2, "changed")]


@pytest.mark.parametrize("value", [{"answers": []}, {"answers": 1}, [1], [{"citations": []}, {}]])
def test_what_is_no_conversation_ends_with_2(coast_run, tmp_path, value):
    (tmp_path / "both.json").write_text(json.dumps(value), encoding="utf-8")
    result = coast_run("verify", tmp_path / "both.json")
    assert result.code == 2
    assert "it has no list of citations" in result.error


def test_what_is_exported_as_json_is_verified(coast_run, tmp_path):
    answer = read_answer(coast_run("ask", QUESTION, "--json").json)
    for answers in ([answer], [answer, answer]):
        exported = export(answers, "json")
        (tmp_path / exported.name).write_text(exported.text, encoding="utf-8")
        listed = coast_run("verify", tmp_path / exported.name, "--json")
        assert (listed.code, {item["status"] for item in listed.json}) == (0, {"same"})
        assert len(listed.json) == len(answers) * len(answer.citations)
