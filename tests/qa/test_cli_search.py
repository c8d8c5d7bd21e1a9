"""`search`: hits in words and as JSON, phrases and exclusions, each leg, batches."""

import json
import re


def found(result):
    return [hit["chunk"]["article_id"] for hit in result.json]


def test_json_lists_the_hits(coast_run):
    result = coast_run("search", "dredging harbour", "--json", "--k", "2")
    assert (result.code, result.err) == (0, "")
    first, second = result.json
    assert (first["rank"], second["rank"]) == (1, 2)
    assert first["score"] >= second["score"]
    assert list(first) == [
        "rank", "score", "legs", "chunk", "title", "outlet", "authors", "published", "url", "origin", "group",
        "same_as", "also_in",
    ]  # fmt: skip
    assert list(first["chunk"]) == ["chunk_id", "article_id", "start", "end", "text"]
    assert {hit["chunk"]["article_id"] for hit in result.json} == {"dredging.txt", "ferry.txt"}
    assert all(list(leg) == ["rank", "score"] for leg in first["legs"].values())


def test_words_show_rank_score_article_and_snippet(coast_run):
    lines = coast_run("search", "otters", "--k", "1").out.splitlines()
    assert re.fullmatch(r" 1\. \d+\.\d{3}  wire/otters-again · Otters counted · Coast Wire · 4 May 2021", lines[0])
    assert lines[1:] == [
        "    Wardens counted 31 otters on the Saltmere river. Ten years ago there were none at all.",
        "    the same in: Coast Wire, 2 May 2021 (wire/otters)",
    ]


def test_explain_adds_each_leg(coast_run):
    lines = coast_run("search", "otters", "--k", "1", "--explain").out.splitlines()
    assert re.fullmatch(
        r"    dense #\d+ \d\.\d{3}, bm25 #\d+ \d\.\d{3}, article #\d+ \d\.\d{3}, tokens #\d+ \d\.\d{3}", lines[-1]
    )


def test_a_phrase_must_stand_as_it_is(coast_run):
    assert found(coast_run("search", '"nine metres deep"', "--json")) == ["ferry.txt"]
    assert found(coast_run("search", '"deep metres nine"', "--json")) == []
    assert found(coast_run("search", "“nine metres deep”", "--json")) == ["ferry.txt"]


def test_a_word_after_a_minus_must_be_absent(coast_run):
    assert set(found(coast_run("search", "ferry", "--json"))) > {"ferry.txt", "dredging.txt"}
    assert found(coast_run("search", "ferry -dredge", "--json")) == []
    assert found(coast_run("search", "ferry -captains", "--json")) == ["ferry.txt"]
    assert found(coast_run("search", 'ferry -"nine metres"', "--json")) == ["dredging.txt"]


def test_a_query_may_begin_with_an_exclusion(coast_run):
    assert found(coast_run("search", "--json", "-captains ferry")) == ["ferry.txt"]


def test_nothing_found_is_said(coast_run):
    empty = coast_run("search", '"no such words"')
    assert (empty.code, empty.out) == (0, "Nothing found.\n")
    assert coast_run("search", "otters", "--author", "Nobody", "--json").json == []


def test_a_batch_gives_hits_line_by_line(coast_run, tmp_path):
    path = tmp_path / "queries.jsonl"
    path.write_text('{"id": "a", "question": "\\"nine metres\\"", "k": 1}\n[]\n{"id": "c", "question": "otters"}\n')
    result = coast_run("search", "--batch", path)
    first, bad, last = map(json.loads, result.out.splitlines())
    assert (result.code, result.err) == (1, "")
    assert first == {"id": "a", "hits": coast_run("search", '"nine metres"', "--k", "1", "--json").json}
    assert bad == {"id": 2, "error": "line 2: a line must be a JSON object"}
    assert last == {"id": "c", "hits": coast_run("search", "otters", "--json").json}
