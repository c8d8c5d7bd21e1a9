"""Sources that are remembered, gone and forgotten, and what may be given as one."""

import pytest

from embeddings import BuildRequest, Content, NothingReadable, read_manifest


@pytest.fixture
def sources(tmp_path):
    return lambda: read_manifest(tmp_path / "index").sources


@pytest.fixture
def folder(write_folder):
    return write_folder({f"{at}.txt": f"Report {at} on troops." for at in range(6)})


@pytest.fixture
def extra(write_folder):
    return write_folder({"add1.txt": "Ships sail."}, "more") / "add1.txt"


def test_a_source_that_is_gone_is_named_with_the_way_out(build, folder, extra):
    build(folder)
    build(add=Content((extra,)))
    extra.rename(extra.with_name("elsewhere.txt"))
    message = (
        r"^no such file or folder: .*/more/add1.txt, remembered from an earlier rebuild: give all PATHs again, "
        r"or take its articles out with --remove$"
    )
    for request in ({}, {"full": True}, {"dry_run": True}):
        with pytest.raises(FileNotFoundError, match=message):
            build(**request)
    with pytest.raises(FileNotFoundError, match=r"^no such file or folder: [^,]*/add1.txt$"):
        build(add=Content((extra,)))


@pytest.mark.parametrize("full", [False, True])
def test_a_file_is_forgotten_with_its_last_article(build, folder, extra, sources, full):
    build(folder)
    build(add=Content((extra,)))
    extra.unlink()
    assert build(remove=("add1.txt",), full=full).removed == ("add1.txt",)
    assert sources() == (str(folder),)
    assert build().articles == 6
    extra.write_text("Ships return.")
    assert build(add=Content((extra,))).added == ("add1.txt",)
    assert sources() == (str(folder), str(extra))


def test_a_file_is_remembered_while_it_has_articles(build, write_folder, folder, sources):
    lines = write_folder({"wire.jsonl": '{"id": "r1", "text": "One."}\n{"id": "r2", "text": "Two."}\n'}, "wire")
    wire = lines / "wire.jsonl"
    build(folder, wire)
    build(remove=("r1",))
    assert sources() == (str(folder), str(wire))
    build(remove=("r2",))
    assert sources() == (str(folder),)


def test_a_folder_is_remembered_until_it_is_gone(build, folder, write_folder, sources):
    more = write_folder({"x.txt": "Ships sail.", "y.txt": "Ships return."}, "more")
    build(folder, more)
    build(remove=("x.txt",))
    build(remove=("y.txt",))
    assert sources() == (str(folder), str(more))
    (more / "z.txt").write_text("Tanks.")
    assert build().added == ("z.txt",)
    for path in more.iterdir():
        path.unlink()
    more.rmdir()
    build(remove=("z.txt",))
    assert sources() == (str(folder),)


def test_an_emptied_index_says_what_it_needs(build, extra):
    build(extra)
    build(remove=("add1.txt",), allow_drop=True)
    with pytest.raises(NothingReadable, match=r"^there is nothing to read: give files or folders as PATH$"):
        build()


@pytest.mark.parametrize(
    "make", [lambda: Content("articles/"), lambda: Content(articles="a"), lambda: BuildRequest(remove="a.txt")]
)
def test_one_string_is_no_list_of_paths_or_ids(make):
    with pytest.raises(ValueError, match="must be several values, not one"):
        make()
