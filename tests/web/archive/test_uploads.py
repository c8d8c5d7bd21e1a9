import gzip
import io
import json
import os
import shutil
import threading
import zipfile

import pytest

from qa import rebuild_index
from qa.web.archive.reading import read_kept
from qa.web.archive.uploads import MAX_FILE_BYTES, MAX_WAITING, Refused, Uploads, safe_name


@pytest.fixture
def uploads(tmp_path, arrivals):
    return Uploads(tmp_path / "index", arrivals)


@pytest.fixture
def send(uploads, arrivals):
    """Let a file arrive and take it."""

    def sent(name: str, data: bytes = b"The pier of Saltmere is closed."):
        folder = arrivals / f"h{len(list(arrivals.iterdir()))}"
        folder.mkdir()
        (folder / "arrived").write_bytes(data)
        return uploads.receive(str(folder / "arrived"), name)

    return sent


def names(files):
    return [file.name for file in files]


def test_a_file_waits_is_admitted_and_taken_out_again(uploads, send, arrivals):
    assert (uploads.waiting, uploads.added) == ((), ())
    kept = send("pier.txt")
    assert kept.path == uploads.folder / ".waiting" / "pier.txt"
    assert list(arrivals.iterdir()) == []
    assert uploads.find("pier.txt") == kept
    assert uploads.admit(uploads.waiting) == ("pier.txt",)
    assert (names(uploads.waiting), names(uploads.added)) == ([], ["pier.txt"])
    uploads.take_out(("pier.txt", "no such file.txt"))
    assert (names(uploads.waiting), names(uploads.added)) == (["pier.txt"], [])


def test_no_name_is_taken_twice_and_nothing_is_overwritten(uploads, send):
    assert names([send("a.txt", b"one"), send("A.txt", b"two"), send("a.txt", b"three")]) == [
        "a.txt", "A-2.txt", "a-3.txt"
    ]  # fmt: skip
    uploads.admit(uploads.waiting)
    assert send("a.txt", b"four").name == "a-4.txt"
    assert [file.path.read_bytes() for file in uploads.added] == [b"two", b"three", b"one"]


def test_what_is_withdrawn_is_gone_waiting_or_added(uploads, send):
    send("a.txt")
    uploads.admit(uploads.waiting)
    send("b.txt")
    assert [uploads.withdraw(name) for name in ("a.txt", "b.txt", "b.txt", "../CURRENT", None, ["a.txt"])] == [
        True, True, False, False, False, False
    ]  # fmt: skip
    assert (uploads.waiting, uploads.added) == ((), ())


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        pytest.param("../../etc/cron.txt", "cron.txt", id="folders"),
        pytest.param("..\\..\\boot.txt", "boot.txt", id="folders of Windows"),
        pytest.param("...hidden.txt", "hidden.txt", id="hidden"),
        pytest.param("a\x00b\x1b[2J\nc.txt", "ab[2Jc.txt", id="controls"),
        pytest.param("exe\u202etxt.html", "exetxt.html", id="direction"),
        pytest.param("<img src=x onerror=alert(1)>.html", "_img src=x onerror=alert(1)_.html", id="markup"),
        pytest.param("e\u0301te\u0301.txt", "été.txt", id="composed"),
        pytest.param("a\ud800.txt", "a.txt", id="surrogate"),
        pytest.param("日本の記事.pdf", "日本の記事.pdf", id="letters"),
        pytest.param("x" * 500 + ".jsonl.gz", "x" * 111 + ".jsonl.gz", id="long"),
        pytest.param("é" * 500 + ".txt", "é" * 58 + ".txt", id="long in bytes"),
        pytest.param("CON?.txt", "CON_.txt", id="question mark"),
        pytest.param("", "article", id="empty"),
        pytest.param(".txt", "txt", id="only an ending"),
    ],
)
def test_names_are_made_safe(name, safe):
    assert safe_name(name) == safe
    assert safe_name(safe) == safe


@pytest.mark.parametrize("name", ["a.exe", "a", "sources.toml", "a.txt.bak", "a.zip", "a.pdf.gz", "#a#"])
def test_only_what_readers_know_is_taken(send, uploads, name):
    with pytest.raises(Refused, match=r"is of a kind that is not read; text, Markdown, .* are\."):
        send(name)
    assert uploads.waiting == ()


def test_empty_and_large_files_are_refused(send, arrivals):
    with pytest.raises(Refused, match=r"^“a\.txt” is empty\.$"):
        send("a.txt", b"")
    with pytest.raises(Refused, match=r"^“b\.txt” has 30 MB; files of up to 20 MB are taken here\.$"):
        send("b.txt", b"x" * (30 << 20))
    assert list(arrivals.iterdir()) == []
    assert send("c.txt", b"x" * MAX_FILE_BYTES).size == MAX_FILE_BYTES


def test_so_many_may_wait_and_no_more(send, uploads):
    for number in range(MAX_WAITING):
        send(f"{number}.txt")
    with pytest.raises(Refused, match="100 files, or 200 MB, may wait at a time"):
        send("more.txt")
    uploads.admit(uploads.waiting)
    assert send("more.txt").name == "more.txt"


@pytest.mark.parametrize("path", [None, 7, "", "\x00", "/etc/passwd", "x" * 9_000, "arrivals", "outside.txt", "link"])
def test_only_files_that_arrived_are_taken(uploads, arrivals, tmp_path, path):
    (tmp_path / "outside.txt").write_text("Not yours.")
    (arrivals / "link").symlink_to(tmp_path / "outside.txt")
    asked = {
        "arrivals": str(arrivals),
        "outside.txt": str(arrivals / ".." / "outside.txt"),
        "link": str(arrivals / "link"),
    }.get(path, path)
    with pytest.raises(Refused, match="did not arrive"):
        uploads.receive(asked, "a.txt")
    assert (tmp_path / "outside.txt").read_text() == "Not yours."
    assert uploads.waiting == ()


def test_a_folder_that_cannot_be_written_is_told_of(tmp_path, arrivals):
    (tmp_path / "index").write_text("a file")
    (arrivals / "a").write_text("words")
    with pytest.raises(Refused, match=r"could not be kept \(not a directory\)"):
        Uploads(tmp_path / "index", arrivals).receive(str(arrivals / "a"), "a.txt")


def test_many_at_once_keep_their_own_names(uploads, arrivals):
    for number in range(20):
        (arrivals / str(number)).mkdir()
        (arrivals / str(number) / "a").write_text(str(number))
    threads = [
        threading.Thread(target=uploads.receive, args=(os.fspath(arrivals / str(number) / "a"), "a.txt"))
        for number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(int(file.path.read_text()) for file in uploads.waiting) == list(range(20))


def test_what_is_read_of_a_file_is_told_before_it_is_added(send):
    lines = [
        {"id": f"n{number}", "title": f"Otters {number}", "text": f"Otter {number} swims."} for number in range(30)
    ]
    reading = read_kept(send("a.jsonl", "".join(json.dumps(line) + "\n" for line in [*lines, {"id": "no"}]).encode()))
    assert (reading.count, reading.is_whole, len(reading.articles)) == (30, True, 20)
    assert reading.articles[3].title == "Otters 3"
    assert len(reading.skipped) == 1


def test_a_zip_called_txt_is_read_as_what_it_is_not(send):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", os.urandom(3_000))
    reading = read_kept(send("a.txt", data.getvalue()))
    assert (reading.count, len(reading.skipped)) == (0, 1)


def test_a_file_that_unfolds_is_counted_so_far(send):
    line = json.dumps({"text": "Otters swim. "})
    reading = read_kept(send("a.jsonl.gz", gzip.compress((line + "\n").encode() * 20_000)))
    assert (reading.count, reading.is_whole) == (5_000, False)


def test_added_files_are_a_source_like_any_other_and_waiting_ones_are_not(uploads, send, tmp_path, embedder, own_coast):
    index = tmp_path / "index"
    rebuild_index([own_coast], index, embedder=embedder)
    send("pier.txt")
    uploads.admit(uploads.waiting)
    send("waits.txt", b"Nobody has seen this yet.")
    added = rebuild_index(None, index, add=[uploads.folder], embedder=embedder)
    assert (added.added, added.unchanged, added.skipped) == (("uploaded/pier.txt",), 5, ())
    for options in ({}, {"full": True}):
        again = rebuild_index(None, index, embedder=embedder, **options)
        assert (again.added, again.removed, again.articles) == ((), (), 6)
    (index / "CURRENT").unlink()  # the folder stays one of ours, whatever was added to it
    shutil.rmtree(index / "builds")
    assert rebuild_index([own_coast, uploads.folder], index, embedder=embedder).articles == 6
    uploads.withdraw("pier.txt")
    gone = rebuild_index(None, index, embedder=embedder)
    assert (gone.removed, gone.articles) == (("uploaded/pier.txt",), 5)
