"""A cross-encoder named in the settings orders the best passages anew; without one nothing changes."""

import pytest

from qa.answer import Leg
from qa.records import article_record
from qa.view import View


class CountingCross:
    """Scores a passage by how often it has a word, less 5 so that most scores are below 0."""

    name = "counting"

    def __init__(self, word):
        self.word = word
        self.read = []

    def scores(self, question, passages):
        self.read.append((question, list(passages)))
        return [float(passage.lower().count(self.word)) - 5 for passage in passages]


@pytest.fixture
def view(open_fake, coast):
    with open_fake(coast).pinned() as found:
        yield found


def with_cross(view, word):
    return View(view.index, view.embedder, view.build, view.weights, cross_encoder=CountingCross(word))


def test_the_best_passages_are_ordered_anew_and_say_so(view):
    question = "How deep is the harbour mouth at Oar Island?"
    plain = view.retrieve(question)
    crossed = with_cross(view, "bees")
    hits = crossed.retrieve(question)
    assert "bees" in hits[0].chunk.text
    assert "bees" not in plain[0].chunk.text
    assert hits[0].legs["cross"] == Leg(1, -4.0)
    assert {name: leg for name, leg in hits[0].legs.items() if name != "cross"} == next(
        hit.legs for hit in plain if hit.chunk == hits[0].chunk
    )
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    (read,) = crossed.cross_encoder.read
    assert read[0] == question
    assert any(text.startswith("The ferry to Oar Island returns\n") for text in read[1])


def test_an_answer_rests_on_what_was_read_and_keeps_its_promises(view, false_statements):
    crossed = with_cross(view, "otters")
    answer = crossed.ask("How many otters were counted on the Saltmere river?")
    assert crossed.cross_encoder.read
    articles = {item.article_id: article_record(item) for item in crossed.articles()}
    assert false_statements(answer.to_dict(), articles) == []


def test_without_one_there_is_no_such_leg(view):
    assert all("cross" not in hit.legs for hit in view.retrieve("How deep is the harbour mouth?"))


def test_a_wrong_folder_is_one_line_and_exit_2(coast_run, tmp_path, monkeypatch):
    for command in (["ask", "Who?"], ["search", "harbour"], ["status"]):
        result = coast_run(*command, "--cross-encoder", tmp_path / "nope")
        assert (result.code, result.error) == (
            2, f"article-qa: no such cross-encoder folder: {tmp_path / 'nope'}",
        )  # fmt: skip
    monkeypatch.setenv("ARTICLE_QA_CROSS_ENCODER", str(tmp_path))
    assert coast_run("ask", "Who?").code == 2
    monkeypatch.setenv("ARTICLE_QA_CROSS_ENCODER", "")
    assert coast_run("status").code == 0


def test_the_status_names_it(coast_run, tmp_path):
    (tmp_path / "config.json").write_text('{"id2label": {"0": "LABEL_0"}}')
    (tmp_path / "model.safetensors").write_bytes(b"")
    assert str(tmp_path) in coast_run("status", "--cross-encoder", tmp_path, "--json").json["search"]
    assert str(tmp_path) not in coast_run("status", "--json").json["search"]
