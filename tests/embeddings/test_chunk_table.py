"""Tables of chunks come with every segment, tell likely copies apart, and are never needed."""

import hashlib
import json

import numpy as np
import pytest

from corpus import Chunk, Filter, find_crux
from embeddings import Content, IndexDamaged, open_index, read_manifest, verify_build
from embeddings.chunk_table import ChunkTable
from embeddings.publish import build_folder

TEXTS = ["Two boats left the harbour.", "No boat of the 12 stayed.", "TWO boats left the harbour!"]


def table_of(texts):
    return ChunkTable.of(Chunk(f"a#{at}-9", "a", at, at + len(text), text) for at, text in enumerate(texts))


def rows(table, *wanted):
    places = np.array(wanted, dtype=np.int64)
    return list(zip(table.spans(places), table.cruxes(places).tolist(), strict=True))


def test_a_table_is_read_as_it_was_written(tmp_path):
    sha256 = table_of(TEXTS).write(tmp_path / "new.chunks")
    assert hashlib.sha256((tmp_path / "new.chunks").read_bytes()).hexdigest() == sha256
    table = ChunkTable.read(tmp_path / "new.chunks", 3)
    first, second = find_crux(TEXTS[0]).number, find_crux(TEXTS[1]).number
    assert rows(table, 2, 0, 1) == [((2, 29), first), ((0, 27), first), ((1, 26), second)]
    assert rows(table) == []


def test_tables_are_joined_by_their_rows():
    one, other = table_of(TEXTS), table_of(TEXTS[1:])
    joined = ChunkTable.joined([(other, 1, 1), (one, 0, 2)])
    assert rows(joined, 0, 1, 2) == [*rows(other, 1), *rows(one, 0, 1)]
    assert rows(ChunkTable.joined([(ChunkTable.of([]), 0, 0)])) == []


def test_a_table_of_another_kind_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "new.chunks"
    table_of(TEXTS).write(path)
    with pytest.raises(IndexDamaged, match="holds no table of 2 chunks"):
        ChunkTable.read(path, 2)
    monkeypatch.setattr("embeddings.chunk_table.CRUX_VERSION", 99)
    with pytest.raises(IndexDamaged, match="holds no table of 3 chunks"):
        ChunkTable.read(path, 3)
    monkeypatch.undo()
    for data in (b"", b"nonsense", path.read_bytes()[:-1]):
        path.write_bytes(data)
        with pytest.raises(IndexDamaged, match="holds no table of 3 chunks"):
            ChunkTable.read(path, 3)
    path.unlink()
    with pytest.raises(IndexDamaged, match="is missing"):
        ChunkTable.read(path, 3)


def report(given_article, at):
    return given_article(f"r{at}", f"Harbour {at} of town {at * 7} reports a ferry.\n\nNo boat of the {at} stayed.")


@pytest.fixture
def reported(build, given_article, tmp_path):
    build(articles=[report(given_article, at) for at in range(12)])
    return tmp_path / "index"


def kept(index_dir):
    """All chunks by ordinal, and which of them have the same crux as the first of them that has it."""
    opened = open_index(index_dir)
    everything = np.arange(opened.index.facets(Filter()).chunks)
    cruxes = opened.index.cruxes_at(everything)
    chunks = opened.index.chunks_at(everything)
    assert opened.index.chunks([chunk.chunk_id for chunk in chunks]) == chunks
    opened.index.close()
    return chunks, [cruxes.index(crux) for crux in cruxes]


def table_path(index_dir):
    manifest = read_manifest(index_dir)
    return build_folder(index_dir, manifest.build_id) / manifest.segments[0].table.path


@pytest.mark.parametrize("damage", [None, b"", b"nonsense"])
def test_without_a_whole_table_texts_are_read_until_a_rebuild_makes_it_again(reported, build, embedder, damage, caplog):
    expected, before, path = kept(reported), read_manifest(reported), table_path(reported)
    path.unlink()
    if damage is not None:
        path.write_bytes(damage)
    assert kept(reported) == expected
    assert "copies are told by their texts: " in caplog.text
    assert [check.path for check in verify_build(reported) if check.state != "ok"] == [path.name]
    embedder.embedded = 0
    report = build()
    assert (report.added, report.changed, report.removed, embedder.embedded) == ((), (), (), 0)
    assert read_manifest(reported).segments == before.segments
    assert {check.state for check in verify_build(reported)} == {"ok"}


def test_an_index_from_before_tables_is_read_and_gets_them(reported, build, embedder):
    expected, before, path = kept(reported), read_manifest(reported), table_path(reported)
    fields = json.loads(before.to_json()) | {"format": 7}
    for segment in fields["segments"]:
        del segment["table"]
    data = json.dumps(fields).encode()
    (path.parent / "manifest.json").write_bytes(data)
    (reported / "CURRENT").write_text(f"{before.build_id} {hashlib.sha256(data).hexdigest()}\n")
    path.unlink()
    assert kept(reported) == expected
    embedder.embedded = 0
    build()
    assert (read_manifest(reported).segments, embedder.embedded) == (before.segments, 0)
    assert build().build_id == read_manifest(reported).build_id
    assert kept(reported) == expected


def test_one_article_more_writes_no_table_but_its_own(reported, build, given_article):
    before = read_manifest(reported).segments
    build(add=Content((), (report(given_article, 90),)))
    after = read_manifest(reported).segments
    assert after[0] == before[0]
    assert after[1].table.size < before[0].table.size


def test_merged_segments_have_the_rows_of_what_stays(build, given_article, tmp_path):
    for at in range(9):
        build(add=Content((), (report(given_article, at),)))
    build(remove=("r4",))
    assert len(read_manifest(tmp_path / "index").segments) == 1
    merged = kept(tmp_path / "index")
    build(full=True)
    assert kept(tmp_path / "index") == merged
