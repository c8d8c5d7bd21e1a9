"""`ask`: every format, the filters, and batches of lines."""

import json
import sys

import pytest

HOW_DEEP = "How deep is the harbour mouth?"
OTTERS = "How many otters were counted?"
DEPTH = "The harbour mouth is now nine metres deep, up from six."
ONLY_FERRY = ("--article", "ferry.txt", "--k", "1")
UNDATED_NOTE = {
    "kind": "undated",
    "text": "1 article without a date was left out because a date was set.",
    "citations": [],
}


@pytest.fixture
def lines(tmp_path):
    """Write a file of lines and return its path."""

    def write(*texts, encoding="utf-8"):
        (tmp_path / "lines.jsonl").write_bytes("\n".join(texts).encode(encoding))
        return tmp_path / "lines.jsonl"

    return write


def quoted(record):
    """The articles that a record quotes, in its answer or as the nearest of its refusal."""
    nearest = record["refusal"]["nearest"] if record["refusal"] else []
    return [citation["article_id"] for citation in (*record["citations"], *nearest)]


def test_json_is_the_record_in_both_spellings(coast_run):
    long, short = coast_run("ask", HOW_DEEP, "--json"), coast_run("ask", HOW_DEEP, "--format", "json")
    assert (long.code, long.err, short.out) == (0, "", long.out)
    record = long.json
    assert (record["question"], record["answered"], record["refusal"]) == (HOW_DEEP, True, None)
    assert record["citations"][0]["quote"] == DEPTH
    assert record["text"].startswith(f"“{DEPTH}” [1]")


def test_text_shows_the_quotes_then_a_line_for_each_source(coast_run, coast):
    result = coast_run("ask", HOW_DEEP)
    record = coast_run("ask", HOW_DEEP, "--json").json
    answer, blank, first, *others = result.out.splitlines()
    assert (result.code, result.err, answer, blank) == (0, "", record["text"], "")
    assert (
        first == f"[1] The ferry to Oar Island returns · Gull Gazette · 20 May 2021 · Jon Rook · {coast / 'ferry.txt'}"
    )
    assert [line.split()[0] for line in others] == [f"[{number}]" for number in range(2, len(record["citations"]) + 1)]


def test_markdown_quotes_and_names_the_source_under_it(coast_run):
    lines = coast_run("ask", HOW_DEEP, "--format", "markdown").out.splitlines()
    assert lines[:4] == [f"**{HOW_DEEP}**", "", f"> {DEPTH}", ">"]
    assert lines[4].startswith("> [1] The ferry to Oar Island returns · Gull Gazette · 20 May 2021 · Jon Rook · ")


def test_footnotes_are_numbered_lines(coast_run, coast):
    first, *_ = coast_run("ask", HOW_DEEP, "--format", "footnote").out.splitlines()
    assert first == (
        f"1. “{DEPTH}” — Jon Rook, “The ferry to Oar Island returns”, Gull Gazette, 20 May 2021, {coast / 'ferry.txt'}"
    )


@pytest.mark.parametrize("form", ["text", "markdown", "footnote"])
def test_a_refusal_is_done_and_says_why(coast_run, form):
    result = coast_run("ask", "Who won the chess championship?", "--format", form)
    assert (result.code, result.err) == (0, "")
    reason = "The articles do not say: no article here has “won”, “chess” or “championship”."
    assert reason in result.out.splitlines()


def test_a_question_without_content_is_unclear(coast_run):
    refusal = coast_run("ask", "What is it?", "--json").json["refusal"]
    assert refusal == {
        "code": "unclear",
        "reason": "The question does not say what “it” is. Name a person, place or thing.",
        "nearest": [],
    }


def test_nothing_after_the_as_of_day_is_used_and_the_undated_are_counted(coast_run):
    record = coast_run("ask", OTTERS, "--as-of", "2021-05-02", "--json").json
    assert (record["as_of"], set(quoted(record)) <= {"wire/otters", "dredging.txt"}) == ("2021-05-02", True)
    assert quoted(record)[0] == "wire/otters"
    assert record["notes"] == [UNDATED_NOTE]


def test_before_the_first_article_there_is_nothing(coast_run):
    record = coast_run("ask", OTTERS, "--as-of", "2020-01-01", "--json").json
    assert record["refusal"] == {
        "code": "before_as_of", "reason": "No dated article was published by 2020-01-01.", "nearest": []
    }  # fmt: skip
    assert (record["answered"], record["text"], record["citations"]) == (False, "", [])
    assert record["notes"] == [UNDATED_NOTE]


def test_undated_articles_count_on_demand(coast_run):
    asked = ("ask", "Which bees does the lighthouse keeper of Oar Island have?", "--from", "2021-01-01", "--json")
    without, with_them = coast_run(*asked).json, coast_run(*asked, "--undated").json
    assert "wire/lighthouse" not in quoted(without)
    assert without["notes"] == [UNDATED_NOTE]
    assert quoted(with_them)[0] == "wire/lighthouse"
    assert [note["text"] for note in with_them["notes"]] == ["The answer rests on an article without a date."]


@pytest.mark.parametrize(
    ("options", "allowed"),
    [
        pytest.param(["--from", "2021-05-03"], {"ferry.txt", "wire/otters-again"}, id="from"),
        pytest.param(["--to", "2021-05-02"], {"dredging.txt", "wire/otters"}, id="to"),
        pytest.param(["--outlet", "Coast Wire"], {"wire/otters", "wire/otters-again"}, id="outlet"),
        pytest.param(["--outlet", "Coast Wire", "--outlet", "Gull Gazette"],
                     {"wire/otters", "wire/otters-again", "ferry.txt", "dredging.txt"}, id="outlets"),
        pytest.param(["--author", "Ada Finch"], {"wire/otters"}, id="author"),
        pytest.param(["--article", "ferry.txt"], {"ferry.txt"}, id="article"),
    ],
)  # fmt: skip
def test_filters_bound_what_is_cited_and_found(coast_run, options, allowed):
    record = coast_run("ask", "Saltmere otters and the ferry to the harbour mouth", *options, "--json").json
    found = coast_run("search", "Saltmere otters ferry harbour island", *options, "--json").json
    assert set() < set(quoted(record)) <= allowed
    assert {hit["chunk"]["article_id"] for hit in found} | {name for hit in found for name in hit["same_as"]} == allowed


def test_a_filter_that_nothing_passes_is_a_refusal(coast_run):
    record = coast_run("ask", OTTERS, "--author", "Nobody", "--json").json
    assert record["refusal"] == {"code": "filtered_out", "reason": "No article passes the filters.", "nearest": []}


def test_a_batch_answers_line_by_line_and_the_rest_goes_on(coast_run, lines):
    path = lines(
        json.dumps({"id": "deep", "question": HOW_DEEP}),
        "",
        "{broken",
        json.dumps({"id": 7, "question": OTTERS, "as_of": "2021-05-02", "where": {"outlets": ["Coast Wire"]}, "k": 1}),
        json.dumps({"id": "blank", "question": "  "}),
        json.dumps({"id": "long", "question": "x" * 2001}),
        json.dumps({"id": "outlet", "question": OTTERS, "where": {"outlets": ["Gull"]}}),
        json.dumps({"id": "again", "question": HOW_DEEP, "history": [{"question": "a", "answer": "b"}]}),
    )
    result = coast_run("ask", "--batch", path)
    assert (result.code, result.err) == (1, "")
    deep, broken, seven, blank, long, outlet, again = map(json.loads, result.out.splitlines())
    alone = coast_run("ask", HOW_DEEP, "--json").json
    assert list(deep.items()) == [("id", "deep"), *alone.items()]
    assert again == {"id": "again", **alone}
    assert (seven["id"], seven["as_of"], set(quoted(seven))) == (7, "2021-05-02", {"wire/otters"})
    assert broken["id"] == 3
    assert broken["error"].startswith("line 3: ")
    assert [blank, long, outlet] == [
        {"id": "blank", "error": "line 5: the question is empty: type one"},
        {"id": "long", "error": "line 6: the question has 2001 characters: use at most 2000"},
        {"id": "outlet", "error": "line 7: unknown outlet 'Gull': this index has Coast Wire, Gull Gazette"},
    ]


def test_a_batch_of_good_lines_is_done_and_takes_the_options_as_defaults(coast_run, lines):
    path = lines(json.dumps({"question": OTTERS}), json.dumps({"question": OTTERS, "as_of": "2021-05-04"}))
    result = coast_run("ask", "--batch", path, "--as-of", "2021-05-02", "--outlet", "Coast Wire")
    first, second = map(json.loads, result.out.splitlines())
    assert (result.code, result.err, first["id"], second["id"]) == (0, "", 1, 2)
    alone = [
        coast_run("ask", OTTERS, "--outlet", "Coast Wire", "--as-of", day, "--json").json
        for day in ("2021-05-02", "2021-05-04")
    ]
    assert [first, second] == [{"id": 1, **alone[0]}, {"id": 2, **alone[1]}]


def test_a_batch_comes_from_standard_input_whatever_its_bytes(coast_run, lines, monkeypatch):
    good = json.dumps({"id": "a", "question": HOW_DEEP})
    path = lines(f"\ufeff{good}", '{"id": "b", "question": "caf\xe9"', good.replace('"a"', '"c"'), encoding="utf-8")
    path.write_bytes(path.read_bytes().replace("\xe9".encode(), b"\xe9"))
    with path.open("rb") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        result = coast_run("ask", "--batch", "-")
    first, broken, last = map(json.loads, result.out.splitlines())
    assert (result.code, result.err) == (1, "")
    assert (first["id"], broken["id"], last["id"]) == ("a", 2, "c")
    assert first["citations"] == last["citations"]
    assert broken["error"].startswith("line 2: ")


def test_a_question_that_no_encoding_can_hold_is_asked_all_the_same(coast_run):
    result = coast_run("ask", f"{HOW_DEEP} \udcff", "--json")
    assert (result.code, result.json["question"]) == (0, f"{HOW_DEEP} ?")


def test_json_holds_no_character_that_a_terminal_obeys_and_stays_exact(coast_run):
    question = "otters \x1b[31m \x7f \x9b \u202e \U000e0041 “wire”?"
    result = coast_run("ask", question, "--json")
    assert result.json["question"] == question
    assert all(char.isprintable() or char == "\n" for char in result.out)
    assert "“wire”" in result.out


def test_text_drops_what_a_terminal_obeys(run, tmp_path, tiny_model):
    record = {
        "id": "a\n[2] Forged", "title": "Otters\x1b]0;x\x07 \u202ereturn", "outlet": "Wire\x9b31m",
        "text": "Wardens counted \x1b[31m31 otters\x1b[0m on the \u202eSaltmere\u202c river.",
    }  # fmt: skip
    (tmp_path / "nasty.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert run("rebuild", "--index", tmp_path / "i", tmp_path / "nasty.jsonl", "--embedder", tiny_model).code == 0
    for argv in (
        ["ask", OTTERS], ["ask", OTTERS, "--format", "markdown"], ["ask", OTTERS, "--format", "footnote"],
        ["search", "otters", "--explain"], ["articles"], ["article", record["id"]],
        ["article", record["id"], "--raw"], ["status"],
    ):  # fmt: skip
        result = run(argv[0], "--index", tmp_path / "i", *argv[1:])
        assert (result.code, result.err) == (0, "")
        assert [char for char in result.out if not char.isprintable() and char != "\n"] == []
        assert not any(line.startswith("[2]") for line in result.out.splitlines())
