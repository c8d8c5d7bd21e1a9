import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Evidence, RawArticle, Skipped, make_article, read_raw

BODY = "The ferry to Quillhaven was late again on Monday, and 200 passengers waited in the rain."


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def stated(folder):
    found = read_raw([folder])
    return {item.article_id: (item.folder_outlet, item.language, item.time_zone) for item in found}


def test_the_nearest_folder_wins_key_by_key(tmp_path):
    write(
        tmp_path,
        {
            "a.txt": BODY,
            "sources.toml": 'outlet = "Harbour Post"\nlanguage = "en_GB"\n',
            "b/c.txt": BODY,
            "b/sources.toml": 'outlet = "SAMPLE Wire"\ntimezone = "Europe/Riga"\n',
            "b/d/e.txt": BODY,
        },
    )
    inner = ("SAMPLE Wire", "en-GB", "Europe/Riga")
    assert stated(tmp_path) == {"a.txt": ("Harbour Post", "en-GB", None), "b/c.txt": inner, "b/d/e.txt": inner}
    assert stated(tmp_path / "b" / "d") == {"e.txt": (None, None, None)}


def test_it_holds_for_a_file_given_by_name_and_is_no_article(tmp_path):
    write(tmp_path, {"a.txt": BODY, "sources.toml": 'outlet = "Harbour Post"'})
    (item,) = read_raw([tmp_path / "a.txt"])
    article = make_article(item)
    assert (article.outlet, article.evidence["outlet"]) == ("Harbour Post", Evidence("sources.toml outlet"))


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        pytest.param(
            f"Ferry late\n\nBy Ada Quill | Quill Gazette | 4 March 2022\n\n{BODY}", "Quill Gazette", id="text"
        ),
        pytest.param(f"---\npublication: Quill Gazette\n---\n{BODY}", "Quill Gazette", id="front matter"),
        pytest.param(f"Ferry late\n\nBy Ada Quill\n\n{BODY}", "Harbour Post", id="folder"),
    ],
)
def test_what_an_article_states_wins_over_its_folder(tmp_path, text, outlet):
    write(tmp_path, {"a.txt": text, "sources.toml": 'outlet = "Harbour Post"'})
    (item,) = read_raw([tmp_path])
    assert make_article(item).outlet == outlet


def test_the_source_of_a_record_is_its_agency_where_the_folder_states_the_outlet(tmp_path):
    write(tmp_path, {"a.json": f'{{"text": "{BODY}", "source": "Reuters"}}', "sources.toml": 'outlet = "Harbour Post"'})
    article = make_article(next(iter(read_raw([tmp_path]))))
    assert (article.outlet, article.origin) == ("Harbour Post", "Reuters")


def test_it_changes_the_digest_of_the_articles_that_it_holds_for(tmp_path):
    write(tmp_path, {"a.txt": BODY})
    (before,) = read_raw([tmp_path])
    digests = {before.digest}
    for line in ('outlet = "Harbour Post"', 'outlet = "SAMPLE Wire"', 'language = "de"', 'time_zone = "Europe/Riga"'):
        write(tmp_path, {"sources.toml": line})
        digests.add(next(iter(read_raw([tmp_path]))).digest)
    assert len(digests) == 5


NOT_TOML = 'write lines such as outlet = "Harbour Post"'
NO_ZONE = "is no time zone that is known: write it as"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("outlet =", f"not TOML: Invalid value (at end of document); {NOT_TOML}"),
        ('outlet = "Quill\n', f"not TOML: a quotation mark is not closed (at line 1, column 16); {NOT_TOML}"),
        (f'outlet = "{"x" * 300}"', f'outlet "{"x" * 50}" is too long: write it as "Harbour Post"'),
        ('time_zone = "Riga"', f'time_zone "Riga" {NO_ZONE} "Europe/Riga"'),
        ('time_zone = "asia/tokio"', f'time_zone "asia/tokio" {NO_ZONE} "Asia/Tokyo"'),
        ('time_zone = "../../etc/passwd"', f'time_zone "../../etc/passwd" {NO_ZONE} "Europe/Riga"'),
        ('time_zone = "Europe"', f'time_zone "Europe" {NO_ZONE} "Europe/Riga"'),
        ('language = "English, too"', 'language "English, too" is no language that is known: write it as "en-GB"'),
        ("outlet = 5", 'outlet must be a text in quotes, such as "Harbour Post"'),
        ('paper = "x"', "no setting is called paper: there are outlet, language and time_zone"),
        ('Outlet = "x"', "no setting is called Outlet: write outlet"),
        ("\udcff", "not UTF-8: save it as UTF-8"),
        ("#" * (65 << 10), "too large: over 64 KiB"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_and_the_articles_are_read(tmp_path, text, reason):
    write(tmp_path, {"a.txt": BODY})
    (tmp_path / "sources.toml").write_text(text, errors="surrogateescape")
    line = Skipped(str(tmp_path / "sources.toml"), f"{reason}; the articles are read without it")
    assert list(read_raw([tmp_path])) == [line, RawArticle("a.txt", BODY, str(tmp_path / "a.txt"))]


def test_a_key_that_cannot_be_used_leaves_the_others(tmp_path):
    write(tmp_path, {"a.txt": BODY, "sources.toml": 'outlet = "Harbour Post"\nlanguage = 5'})
    _, item = read_raw([tmp_path])
    assert item.folder_outlet == "Harbour Post"


def test_links_and_pipes_are_not_followed(tmp_path):
    folder = tmp_path / "in"
    write(tmp_path, {"outside.toml": 'outlet = "SECRET"', "in/a.txt": BODY})
    for make in (lambda path: path.symlink_to(tmp_path / "outside.toml"), os.mkfifo, lambda path: path.mkdir()):
        make(folder / "sources.toml")
        line, item = read_raw([folder])
        assert isinstance(line, Skipped)
        assert item.folder_outlet is None
        (folder / "sources.toml").rmdir() if (folder / "sources.toml").is_dir() else (folder / "sources.toml").unlink()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_named(tmp_path, data):
    (tmp_path / "sources.toml").write_bytes(data)
    (tmp_path / "a.txt").write_text(BODY)
    *lines, item = read_raw([tmp_path])
    assert isinstance(item, RawArticle)
    assert all(isinstance(line, Skipped) for line in lines)


def test_a_date_that_a_record_names_is_no_other(tmp_path):
    write(
        tmp_path,
        {"a.json": f'{{"text": "{BODY}", "published": "2022-03-04"}}', "sources.toml": 'time_zone = "Europe/Riga"'},
    )
    (item,) = read_raw([tmp_path])
    assert (make_article(item).published, make_article(item).published_at) == (date(2022, 3, 4), None)
