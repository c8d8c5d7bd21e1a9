"""The stamp of a build: what it saves, and when it is not believed."""

import json
import os
import shutil

import pytest

from corpus import Filter
from embeddings import Content, IndexDamaged, current_build_id, open_index, read_manifest, verify_build
from embeddings import whole as whole_module
from embeddings.publish import build_folder
from embeddings.whole import STAMP_NAME, WholeFiles


@pytest.fixture
def index_dir(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def hashed(watch):
    """The names of files that are hashed to see whether they are whole, as they are."""
    return watch(whole_module, "file_sha256")


@pytest.fixture
def built(build, given_article, index_dir):
    build(articles=[given_article(f"{at:03d}", f"Report {at} on troops in town {at % 7}.") for at in range(200)])
    return index_dir


def folder_of(index_dir):
    return build_folder(index_dir, current_build_id(index_dir))


def file_of(index_dir, suffix):
    return next(folder_of(index_dir) / file.path for file in read_manifest(index_dir).files if suffix in file.path)


def open_once(index_dir):
    open_index(index_dir).index.close()


def tamper(path):
    """Change a byte and put the times back."""
    status, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)


def test_opening_after_a_build_hashes_nothing(built, hashed):
    open_once(built)
    open_once(built)
    assert hashed == []


@pytest.mark.parametrize("step", ["add", "change", "remove"])
def test_an_update_hashes_what_it_wrote_and_nothing_else(built, build, given_article, hashed, step):
    before = {path.name: path.stat().st_ino for path in folder_of(built).rglob("*")}
    if step == "remove":
        build(remove=("007",))
    else:
        name = "new" if step == "add" else "007"
        build(add=Content((), (given_article(name, "Tanks arrive in Riga."),)))
    manifest, folder = read_manifest(built), folder_of(built)
    new = [file for file in manifest.files if (folder / file.path).stat().st_ino not in before.values()]
    assert sorted(hashed) == sorted((folder / file.path).name for file in new)
    assert len(new) < len(manifest.files)
    assert {file.path for part in manifest.segments[:1] for file in part.files} <= before.keys()
    hashed.clear()
    open_once(built)
    build()
    assert hashed == []


def test_the_number_of_files_written_for_an_article_does_not_grow_with_the_index(build, given_article, index_dir):
    written = []
    for size in (20, 400):
        shutil.rmtree(index_dir, ignore_errors=True)
        build(articles=[given_article(f"{at:03d}", f"Report {at} on troops in town {at % 7}.") for at in range(size)])
        before = {path.stat().st_ino for path in folder_of(index_dir).rglob("*")}
        build(add=Content((), (given_article("new", "Tanks arrive in Riga."),)))
        status = [path.stat() for path in folder_of(index_dir).rglob("*") if path.is_file()]
        new = [item for item in status if item.st_ino not in before]
        written.append((len(new), sum(item.st_size for item in new)))
    assert written[0][0] == written[1][0]
    assert written[1][1] < 1.1 * written[0][1]


def test_a_copy_is_hashed_once(built, hashed, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    open_once(copy)
    files = [file for file in read_manifest(copy).files if not file.path.endswith(".signs")]
    assert len(hashed) == len(files)
    hashed.clear()
    open_once(copy)
    assert hashed == []


@pytest.mark.parametrize("suffix", [".sqlite", ".faiss", ".term", ".signs"])
def test_what_was_tampered_with_is_found_by_verify_though_its_times_are_old(built, suffix):
    path = file_of(built, suffix)
    tamper(path)
    wrong = [check.path for check in verify_build(built) if check.state != "ok"]
    assert wrong == [path.relative_to(folder_of(built)).as_posix()]


def test_a_tampered_file_is_refused_at_opening_by_the_time_that_nobody_sets(built):
    tamper(file_of(built, ".sqlite"))
    with pytest.raises(IndexDamaged, match=r"\.sqlite is damaged"):
        open_index(built)


def test_a_full_rebuild_believes_no_stamp(built, build, hashed):
    tampered = file_of(built, ".sqlite")
    hashed.clear()
    build(full=True)
    assert tampered.name in hashed


def test_a_stamp_of_another_build_is_not_believed(built, build, given_article, hashed):
    old = (folder_of(built) / STAMP_NAME).read_bytes()
    build(add=Content((), (given_article("new", "Tanks arrive."),)))
    (folder_of(built) / STAMP_NAME).write_bytes(old)
    hashed.clear()
    open_once(built)
    assert len(hashed) == len([file for file in read_manifest(built).files if not file.path.endswith(".signs")])


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda data: data[:-3], id="cut"),
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data.replace(b"sqlite", b"squite"), id="changed"),
        pytest.param(lambda data: b"\xff" * 200, id="no-text"),
        pytest.param(None, id="missing"),
    ],
)
def test_a_broken_stamp_counts_for_nothing_and_is_made_anew(built, hashed, broken):
    stamp = folder_of(built) / STAMP_NAME
    data = stamp.read_bytes()
    stamp.unlink()
    if broken:
        stamp.write_bytes(broken(data))
    open_once(built)
    assert len(hashed) > 10
    hashed.clear()
    open_once(built)
    assert hashed == []


def test_a_file_that_changed_in_the_tick_of_its_stamp_is_hashed_again(built, hashed, monkeypatch):
    monkeypatch.setattr(whole_module.Look, "before", lambda look, now_ns: False)
    monkeypatch.setattr(whole_module, "_TICK_S", 0)
    (folder_of(built) / STAMP_NAME).unlink()
    open_once(built)
    first = len(hashed)
    assert json.loads((folder_of(built) / STAMP_NAME).read_bytes().partition(b"\n")[2])["files"] == {}
    open_once(built)
    assert len(hashed) == 2 * first


def test_where_no_stamp_can_be_written_the_index_opens_all_the_same(built, hashed, monkeypatch):
    (folder_of(built) / STAMP_NAME).unlink()

    def refuse(*_):
        raise PermissionError("not here")

    monkeypatch.setattr(whole_module.Path, "write_bytes", refuse)
    index = open_index(built).index
    assert len(index.articles(Filter())) == 200
    index.close()
    assert not (folder_of(built) / STAMP_NAME).exists()


def test_a_shared_file_that_changed_while_the_next_build_was_made_is_hashed(built, hashed, tmp_path):
    file = read_manifest(built).segments[0].texts
    whole = WholeFiles.stamped(folder_of(built))
    path = whole.path(file)
    assert hashed == []
    (tmp_path / "next").mkdir()
    os.link(path, tmp_path / "next" / file.path)
    following = whole.following(tmp_path / "next")
    following.path(file)
    assert hashed == []
    os.utime(path, ns=(0, 0))
    following.path(file)
    assert hashed == [path.name]
