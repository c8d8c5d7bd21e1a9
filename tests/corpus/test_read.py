import gzip
import json
import os
from datetime import date

import pytest

from corpus import Evidence, RawArticle, Skipped, read_raw

TEXT = "The ferry to Quillhaven was late again on Monday.\n"


def outcomes(*paths):
    """Per item: its id, or where and why it was skipped."""
    return [item.article_id if isinstance(item, RawArticle) else (item.source, item.reason) for item in read_raw(paths)]


def test_a_folder_is_read_in_order_of_name_with_posix_ids(tmp_path):
    for name in ("b.txt", "a/z.md", "a/B.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert outcomes(tmp_path) == ["a/B.TXT", "a/z.md", "b.txt"]


def test_a_file_given_directly_has_its_name_as_id(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(TEXT)
    assert list(read_raw([path])) == [RawArticle("one.txt", TEXT, str(path))]


def test_a_path_that_does_not_exist_is_an_error_in_one_line(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"^no such file or folder: .*gone$"):
        list(read_raw([tmp_path / "gone"]))


def test_hidden_files_leftovers_and_index_folders_are_passed_over_in_silence(tmp_path):
    for name in (".hidden.txt", "draft.txt~", ".a.txt.swp", "old.bak", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "index" / "builds").mkdir(parents=True)
    (tmp_path / "index" / "CURRENT").write_text("x")
    (tmp_path / "index" / "builds" / "copy.txt").write_text(TEXT)
    assert outcomes(tmp_path) == []


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(TEXT.encode(), TEXT, id="utf-8"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), TEXT, id="utf-8 with mark"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT, id="utf-16 little"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, id="utf-16 big"),
        pytest.param("“Café”, €5".encode("cp1252"), "“Café”, €5", id="cp1252"),
    ],
)
def test_text_is_decoded(tmp_path, data, text):
    (tmp_path / "a.txt").write_bytes(data)
    assert [item.raw for item in read_raw([tmp_path])] == [text]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.txt", b"", "empty: zero bytes", id="zero bytes"),
        pytest.param("a.txt", b" \n\t\n", "empty: nothing to read in a.txt", id="blank"),
        pytest.param("a.txt", "\u200b\ufeff\u2060".encode(), "empty: nothing to read in a.txt", id="invisible"),
        pytest.param("a.txt", bytes(range(256)) * 50, "not text", id="binary"),
        pytest.param("a.exe", b"MZ", "unsupported kind of file: .exe", id="other format"),
        pytest.param("a.pdf.gz", b"x", "unsupported kind of file: .pdf.gz", id="gzip of another"),
        pytest.param("a", b"text", "unsupported kind of file: no extension", id="no extension"),
        pytest.param("a.txt.gz", b"\x1f\x8b broken", "damaged gzip file", id="broken gzip"),
        pytest.param("a.txt.gz", gzip.compress(bytes(65 << 20)), "too large: over 64 MiB of text", id="gzip bomb"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    assert list(read_raw([tmp_path])) == [Skipped(str(tmp_path / name), reason)]


def test_a_huge_file_is_refused_by_its_size(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(8 << 30)
    assert outcomes(tmp_path) == [(str(tmp_path / "a.txt"), "too large: 8192 MiB, over 64 MiB")]


def test_gzip_files_are_read_like_the_files_inside(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    assert outcomes(tmp_path) == ["a.txt.gz", "b.jsonl.gz:1"]


def test_links_that_lead_elsewhere_loops_and_pipes_are_named_and_not_followed(tmp_path):
    folder, outside = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text(TEXT)
    (folder / "a.txt").symlink_to(outside / "secret.txt")
    (folder / "b").symlink_to(folder)
    (folder / "c.txt").symlink_to("c.txt")
    os.mkfifo(folder / "d.txt")
    assert outcomes(folder) == [
        (str(folder / "a.txt"), "link that leads outside the folder"),
        (str(folder / "b"), "link to a folder"),
        (str(folder / "c.txt"), "link to nothing or to itself"),
        (str(folder / "d.txt"), "not a regular file"),
    ]


def test_names_cannot_forge_lines_and_undecodable_ones_become_ids(tmp_path):
    (tmp_path / "a\nb.exe").write_text(TEXT)
    (tmp_path / os.fsdecode(b"c\xff.txt")).write_text(TEXT)
    assert outcomes(tmp_path) == [(f"{tmp_path}/a\\nb.exe", "unsupported kind of file: .exe"), "c\\udcff.txt"]


def test_every_field_of_a_record_is_read(tmp_path):
    record = {
        "id": "q-1",
        "title": "Late\nferry",
        "text": TEXT,
        "published": "2022-03-04T10:30:00+02:00",
        "outlet": "Quill Post",
        "authors": ["Ada Quill", " Bo Reed "],
        "url": "https://quill.example/1",
        "mood": "unknown field",
    }
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record))
    assert list(read_raw([path])) == [
        RawArticle(
            "q-1",
            TEXT,
            str(path),
            title="Late ferry",
            authors=("Ada Quill", "Bo Reed"),
            outlet="Quill Post",
            published=date(2022, 3, 4),
            published_at="2022-03-04T10:30:00+02:00",
            url="https://quill.example/1",
            evidence={"published_at": Evidence("field published")},
        )
    ]


def test_a_bad_line_is_named_and_the_rest_go_on(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = ['{"text": "One."}', "{broken", "", '{"text": 5}', "[1]", "[" * 100_000, '{"id": 7, "text": "Seven."}']
    path.write_text("\n".join(lines))
    assert outcomes(path) == [
        "a.jsonl:1",
        (f"{path}:2", "not JSON: Expecting property name enclosed in double quotes at column 2"),
        (f"{path}:4", "text must be a string"),
        (f"{path}:5", "not a JSON object"),
        (f"{path}:6", "not JSON that can be read: a number too long or lists too deep"),
        "7",
    ]


@pytest.mark.parametrize("published", ["2023-02-31", "03/04/2022", "soon", "", None, 5])
def test_a_date_that_is_none_is_unknown_and_the_article_is_read(tmp_path, published):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "published": published}))
    assert [(item.published, item.published_at) for item in read_raw([path])] == [(None, None)]


def test_a_second_equal_id_is_skipped_with_both_sources(tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(json.dumps({"id": "same", "text": TEXT}))
    assert outcomes(tmp_path) == [
        "same",
        (str(tmp_path / "b.jsonl"), f"id same is already taken by {tmp_path}/a.jsonl"),
    ]


def test_lone_surrogates_become_replacement_characters(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a\\ud800", "text": "half \\udc80 pair", "title": "T\\ud83d"}')
    (item,) = read_raw([path])
    assert (item.article_id, item.raw, item.title) == ("a\ufffd", "half \ufffd pair", "T\ufffd")


def test_the_digest_changes_with_the_text_and_each_field_but_not_with_the_place():
    one = RawArticle("a", "Text.", "here")
    assert one.digest == RawArticle("a", "Text.", "there").digest
    others = [RawArticle("a", "Text!"), RawArticle("a", "Text.", title="T"), RawArticle("a", "Text.", authors=("T",))]
    assert len({one.digest, *(other.digest for other in others)}) == 4
