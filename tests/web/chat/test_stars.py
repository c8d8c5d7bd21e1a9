from dataclasses import replace

import pytest

from qa.web.chat.stars import ask_again, cited_by, starred_view


def star(engine, question, **fields):
    cited = sorted(map(list, cited_by(engine.ask(question))))
    return {
        "turn": "s-1",
        "question": question,
        "where": {},
        "as_of": None,
        "cited": cited,
        "build": "build-1",
        **fields,
    }


def test_the_same_citations_are_the_same(engine):
    kept = star(engine, "How many soldiers would a brigade hold?")
    found = ask_again(engine, kept)
    assert found == {"state": "same", "cited": kept["cited"], "build": "build-1"}


def test_other_citations_are_told(engine):
    kept = star(engine, "How many soldiers would a brigade hold?")
    text = "A brigade would hold 4,000 soldiers in Lithuania."
    engine.held[1] = replace(engine.held[1], text=text, raw=text)
    found = ask_again(engine, kept)
    assert found["state"] == "changed"
    assert found["cited"] == [["brigades.txt", text]]


def test_an_answer_gained_or_lost_is_told(engine):
    kept = star(engine, "How many soldiers would a brigade hold?")
    assert ask_again(engine, {**kept, "cited": []})["state"] == "now_answered"
    assert ask_again(engine, {**kept, "question": "Which capital has battlegroups?"})["state"] == "now_refused"


@pytest.mark.parametrize(
    "data", [None, 3, {}, {"question": "q"}, {"question": "q", "cited": [["a"]]}, {"question": "q", "cited": [[1, 2]]}]
)
def test_what_is_no_star_is_a_sentence(engine, data):
    assert ask_again(engine, data)["problem"].endswith((".", "reload it."))


def test_a_failing_question_is_a_sentence(engine):
    assert "went wrong" in ask_again(engine, {"question": "an outage", "cited": []})["problem"]


def test_the_list_shows_questions_filters_and_states_as_text(engine):
    kept = star(engine, "<b>How</b> many?", where={"outlets": ["<i>W</i>"]}, as_of="2022-04-30", state="changed")
    html = starred_view([kept, 3, {"question": 1}], "build-1")
    assert html.count("<li data-star=") == 1
    assert "<bdi>&lt;b&gt;How&lt;/b&gt; many?</bdi>" in html
    assert "<bdi>as of 30 April 2022</bdi> · <bdi>&lt;i&gt;W&lt;/i&gt;</bdi>" in html
    assert '<span class="state is-changed">Other citations now</span>' in html
    assert 'class="state' not in starred_view([{**kept, "state": '"><script>'}], "build-1")


@pytest.mark.parametrize("data", [None, [], {}, "x", [None]])
def test_without_stars_the_list_says_how_to_make_one(data):
    assert "None yet." in starred_view(data, "build-1")


def test_a_question_not_asked_since_a_rebuild_is_marked(engine):
    kept = star(engine, "How many?", state="same")
    assert "The same citations" in starred_view([kept], "build-1")
    assert "Not asked since the index was rebuilt" in starred_view([kept], "build-2")
