"""`article`, `articles` and `status`: what the index holds, unknowns said."""

import hashlib

import pytest

#: What a rebuild finds when it tries the encoder with five articles.
AGREES = "cosine 1.000000, same ranks, same tokens on 16 texts"
TEXT = "The lighthouse keeper of Oar Island keeps bees. The lamp was lit for the first time in 1862."


def test_an_article_shows_its_fields_their_evidence_and_its_text(coast_run, coast):
    result = coast_run("article", "dredging.txt")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[:7] == [
        "article: dredging.txt",
        f"source: {coast / 'dredging.txt'}",
        "title: Harbour mouth to be dredged in spring  (text, inferred)",
        "authors: Mara Quill  (text, stated)",
        "outlet: Gull Gazette  (text, stated)",
        "published: 2021-03-03  (text, stated)",
        "url: unknown",
    ]
    assert result.out.rstrip().endswith("who captains the ferry to Oar Island.")


def test_unknown_fields_of_an_article_are_said(coast_run, coast):
    assert coast_run("article", "wire/lighthouse").out.splitlines() == [
        "article: wire/lighthouse",
        f"source: {coast / 'wire.jsonl'}",
        "title: unknown",
        "authors: unknown",
        "outlet: unknown",
        "published: unknown",
        "url: unknown",
        "",
        TEXT,
    ]


def test_raw_is_the_text_before_cleaning(coast_run, coast):
    result = coast_run("article", "ferry.txt", "--raw")
    assert (result.code, result.err, result.out) == (0, "", (coast / "ferry.txt").read_text(encoding="utf-8") + "\n")


def test_json_of_an_article_holds_everything(coast_run, coast):
    for options in ([], ["--raw"]):
        assert coast_run("article", "wire/lighthouse", "--json", *options).json == {
            "article_id": "wire/lighthouse",
            "title": None,
            "authors": [],
            "outlet": None,
            "origin": None,
            "published": None,
            "published_at": None,
            "url": None,
            "source": str(coast / "wire.jsonl"),
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "evidence": {},
            "marks": [],
            "text": TEXT,
            "raw": TEXT,
            "group": None,
            "also_in": [],
        }


def test_evidence_of_a_field_is_its_span_of_the_raw_text_or_the_field_that_names_it(coast_run):
    read, named = (coast_run("article", name, "--json").json for name in ("ferry.txt", "wire/otters"))
    spans = {name: slice(*proof["span"]) for name, proof in read["evidence"].items()}
    assert {name: read["raw"][span] for name, span in spans.items()} == {
        "title": "The ferry to Oar Island returns",
        "authors": "Jon Rook",
        "outlet": "Gull Gazette",
        "published": "20 May 2021",
    }
    assert named["evidence"]["outlet"] == {"origin": "field outlet", "span": None, "sure": "stated", "note": ""}


def test_articles_are_listed_newest_first_and_undated_last(coast_run):
    result = coast_run("articles")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "ferry.txt  2021-05-20  Gull Gazette  The ferry to Oar Island returns",
        "wire/otters-again  2021-05-04  Coast Wire  Otters counted",
        "wire/otters  2021-05-02  Coast Wire  Otters counted",
        "dredging.txt  2021-03-03  Gull Gazette  Harbour mouth to be dredged in spring",
        "wire/lighthouse  undated     -  -",
    ]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        pytest.param([], ["ferry.txt", "wire/otters-again", "wire/otters", "dredging.txt", "wire/lighthouse"],
                     id="all"),
        pytest.param(["--from", "2021-05-04"], ["ferry.txt", "wire/otters-again"], id="from"),
        pytest.param(["--to", "2021-05-02"], ["wire/otters", "dredging.txt"], id="to"),
        pytest.param(["--as-of", "2021-05-02", "--undated"], ["wire/otters", "dredging.txt", "wire/lighthouse"],
                     id="undated"),
        pytest.param(["--as-of", "2021-05-02", "--to", "2021-05-30"], ["wire/otters", "dredging.txt"],
                     id="as-of-and-to"),
        pytest.param(["--outlet", "Coast Wire"], ["wire/otters-again", "wire/otters"], id="outlet"),
        pytest.param(["--author", "Jon Rook", "--author", "Ada Finch"], ["ferry.txt", "wire/otters"], id="authors"),
        pytest.param(["--article", "ferry.txt", "--article", "nope"], ["ferry.txt"], id="articles"),
        pytest.param(["--outlet", "Coast Wire", "--author", "Jon Rook"], [], id="none"),
    ],
)  # fmt: skip
def test_articles_take_the_filters(coast_run, options, ids):
    assert [item["article_id"] for item in coast_run("articles", *options, "--json").json] == ids
    assert [line.split()[0] for line in coast_run("articles", *options).out.splitlines()] == ids


def test_json_of_articles_has_their_fields(coast_run, coast):
    record = coast_run("articles", "--author", "Ada Finch", "--json").json[0]
    assert record | {"sha256": "hash"} == {
        "article_id": "wire/otters",
        "title": "Otters counted",
        "authors": ["Ada Finch"],
        "outlet": "Coast Wire",
        "origin": None,
        "published": "2021-05-02",
        "published_at": None,
        "url": "https://coast.example/otters",
        "source": str(coast / "wire.jsonl"),
        "sha256": "hash",
        "group": None,
    }


def test_status_tells_what_the_index_holds(coast_run, coast, tiny_model):
    status = coast_run("status", "--json").json
    assert status["size_bytes"] > 0
    assert status["build"].startswith("00001-")
    assert {name: value for name, value in status.items() if name not in ("build", "size_bytes", "search")} == {
        "sources": [str(coast)],
        "articles": 5,
        "undated": 1,
        "duplicates": 0,
        "groups": 0,
        "chunks": 5,
        "segments": 1,
        "first": "2021-03-03",
        "last": "2021-05-20",
        "outlets": {"Coast Wire": 2, "Gull Gazette": 2},
        "embedder": str(tiny_model),
        "questions": f"ONNX Runtime, out of the index: as sentence-transformers does it, {AGREES}",
        "calibration": "none for this embedder: answers have no confidence",
        "engine": "faiss",
        "skipped": [],
    }
    assert coast_run("status").out.splitlines() == [
        f"build      {status['build']}",
        f"sources    {coast}",
        "articles   5 (1 undated)",
        "chunks     5 in 1 segment",
        "dates      3 Mar 2021 to 20 May 2021",
        f"embedder   {tiny_model}",
        f"questions  embedded by ONNX Runtime, out of the index: as sentence-transformers does it, {AGREES}",
        "confidence none for this embedder: answers have no confidence",
        f"search     {status['search']}",
        f"size       {status['size_bytes'] / 1e6:.1f} MB",
        "outlets:",
        "       2  Coast Wire",
        "       2  Gull Gazette",
    ]


def test_status_names_what_was_skipped_and_why(run, own_coast, tiny_model, tmp_path):
    (own_coast / "map.png").write_bytes(b"png")
    (own_coast / "wire.jsonl").write_text('{"id": "bees", "text": "Bees swarm."}\n{"id": "bees", "text": "Again."}\n')
    result = run("rebuild", "--index", tmp_path / "i", own_coast, "--embedder", tiny_model)
    png, taken = str(own_coast / "map.png"), str(own_coast / "wire.jsonl")
    skipped = {png: "unsupported kind of file: .png", taken: f"id bees is already taken by {taken}"}
    assert (result.code, sorted(result.err.splitlines())) == (
        0, sorted(f"skipped {source}: {reason}" for source, reason in skipped.items())
    )  # fmt: skip
    status = run("status", "--index", tmp_path / "i", "--json").json
    assert {item["source"]: item["reason"] for item in status["skipped"]} == skipped
    lines = run("status", "--index", tmp_path / "i").out.splitlines()
    assert sorted(lines[lines.index("skipped:") + 1 :]) == sorted(f"  {s}: {reason}" for s, reason in skipped.items())
