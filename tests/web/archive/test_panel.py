"""What the page may do with the archive, and what it answers to anything else."""

import re
import sys
from html import unescape

import pytest

from qa.web.archive.outcome import Outcome, Step
from qa.web.archive.panel import Archive
from qa.web.archive.rebuild_view import difference, rebuild_view, step_words, summary
from qa.web.archive.rebuilding import Rebuilding, State
from tests.web.archive.conftest import CHILD, wait_for

HOSTILE = [None, 7, "x", [], {}, {"name": None}, {"path": 3, "name": 4}, {"confirmed": "yes"}, {"build": {"a": [1]}}]


def text_of(html):
    return unescape(re.sub(r"<[^>]+>", " ", html))


@pytest.fixture
def make(engine, tmp_path):
    """Make the panel of an index whose rebuild is the fake command."""
    made = []

    def fake(folder):
        return Rebuilding(folder, (sys.executable, "-c", CHILD, str(tmp_path)))

    def archive(folder=tmp_path / "index", **options):
        made.append(Archive(engine, folder, start=fake, **options))
        return made[-1]

    yield archive
    (tmp_path / "hold").unlink(missing_ok=True)
    for each in made:
        each.close()


def ended(archive):
    wait_for(lambda: not archive.progress({})["running"])
    return archive.progress({})


def test_a_large_loss_is_confirmed_before_it_is_done(make):
    archive = make()
    assert archive.rebuild({})["said"] == "Compare first, so that you see what would change."
    archive.compare({})
    reply = ended(archive)
    assert reply["words"] == "1 article new, 1 changed, 3 gone, 8 as before. 40 chunks to embed, about 20 seconds."
    assert "Yes, 3 of 12 articles may leave the index" in text_of(reply["rebuild"])
    for data in ({}, {"confirmed": "yes"}, {"confirmed": 1}, None):
        assert archive.rebuild(data)["said"] == "Tick that so many articles may leave the index, then rebuild."
    archive.rebuild({"confirmed": True})
    assert ended(archive)["words"] == "Done in 2.0 seconds: the index now holds 10 articles (1 new, 1 changed, 3 gone)."


def test_while_one_runs_no_other_begins(make, tmp_path):
    archive = make()
    (tmp_path / "hold").touch()
    archive.compare({})
    busy = "A rebuild is running already: wait for it, or stop it."
    assert [archive.compare({})["said"], archive.rebuild({})["said"]] == [busy, busy]
    archive.cancel({})
    archive.cancel({})
    assert ended(archive)["words"].startswith("Stopped. The index is as it was")


def test_a_newer_build_is_told_of_once(make):
    archive = make()
    assert "4 articles" in text_of(archive.progress({"build": "an older one"})["line"])
    assert "line" not in archive.progress({"build": "build-1"})


def test_without_leave_nothing_is_changed(make, tmp_path):
    for archive in (make(may_rebuild=False), make(folder=None)):
        for act in (archive.compare, archive.rebuild, archive.cancel):
            assert act({})["said"].startswith("This page was not started to change the index")
        for act in (archive.receive, archive.withdraw, archive.add):
            assert "--allow-upload" in act({"path": "/etc/passwd", "name": "a.txt"})["said"]
        html = archive.view("#index")
        assert "data-archive=" not in html
        assert "not started to change the index" in text_of(html)
        assert "--allow-upload" in text_of(html)
    assert not (tmp_path / "arguments").exists()


@pytest.mark.parametrize("data", HOSTILE, ids=repr)
def test_whatever_comes_is_answered(make, arrivals, data):
    archive = make(arrivals=arrivals)
    for act in (archive.rebuild, archive.progress, archive.receive, archive.withdraw, archive.add, archive.cancel):
        reply = act(data)
        assert (reply["run"], reply["running"]) == ("0:idle", False)


@pytest.mark.parametrize("href", [None, 3, "", "#indexed", "#articles", "#read?article=a"])
def test_addresses_of_others_are_left_to_them(make, href):
    assert make().view(href) is None


@pytest.mark.parametrize(
    "query", ["", "file=", "file=%ff", "file=a.txt&article=" + "9" * 900, "&" * 500, "file=../CURRENT"]
)
def test_an_address_of_no_file_says_so(make, arrivals, query):
    assert "No such file waits here." in make(arrivals=arrivals).view(f"#index?{query}")


def test_files_wait_are_shown_and_are_added(make, arrivals, tmp_path):
    archive = make(arrivals=arrivals)
    for name, words in (("a.txt", "Otters swim.\n\nThey sleep."), ("<b>bold</b>.html", "<p>Gulls call.</p>" * 9)):
        (arrivals / "sent").write_text(words)
        assert archive.receive({"path": str(arrivals / "sent"), "name": name})["taken"]
    (arrivals / "sent").write_bytes(b"PK\x03\x04\x00\x00")
    reply = archive.receive({"path": str(arrivals / "sent"), "name": "zipped.txt"})
    assert "No article can be read from it." in text_of(reply["uploads"])
    assert "<b>bold" not in archive.view("#index")
    assert "Otters swim." in archive.view("#index?file=a.txt")
    assert "title unknown" in text_of(archive.view("#index?file=a.txt"))
    archive.add({})
    reply = ended(archive)
    assert (tmp_path / "arguments").read_text().endswith(f"--add {tmp_path / 'index' / 'uploads'}\n")
    assert sorted(path.name for path in (tmp_path / "index" / "uploads" / "uploaded").iterdir()) == [
        "a.txt", "b_.html"
    ]  # fmt: skip
    assert archive.add({})["said"] == "No file waits of which an article was read."
    assert archive.withdraw({"name": "zipped.txt"})["said"] == "“zipped.txt” was taken back."
    assert archive.withdraw({"name": "zipped.txt"})["said"] == "That file is gone already."


def test_files_wait_again_where_adding_fails(make, arrivals, tmp_path):
    archive = make(arrivals=arrivals)
    (arrivals / "sent").write_text("Otters swim.")
    archive.receive({"path": str(arrivals / "sent"), "name": "a.txt"})
    (tmp_path / "error").write_text("article-qa: cannot write to /index (no space left on device): free some space")
    archive.add({})
    reply = ended(archive)
    assert reply["words"] == "Cannot write to /index (no space left on device): free some space."
    assert "Not in the index yet" in reply["uploads"]


@pytest.mark.parametrize(
    ("step", "words"),
    [
        pytest.param(None, "Starting…", id="nothing said yet"),
        pytest.param(Step("read", 1, None, None, None), "Reading the sources: 1 article so far.", id="read"),
        pytest.param(
            Step("clean", 40, 1_200, None, 75), "Cleaning: 40 of 1,200 articles, about 80 seconds left.", id="clean"
        ),
        pytest.param(Step("compare", 0, 9, None, None), "Looking for duplicates and repeated lines.", id="compare"),
        pytest.param(Step("embed", 0, 9, None, None), "Embedding 9 chunks: the model is being loaded.", id="model"),
        pytest.param(
            Step("embed", 12, 340, 24.0, 830),
            "Embedding: 12 of 340 chunks, 24 a second, about 14 minutes left.",
            id="embed",
        ),
        pytest.param(Step("write", 0, 2, None, None), "Writing the new build.", id="write"),
    ],
)
def test_progress_is_told_in_words(step, words):
    assert step_words(step) == words


def test_nothing_to_do_is_told_and_offers_no_rebuild():
    outcome = Outcome("b", (), (), (), 8, 8, 0, (), 1.0, 0.0)
    state = State("compared", 1, outcome=outcome)
    assert difference(outcome) == "Nothing has changed: the index holds what its sources hold, 8 articles."
    assert 'data-archive="rebuild"' not in rebuild_view(state, may_rebuild=True)


def test_names_of_articles_stay_text():
    outcome = Outcome("b", ("<img src=x>", "a\u202eb"), (), (), 8, 10, 4, (("<i>", "<b>"),), 1.0, 0.0)
    html = rebuild_view(State("compared", 1, outcome=outcome), may_rebuild=True)
    assert "<img" not in html
    assert "<bdi>&lt;img src=x&gt;</bdi>" in html
    assert "&lt;i&gt;: &lt;b&gt;" in html


def test_a_failure_keeps_its_sentence():
    state = State("failed", 2, sentence="The folder is <gone>.")
    assert summary(state) == "The folder is <gone>."
    assert "The folder is &lt;gone&gt;." in rebuild_view(state, may_rebuild=True)
