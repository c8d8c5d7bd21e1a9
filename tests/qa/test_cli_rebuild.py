"""`rebuild`: whole content, in place, dry runs, drops, the samples."""

import json
import os
from pathlib import Path

import pytest

from embeddings import current_build_id


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file's inode, time of change and content."""
    return {
        str(path): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def index(tmp_path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def rebuild(run, index):
    """Rebuild the test's index."""
    return lambda *argv: run("rebuild", "--index", index, *argv)


@pytest.fixture
def built(rebuild, own_coast, tiny_model):
    assert rebuild(own_coast, "--embedder", tiny_model).code == 0


@pytest.fixture
def ids(run, index):
    return lambda: [item["article_id"] for item in run("articles", "--index", index, "--json").json]


def test_a_first_build_names_what_it_added(rebuild, own_coast, tiny_model, index):
    result = rebuild(own_coast, "--embedder", tiny_model)
    *listed, last = result.out.splitlines()
    assert (result.code, result.err) == (0, "")
    assert listed == [
        "added:", "  dredging.txt", "  ferry.txt", "  wire/otters", "  wire/otters-again", "  wire/lighthouse",
        "unchanged: 0",
    ]  # fmt: skip
    assert last.startswith(f"build {current_build_id(index)}: 5 articles, 5 chunks, 5 embedded, ")


def test_json_tells_the_same(rebuild, own_coast, tiny_model, index):
    report = rebuild(own_coast, "--embedder", tiny_model, "--json").json
    assert report["seconds"] > 0
    assert report | {"seconds": 0} == {
        "build": current_build_id(index),
        "added": ["dredging.txt", "ferry.txt", "wire/otters", "wire/otters-again", "wire/lighthouse"],
        "changed": [],
        "removed": [],
        "unchanged": 0,
        "articles": 5,
        "chunks": 5,
        "embedded": 5,
        "remarked": 0,
        "duplicates": 0,
        "groups": 0,
        "skipped": [],
        "seconds": 0,
        "expected_minutes": None,
        "split": [],
    }


@pytest.mark.usefixtures("built")
def test_without_path_the_remembered_ones_are_read_again(rebuild, own_coast, tmp_path, monkeypatch):
    (own_coast / "pier.txt").write_text("The pier of Saltmere is closed.")
    (own_coast / "ferry.txt").write_text("No ferry sails to Oar Island.")
    monkeypatch.chdir(tmp_path)
    report = rebuild("--json").json
    assert [report[name] for name in ("added", "changed", "removed", "unchanged", "embedded")] == [
        ["pier.txt"], ["ferry.txt"], [], 4, 2,
    ]  # fmt: skip


@pytest.mark.usefixtures("built")
def test_nothing_changed_embeds_nothing_and_keeps_the_build(rebuild, index):
    before, build = snapshot(index / "builds"), current_build_id(index)
    result = rebuild()
    assert result.out.splitlines()[0] == "unchanged: 5"
    assert result.out.splitlines()[1].startswith(f"build {build}: 5 articles, 5 chunks, 0 embedded, ")
    assert snapshot(index / "builds") == before


@pytest.mark.usefixtures("built")
def test_a_dry_run_tells_and_changes_nothing_on_the_disk(rebuild, own_coast, index):
    (own_coast / "pier.txt").write_text("The pier of Saltmere is closed.")
    (own_coast / "dredging.txt").unlink()
    (own_coast / "ferry.txt").write_text("No ferry sails to Oar Island.")
    before = snapshot(index)
    result = rebuild("--dry-run")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "added:", "  pier.txt", "changed:", "  ferry.txt", "removed:", "  dredging.txt",
        "files of several articles:",
        f"  {own_coast}/wire.jsonl: 3 articles (wire/otters … wire/lighthouse), first: “Otters counted”",
        "unchanged: 3",
        "would embed 2 chunks, about 0.0 minutes; nothing was changed",
    ]  # fmt: skip
    assert snapshot(index) == before


def test_a_dry_run_of_a_first_build_makes_no_folder(rebuild, own_coast, tiny_model, index):
    result = rebuild(own_coast, "--dry-run", "--embedder", tiny_model, "--json")
    assert (result.code, result.json["build"], result.json["chunks"], result.json["embedded"]) == (0, None, None, 5)
    assert not index.exists()


def test_a_dry_run_shows_how_an_export_is_split(rebuild, tmp_path, tiny_model):
    (tmp_path / "press").mkdir()
    parts = (
        f"{title}\nGull Gazette\nMay {number}, 2021\n\nLength: 40 words\n\nBody\n\n{title}, said the council."
        "\n\nLoad-Date: May 30, 2021\n\nEnd of Document\n"
        for number, title in enumerate(("Ferry returns", "Pier closed", "Lamp lit again"), 1)
    )
    archive = tmp_path / "press" / "archive.txt"
    archive.write_text("\n".join(parts))
    (tmp_path / "press" / "single.txt").write_text("The pier of Saltmere is closed.")
    options = (tmp_path / "press", "--dry-run", "--embedder", tiny_model)
    result = rebuild(*options)
    line = f"  {archive}: 3 articles (archive.txt#1 … archive.txt#3), first: “Ferry returns”"
    assert result.out.splitlines()[5:7] == ["files of several articles:", line]
    assert rebuild(*options, "--json").json["split"] == [
        {
            "source": str(archive),
            "articles": 3,
            "first": "archive.txt#1",
            "last": "archive.txt#3",
            "title": "Ferry returns",
        }
    ]


def test_articles_that_are_left_out_are_not_counted_in_a_split(rebuild, own_coast, tiny_model):
    with (own_coast / "wire.jsonl").open("a") as lines:
        lines.write('{"id": "wire/blank", "text": "***"}\n')
    rebuild(own_coast, "--embedder", tiny_model)
    rebuild("--remove", "wire/otters")
    (split,) = rebuild("--dry-run", "--json").json["split"]
    assert (split["articles"], split["first"], split["last"]) == (2, "wire/otters-again", "wire/lighthouse")


@pytest.mark.usefixtures("built")
def test_add_and_remove_change_the_rest_in_place(rebuild, own_coast, tmp_path, ids):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "pier.txt").write_text("The pier of Saltmere is closed.")
    (own_coast / "unseen.txt").write_text("This is not read by --add.")
    report = rebuild("--add", tmp_path / "more", "--remove", "ferry.txt", "--json").json
    assert [report[name] for name in ("added", "changed", "removed", "unchanged")] == [
        ["pier.txt"], [], ["ferry.txt"], 4,
    ]  # fmt: skip
    again = rebuild("--json").json
    assert [again[name] for name in ("added", "changed", "removed", "unchanged")] == [["unseen.txt"], [], [], 5]
    assert sorted(ids()) == [
        "dredging.txt", "pier.txt", "unseen.txt", "wire/lighthouse", "wire/otters", "wire/otters-again"
    ]  # fmt: skip


@pytest.mark.usefixtures("built")
def test_a_drop_of_over_a_fifth_needs_yes(rebuild, index, ids):
    before = snapshot(index)
    result = rebuild("--remove", "wire/otters", "--remove", "ferry.txt")
    assert (result.code, result.error) == (
        2, "article-qa: this would drop 2 of 5 articles: add --yes if that is meant"
    )  # fmt: skip
    assert snapshot(index) == before
    assert rebuild("--remove", "wire/otters").code == 0  # 1 of 5 is a fifth, not over it
    assert rebuild("--remove", "ferry.txt", "--yes").code == 0
    assert ids() == ["wire/otters-again", "dredging.txt", "wire/lighthouse"]


@pytest.mark.usefixtures("built")
def test_a_path_that_is_gone_leaves_the_old_answers(rebuild, own_coast, index):
    own_coast.rename(own_coast.with_name("moved"))
    before = snapshot(index)
    result = rebuild()
    assert (result.code, result.error) == (
        2,
        f"article-qa: no such file or folder: {own_coast}, remembered from an earlier rebuild: give all PATHs again, "
        "or take its articles out with --remove",
    )
    assert snapshot(index) == before


@pytest.mark.usefixtures("built")
def test_full_embeds_everything_again(rebuild):
    report = rebuild("--full", "--json").json
    assert (report["embedded"], report["articles"]) == (5, 5)


@pytest.mark.usefixtures("built")
def test_another_embedder_embeds_everything_again_and_stays(rebuild, run, index, tiny_model, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    for path in tiny_model.rglob("*"):
        (copy / path.relative_to(tiny_model)).parent.mkdir(exist_ok=True)
        if path.is_file():
            os.link(path, copy / path.relative_to(tiny_model))
    assert rebuild("--embedder", copy, "--json").json["embedded"] == 0  # the same model elsewhere
    (copy / "sentence_bert_config.json").unlink()
    (copy / "sentence_bert_config.json").write_text('{"max_seq_length": 100, "do_lower_case": false}')
    changed = rebuild("--embedder", copy, "--json")
    assert changed.json["embedded"] == 5
    assert changed.err.splitlines()[0].endswith(f" to {copy}: all 5 chunks are embedded again")
    assert rebuild("--json").json["embedded"] == 0
    assert run("status", "--index", index, "--json").json["embedder"] == str(copy)


def test_the_samples_come_first_and_give_way_without_asking(rebuild, own_coast, tiny_model, ids):
    first = rebuild("--embedder", tiny_model, "--json").json
    assert (first["articles"], {name[:7] for name in first["added"]}) == (8, {"sample-"})
    second = rebuild(own_coast, "--json").json
    assert (len(second["added"]), len(second["removed"]), second["unchanged"]) == (5, 8, 0)
    assert not any(name.startswith("sample-") for name in ids())


@pytest.mark.usefixtures("built")
def test_a_folder_without_a_model_is_refused(rebuild, own_coast, index):
    before = snapshot(index)
    result = rebuild("--embedder", own_coast)
    assert result.code == 2
    assert result.error.startswith(f"article-qa: {own_coast} holds no sentence-transformers model (")
    assert result.error.endswith(
        "): name a folder with config.json, modules.json, tokenizer.json and model.safetensors"
    )
    assert snapshot(index) == before


def test_json_tells_how_far_it_is_on_standard_error(rebuild, own_coast, tiny_model):
    lines = [
        json.loads(line)["progress"] for line in rebuild(own_coast, "--embedder", tiny_model, "--json").err.splitlines()
    ]
    assert list(dict.fromkeys(line["stage"] for line in lines)) == ["read", "clean", "compare", "embed", "write"]
    assert {line["stage"]: (line["done"], line["total"]) for line in lines} == {
        "read": (1, None), "clean": (5, 5), "compare": (5, 5), "embed": (5, 5), "write": (2, 2)
    }  # fmt: skip


def test_an_error_stays_one_line_with_json(rebuild, tmp_path):
    result = rebuild(tmp_path / "nowhere", "--json")
    assert (result.code, result.error) == (2, f"article-qa: no such file or folder: {tmp_path / 'nowhere'}")
