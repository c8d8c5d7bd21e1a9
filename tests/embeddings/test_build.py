"""Rebuilds: what is embedded, reported, remembered and refused."""

import pytest

from corpus import Filter
from embeddings import (
    BuildRequest,
    Content,
    DropRefused,
    IndexMismatch,
    NoIndex,
    NoSuchArticle,
    NothingReadable,
    build_index,
    check_embedder,
    current_build_id,
    open_index,
    read_manifest,
)

TEXTS = {
    f"{at}.txt": f"Report {at}\n\nTroops number {at} moved to town {at} on Monday. They stayed." for at in range(10)
}


@pytest.fixture
def folder(write_folder):
    return write_folder(TEXTS)


def article_ids(index_dir):
    index = open_index(index_dir).index
    ids = sorted(article.article_id for article in index.articles(Filter()))
    index.close()
    return ids


def test_the_first_build_embeds_every_chunk_once(build, folder, embedder, tmp_path):
    report = build(folder)
    manifest = read_manifest(tmp_path / "index")
    assert report.build_id == manifest.build_id
    assert sorted(report.added) == sorted(TEXTS)
    assert (report.changed, report.removed, report.unchanged, report.articles) == ((), (), 0, 10)
    assert report.chunks == manifest.chunks == report.embedded == embedder.embedded == 10
    assert manifest.sources == (str(folder),)
    assert article_ids(tmp_path / "index") == sorted(TEXTS)


def test_nothing_is_embedded_or_published_when_nothing_changed(build, folder, embedder):
    first = build(folder)
    embedder.embedded = 0
    again = build()
    assert (again.build_id, again.unchanged, again.embedded, embedder.embedded) == (first.build_id, 10, 0, 0)


def test_only_what_changed_is_embedded(build, folder, embedder, tmp_path):
    build(folder)
    embedder.embedded = 0
    (folder / "3.txt").write_text("Report 3\n\nTroops went home.")
    (folder / "new.txt").write_text("New\n\nTanks arrived.")
    (folder / "7.txt").unlink()
    report = build()
    assert (report.added, report.changed, report.removed, report.unchanged) == (("new.txt",), ("3.txt",), ("7.txt",), 8)
    assert report.embedded == embedder.embedded == 2
    index = open_index(tmp_path / "index").index
    assert "went home" in index.article("3.txt").text
    assert index.article("7.txt") is None
    assert [match.id for match in index.lexical("troops home", 1, Filter(), "article")] == ["3.txt"]
    assert len(index.dense(embedder.embed_query("troops"), 100, Filter())[0]) == report.chunks == 10
    index.close()


def test_unchanged_chunks_of_a_changed_article_are_not_embedded_again(build, write_folder, embedder):
    lines = [f"Sentence {at} tells of {' '.join(f'thing{at}x{n}' for n in range(30))}." for at in range(6)]
    folder = write_folder({"long.txt": "\n\n".join(lines)})
    first = build(folder)
    (folder / "long.txt").write_text("\n\n".join([*lines[:-1], "Another end of quite another kind."]))
    embedder.embedded = 0
    assert first.embedded > 3
    assert build().embedded == embedder.embedded <= 2


def test_a_dry_run_counts_and_changes_nothing(build, folder, embedder, tmp_path):
    report = build(folder, dry_run=True)
    assert not (tmp_path / "index").exists()
    assert (report.build_id, report.chunks, report.embedded, report.articles) == (None, None, 10, 10)
    assert report.expected_minutes == pytest.approx(10 / 20 / 60, abs=0.01)
    build(folder)
    before = sorted(path.stat().st_mtime_ns for path in (tmp_path / "index").rglob("*"))
    (folder / "3.txt").write_text("Other words")
    embedder.embedded = 0
    report = build(dry_run=True)
    assert (report.changed, report.embedded, report.unchanged, embedder.embedded) == (("3.txt",), 1, 9, 0)
    assert sorted(path.stat().st_mtime_ns for path in (tmp_path / "index").rglob("*")) == before


def test_full_embeds_everything_again(build, folder, embedder):
    first = build(folder)
    embedder.embedded = 0
    report = build(full=True)
    assert (report.unchanged, report.added, report.changed, report.embedded) == (10, (), (), 10)
    assert embedder.embedded == 10
    assert report.build_id != first.build_id


def test_another_embedder_embeds_everything_again(build, folder, make_embedder, tmp_path, embedder):
    build(folder)
    other = make_embedder(dim=8)
    report = build(embedder=other)
    assert (report.unchanged, report.embedded, other.embedded) == (10, 10, 10)
    manifest = read_manifest(tmp_path / "index")
    check_embedder(manifest, other)
    with pytest.raises(
        IndexMismatch, match=r"made by hashing-8 .* not by hashing-32 .*: run .article-qa rebuild --embedder hashing-32"
    ):
        open_index(tmp_path / "index", embedder=embedder)
    with pytest.raises(IndexMismatch):
        check_embedder(manifest, make_embedder(dim=8, version="2"))


def test_add_leaves_everything_else_unread(build, folder, write_folder, tmp_path):
    build(folder)
    (folder / "3.txt").write_text("changed and not to be noticed")
    more = write_folder({"x.txt": "Ships sail.", "0.txt": "an id that is taken"}, "more")
    report = build(add=Content((more,)))
    assert (report.added, report.changed, report.unchanged) == (("x.txt",), (), 10)
    assert [item.reason for item in report.skipped] == [f"id 0.txt is already taken by {folder / '0.txt'}"]
    assert read_manifest(tmp_path / "index").sources == (str(folder), str(more))
    assert build().changed == ("3.txt",)


def test_adding_a_file_again_updates_it(build, folder):
    build(folder)
    (folder / "3.txt").write_text("changed")
    assert build(add=Content((folder,))).changed == ("3.txt",)


def test_a_removed_article_stays_out_until_its_path_is_given_anew(build, folder, tmp_path):
    build(folder)
    assert build(remove=("3.txt",)).removed == ("3.txt",)
    assert build().articles == 9
    assert read_manifest(tmp_path / "index").excluded == ("3.txt",)
    assert build(add=Content((folder / "3.txt",))).added == ("3.txt",)
    build(remove=("3.txt",))
    assert build(folder).added == ("3.txt",)
    with pytest.raises(NoSuchArticle, match=r"no article 'nope' to remove"):
        build(remove=("nope",))


def test_articles_given_as_values_are_kept_by_later_rebuilds(build, folder, given_article, embedder, tmp_path):
    value = given_article("v", "Ships sail.\nTroops wait.", "Harbour")
    bare = type(value)(
        "bare", "One sentence stands here. Another stands there.", "One sentence stands here. Another stands there."
    )
    assert build(folder, articles=(value, bare)).articles == 12
    index = open_index(tmp_path / "index").index
    assert index.article("v") == value
    sentences = [index.article("bare").text[start:end] for start, end in index.article("bare").sentences]
    assert sentences == ["One sentence stands here.", "Another stands there."]
    index.close()
    (folder / "3.txt").write_text("changed")
    assert build().unchanged == 11
    embedder.embedded = 0
    assert build(full=True).articles == embedder.embedded == 12
    assert build(folder, articles=(value,), allow_drop=True).removed == ("bare",)


def test_losing_over_a_fifth_of_the_articles_needs_leave(build, folder, tmp_path):
    before = build(folder).build_id
    for at in range(2):
        (folder / f"{at}.txt").unlink()
    assert len(build().removed) == 2
    for at in range(2, 4):
        (folder / f"{at}.txt").unlink()
    with pytest.raises(DropRefused, match="this would drop 2 of 8 articles: add --yes if that is meant"):
        build()
    assert current_build_id(tmp_path / "index") != before
    assert build(allow_drop=True).articles == 6


def test_nothing_readable_leaves_the_index_as_it_is(build, folder, write_folder, tmp_path):
    empty = write_folder({"a.pdf.doc": "x", "b.txt": "  "}, "empty")
    with pytest.raises(NothingReadable, match=r"no readable article in .*: 2 skipped \(first: .*\)"):
        build(empty)
    build(folder)
    with pytest.raises(NothingReadable):
        build(add=Content((empty,)))
    with pytest.raises(FileNotFoundError):
        build(folder / "nope")
    assert article_ids(tmp_path / "index") == sorted(TEXTS)


def test_without_an_index_something_must_be_given(build):
    with pytest.raises(NoIndex, match=r"no index in .*: run 'article-qa rebuild'"):
        build()


def test_every_article_may_be_removed(build, given_article, tmp_path, embedder):
    build(articles=[given_article("a", "Ships sail.")])
    report = build(remove=("a",), allow_drop=True)
    assert (report.articles, report.chunks) == (0, 0)
    index = open_index(tmp_path / "index").index
    assert index.dense(embedder.embed_query("ships"), 1, Filter()) == [[]]
    assert index.lexical("ships", 1, Filter()) == []
    index.close()


def test_progress_counts_up_to_the_total(tmp_path, folder, embedder):
    seen = []
    build_index(tmp_path / "index", BuildRequest(Content((folder,))), embedder=embedder, progress=seen.append)
    last = {step.step: (step.done, step.total) for step in seen}
    assert last == {"read": (10, None), "clean": (10, 10), "compare": (10, 10), "embed": (10, 10), "write": (2, 2)}
    assert list(last) == ["read", "clean", "compare", "embed", "write"]
