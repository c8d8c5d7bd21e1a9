"""Rebuilds that fail: on a full disk, in a folder that may not be written, at a new place."""

import contextlib
import resource

import pytest

from corpus import Filter, fingerprint
from embeddings import BuildRequest, Content, IndexUnwritable, NoIndex, NothingReadable, build_index, open_index
from embeddings.publish import writing
from embeddings.rows import StoredArticle
from embeddings.words import WordsWriter, create_words


@contextlib.contextmanager
def files_up_to(size):
    """Let the system refuse to write files beyond a size, as it does when a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 5_000, 50_000, 70_000])
def test_a_full_disk_is_one_line_and_leaves_the_old_build_alone(build, given_article, tmp_path, size):
    build_id = build(articles=[given_article("old", "Ships sail.")]).build_id
    more = Content((), tuple(given_article(str(at), f"Report {at} of town {at}.") for at in range(300)))
    with (
        files_up_to(size),
        pytest.raises(IndexUnwritable, match=r"^cannot write to .*/index\S* \(.+\): free some space") as caught,
    ):
        build(add=more)
    assert "\n" not in str(caught.value)
    assert [path.name for path in (tmp_path / "index" / "builds").iterdir()] == [build_id]
    opened = open_index(tmp_path / "index")
    assert [article.article_id for article in opened.index.articles(Filter())] == ["old"]
    opened.index.close()
    assert build(add=more).articles == 301


def test_words_that_cannot_be_written_say_so(tmp_path, given_article):
    folder = tmp_path / "words"
    create_words(folder)
    writer = WordsWriter(folder)
    ships = given_article("a", "Ships sail.")
    writer.add(StoredArticle(1, "", "", ships, (), fingerprint(ships)))
    with (
        files_up_to(0),
        pytest.raises(IndexUnwritable, match=r"cannot write to .*/words \("),
        writing(tmp_path / "words"),
    ):
        writer.commit()
    writer.close()


def test_a_place_that_cannot_be_written_says_so(given_article, embedder, tmp_path):
    (tmp_path / "index").write_text("a file")
    request = BuildRequest(Content((), (given_article("a", "Ships sail."),)))
    with pytest.raises(IndexUnwritable, match=r"cannot write to .*/index/inside \(Not a directory\): "):
        build_index(tmp_path / "index" / "inside", request, embedder=embedder)


def test_a_first_rebuild_that_fails_leaves_nothing(build, write_folder, given_article, tmp_path):
    index_dir = tmp_path / "index"
    with pytest.raises(NothingReadable):
        build(write_folder({"a.txt": " "}))
    assert not index_dir.exists()
    with files_up_to(5_000), pytest.raises(IndexUnwritable):
        build(articles=[given_article(str(at), f"Report {at}.") for at in range(100)])
    assert not index_dir.exists()


def test_a_folder_that_was_there_or_vectors_that_were_computed_are_not_taken_back(build, given_article, tmp_path):
    index_dir = tmp_path / "index"
    articles = [given_article(str(at), f"Report {at}.") for at in range(100)]
    with files_up_to(15_000), pytest.raises(IndexUnwritable):
        build(articles=articles)
    assert list((index_dir / "builds").iterdir()) == []
    with pytest.raises(NoIndex):
        open_index(index_dir)
    assert build(articles=articles).embedded == 0


def test_errors_of_an_embedder_are_its_own(build, given_article, make_embedder):
    class Far(make_embedder):
        def embed_documents(self, texts, progress=None):
            raise ConnectionError("no route to the model")

    with pytest.raises(ConnectionError, match="no route to the model"):
        build(articles=[given_article("a", "Ships sail.")], embedder=Far())
