"""Rebuilding over a damaged index: nothing of it is taken over, nothing of it is deleted, and the way out is named."""

import pytest

from corpus import Filter
from embeddings import Content, IndexDamaged, NoIndex, current_build_id, open_index, read_manifest, verify_build
from embeddings.publish import build_folder


@pytest.fixture
def index_dir(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def folder(write_folder):
    return write_folder({"a.txt": "Ships sail to Riga.", "b.txt": "Tanks roll to Warsaw."})


def path_of(index_dir, suffix):
    """The first file of the current build whose name ends so."""
    manifest = read_manifest(index_dir)
    folder = build_folder(index_dir, manifest.build_id)
    return next(folder / file.path for file in manifest.files if file.path.endswith(suffix))


def replace_bytes(path, old, new):
    data = path.read_bytes()
    assert old in data
    assert len(old) == len(new)
    path.write_bytes(data.replace(old, new))


def texts(index_dir):
    index = open_index(index_dir).index
    found = {article.article_id: article.text for article in index.articles(Filter())}
    index.close()
    return found


def test_words_changed_on_the_disk_are_not_taken_for_the_articles(build, folder, make_embedder, index_dir):
    build(folder)
    replace_bytes(path_of(index_dir, ".sqlite"), b"Ships sail", b"Ships sink")
    for request in ({"embedder": make_embedder(dim=8)}, {"add": Content((folder,))}, {"remove": ("b.txt",)}):
        with pytest.raises(IndexDamaged, match=r"\.sqlite is damaged: run 'article-qa rebuild --full'"):
            build(**request, allow_drop=True)
    assert build(full=True).articles == 2
    assert texts(index_dir)["a.txt"] == "Ships sail to Riga."


@pytest.mark.parametrize("suffix", [".sqlite", ".faiss", ".signs", ".npy", ".store", ".term", "chunk/meta.json"])
def test_a_damaged_file_is_neither_shared_nor_called_good(build, given_article, index_dir, suffix):
    build(articles=[given_article(str(at), f"Report {at}.") for at in range(30)])
    build_id = build(remove=("7",)).build_id
    path = path_of(index_dir, suffix)
    path.write_bytes(path.read_bytes()[:-1] + b"~")
    for request in ({}, {"dry_run": True}, {"add": Content((), (given_article("new", "Tanks."),))}):
        with pytest.raises(IndexDamaged, match="is damaged: run 'article-qa rebuild --full'"):
            build(**request)
    assert current_build_id(index_dir) == build_id


def test_a_full_rebuild_takes_articles_given_as_values_from_whole_files(build, given_article, index_dir):
    build(articles=[given_article("a", "Ships sail."), given_article("b", "Tanks roll.")])
    path_of(index_dir, ".faiss").write_bytes(b"nonsense")
    assert build(full=True).unchanged == 2
    assert texts(index_dir) == {"a": "Ships sail.", "b": "Tanks roll."}
    assert {check.state for check in verify_build(index_dir)} == {"ok"}


def test_builds_without_a_current_one_are_never_deleted_unasked(build, folder, index_dir):
    build(folder)
    (index_dir / "CURRENT").unlink()
    before = sorted(index_dir.rglob("*"))
    message = r"/CURRENT is missing, though builds are there: run 'article-qa rebuild --full PATH'"
    for request in ((), (folder,)):
        with pytest.raises(IndexDamaged, match=message):
            build(*request)
    for call in (open_index, read_manifest, current_build_id):
        with pytest.raises(IndexDamaged, match=message):
            call(index_dir)
    assert sorted(index_dir.rglob("*")) == before
    assert build(folder, full=True).articles == 2


def test_a_build_that_waits_to_be_published_first_is_no_index_yet(build, folder, index_dir):
    build(folder)
    (index_dir / "CURRENT").rename(index_dir / "CURRENT.new")  # as a kill leaves it
    with pytest.raises(NoIndex):
        open_index(index_dir)
    assert build(folder).embedded == 0
