"""What is read again at a rebuild and what is not."""

import os
import shutil
import sqlite3

import pytest

from corpus import Filter, Skipped
from embeddings import BuildRequest, Content, build_index, open_index
from embeddings import remembered as module

OLD_NS = 1_600_000_000 * 10**9


@pytest.fixture
def folder(write_folder):
    folder = write_folder({f"{at}.txt": f"Report {at}\n\nTroops number {at} wait in Riga." for at in range(8)})
    (folder / "wire.jsonl").write_text('{"id": "w1", "text": "Ships sail."}\n{"id": "w2", "text": "Tanks roll."}\n')
    return folder


@pytest.fixture
def read(watch):
    """The names of the files that are read as articles, as they are."""
    return watch(module, "read_file")


@pytest.fixture
def hashed(watch):
    """The names of the files of which the bytes are compared, as they are."""
    return watch(module, "file_sha256")


@pytest.fixture
def settled(monkeypatch):
    """Let every file count as changed long ago."""
    monkeypatch.setattr(module.Look, "before", lambda look, now_ns: True)


def texts(index_dir):
    index = open_index(index_dir).index
    found = {article.article_id: article.text for article in index.articles(Filter())}
    index.close()
    return found


def names_of(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("settled")
def test_an_unchanged_corpus_is_neither_read_nor_hashed(build, folder, read, hashed):
    first = build(folder)
    assert sorted(read) == names_of(folder)
    read.clear()
    hashed.clear()
    again = build()
    assert (again.build_id, again.unchanged, read, hashed) == (first.build_id, 10, [], [])
    assert build(folder).build_id == first.build_id
    assert build(dry_run=True).unchanged == 10
    assert (read, hashed) == ([], [])


def test_files_that_have_just_changed_are_compared_by_their_bytes(build, folder, read, hashed):
    build(folder)
    read.clear()
    hashed.clear()
    assert build().unchanged == 10
    assert (read, sorted(hashed)) == ([], names_of(folder))


def test_another_content_of_equal_size_and_time_is_seen_though_it_came_at_once(build, folder, read, tmp_path):
    build(folder)
    read.clear()
    path = folder / "3.txt"
    status, text = path.stat(), path.read_text()
    path.write_text(text.replace("Riga", "Oslo"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert build().changed == ("3.txt",)
    assert read == ["3.txt"]
    assert "Oslo" in texts(tmp_path / "index")["3.txt"]


@pytest.mark.usefixtures("settled")
def test_another_content_of_equal_size_and_time_is_seen_though_all_is_old(build, folder):
    path = folder / "3.txt"
    os.utime(path, ns=(OLD_NS, OLD_NS))
    build(folder)
    path.write_text(path.read_text().replace("Riga", "Oslo"))
    os.utime(path, ns=(OLD_NS, OLD_NS))
    assert build().changed == ("3.txt",)


@pytest.mark.usefixtures("settled")
def test_a_touched_file_is_compared_once_and_not_embedded(build, folder, read, hashed, embedder):
    first = build(folder)
    read.clear()
    hashed.clear()
    embedder.embedded = 0
    os.utime(folder / "3.txt", ns=(OLD_NS, OLD_NS))
    assert build().build_id == first.build_id
    assert (read, hashed, embedder.embedded) == ([], ["3.txt"], 0)
    build()
    assert hashed == ["3.txt"]


@pytest.mark.usefixtures("settled")
def test_changed_vanished_renamed_and_new_files_are_seen(build, folder, read, tmp_path):
    build(folder)
    read.clear()
    (folder / "1.txt").write_text("Report 1\n\nTroops went home.")
    (folder / "2.txt").unlink()
    (folder / "3.txt").rename(folder / "30.txt")
    (folder / "new.txt").write_text("New\n\nTanks arrived.")
    report = build(allow_drop=True)
    assert (report.added, report.changed, report.removed) == (("30.txt", "new.txt"), ("1.txt",), ("2.txt", "3.txt"))
    assert sorted(read) == ["1.txt", "30.txt", "new.txt"]
    with sqlite3.connect(tmp_path / "index" / "read.sqlite") as memory:
        assert memory.execute("SELECT count(*) FROM files").fetchone() == (len(names_of(folder)),)
    memory.close()


@pytest.mark.usefixtures("settled")
def test_a_line_of_a_file_with_many_articles_is_seen(build, folder, read):
    build(folder)
    read.clear()
    (folder / "wire.jsonl").write_text('{"id": "w1", "text": "Ships sail."}\n{"id": "w2", "text": "Tanks stop."}\n')
    assert build().changed == ("w2",)
    assert read == ["wire.jsonl"]


@pytest.mark.usefixtures("settled")
def test_another_sources_toml_reads_its_folder_again(build, folder, read, tmp_path):
    build(folder)
    (folder / "sources.toml").write_text('outlet = "Harbour Post"\n')
    read.clear()
    assert len(build().changed) == 10
    assert sorted(read) == [name for name in names_of(folder) if name != "sources.toml"]
    read.clear()
    build()
    assert read == []
    (folder / "sources.toml").unlink()
    assert len(build().changed) == 10


@pytest.mark.usefixtures("settled")
def test_another_version_of_cleaning_reads_everything_again(build, folder, read, monkeypatch):
    build(folder)
    read.clear()
    monkeypatch.setattr("corpus.raw.CLEANING_VERSION", -1)
    assert len(build().changed) == 10
    assert sorted(read) == names_of(folder)


@pytest.mark.usefixtures("settled")
def test_a_full_rebuild_reads_everything(build, folder, read):
    build(folder)
    read.clear()
    assert build(full=True).unchanged == 10
    assert sorted(read) == names_of(folder)


@pytest.mark.usefixtures("settled")
def test_another_embedder_reads_nothing_again(build, folder, read, make_embedder, tmp_path):
    build(folder)
    before = texts(tmp_path / "index")
    read.clear()
    assert build(embedder=make_embedder(dim=8)).embedded == 10
    assert (read, texts(tmp_path / "index")) == ([], before)


@pytest.mark.usefixtures("settled")
def test_what_is_left_out_is_told_without_reading_it_again(build, folder, write_folder, read):
    (folder / "again.jsonl").write_text('{"id": "w1", "text": "Taken."}\n{"id": "a1", "text": "Free."}\nnonsense\n')
    (folder / "blank.txt").write_text(" \n \n")
    first = build(folder)
    assert len(first.skipped) == 3
    read.clear()
    assert build().skipped == first.skipped
    assert read == []


@pytest.mark.usefixtures("settled")
def test_an_article_of_which_cleaning_leaves_nothing_is_remembered_as_that(build, folder, read):
    (folder / "3.txt").write_text("***\n")
    first = build(folder)
    reason = Skipped(str(folder / "3.txt"), "empty: no text in 3.txt after cleaning")
    assert first.skipped == (reason,)
    read.clear()
    again = build()
    assert (again.build_id, again.skipped, read) == (first.build_id, (reason,), [])


@pytest.mark.usefixtures("settled")
def test_a_removed_article_is_read_again_only_when_it_is_wanted(build, folder, read):
    build(folder)
    build(remove=("w1",))
    read.clear()
    assert build().articles == 9
    assert read == []
    assert build(add=Content((folder / "wire.jsonl",))).added == ("w1",)
    assert read == ["wire.jsonl"]


@pytest.mark.usefixtures("settled")
def test_adding_a_file_reads_only_that_and_keeps_what_is_known(build, folder, write_folder, read):
    build(folder)
    more = write_folder({"x.txt": "Ships sail."}, "more")
    read.clear()
    assert build(add=Content((more,))).added == ("x.txt",)
    assert read == ["x.txt"]
    build()
    assert read == ["x.txt"]


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("broken", [b"", b"nonsense" * 100, None])
def test_a_broken_memory_counts_for_nothing_and_is_made_anew(build, folder, read, tmp_path, broken):
    first = build(folder)
    memory = tmp_path / "index" / "read.sqlite"
    memory.unlink()
    if broken is not None:
        memory.write_bytes(broken)
    read.clear()
    assert build().build_id == first.build_id
    build()
    assert build().build_id == first.build_id
    read.clear()
    build()
    assert read == []


@pytest.mark.usefixtures("settled")
def test_a_row_that_is_not_what_was_written_is_not_believed(build, folder, read, tmp_path):
    build(folder)
    with sqlite3.connect(tmp_path / "index" / "read.sqlite") as memory:
        memory.execute("UPDATE files SET gave = '[]'")
    memory.close()
    read.clear()
    assert build().unchanged == 10
    assert sorted(read) == names_of(folder)


@pytest.mark.usefixtures("settled")
def test_a_memory_of_another_index_changes_nothing(build, folder, read, embedder, tmp_path):
    build(folder)
    (folder / "3.txt").write_text("Report 3\n\nTroops went home.")
    other = tmp_path / "other"
    build_index(other, BuildRequest(Content((folder,))), embedder=embedder)
    shutil.copy(other / "read.sqlite", tmp_path / "index" / "read.sqlite")
    assert build().changed == ("3.txt",)
    assert "went home" in texts(tmp_path / "index")["3.txt"]
