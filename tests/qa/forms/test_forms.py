"""Answers in a form, from the question to the record: what is quoted, in which order, and what is said of silence."""

from datetime import date

import pytest

from corpus import RawArticle, make_article
from qa import ArticleQA, Filter, rebuild_index
from qa.exports.citing import answer_footnotes
from qa.exports.markdown import answer_markdown
from qa.records import article_record
from qa.render import answer_text


def article(name, published, outlet, text):
    return make_article(RawArticle(f"{name}.txt", text, title=None, outlet=outlet, published_text=published))


ARTICLES = (
    article(
        "vote", "2022-03-05", "Harbour Post",
        "The dockers of Saltmere voted for a strike on 3 March. The tug crews of Saltmere said that they would join.",
    ),
    article(
        "walkout", "2022-03-09", "Coast Wire",
        "The dockers began their strike in Saltmere on Monday. Estonia, Latvia and Finland sent ferries elsewhere.",
    ),
    article(
        "deal", "2022-03-21", "Harbour Post",
        "The strike of the dockers in Saltmere ended on 20 March with a deal. Poland reopened its line to Saltmere.",
    ),
    article("eels", "2022-05-02", "Gull Gazette", "Eels were seen below the old pier. Nobody counted the eels."),
    article("tugs", "2022-06-01", "Dune Herald", "There are 12 tugs in Saltmere, the harbour master says."),
    article("more-tugs", "2022-06-02", "Coast Wire", "The number of tugs in Saltmere has reached 19."),
)  # fmt: skip
THINGS = "goats lamps bells kites plums drums boots moles ropes tiles"
FILLER = tuple(
    article(thing, "2021-01-02", "Dune Daily", f"Some {thing} were sold at the fair. A judge praised the {thing}.")
    for thing in THINGS.split()
)


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """The articles, embedded by the packaged model."""
    index = tmp_path_factory.mktemp("forms") / "index"
    rebuild_index([*ARTICLES, *FILLER], index)
    with ArticleQA.open(index) as opened:
        yield opened


def quotes(answer):
    return [citation.quote for citation in answer.citations if citation.answer_start is not None]


def test_a_timeline_runs_in_the_order_of_the_events(engine):
    answer = engine.ask("What happened in the strike of the dockers in Saltmere?")
    assert answer.form == "timeline"
    assert quotes(answer)[:3] == [
        "The dockers of Saltmere voted for a strike on 3 March.",
        "The dockers began their strike in Saltmere on Monday.",
        "The strike of the dockers in Saltmere ended on 20 March with a deal.",
    ]
    assert "3 Mar 2022 (published 5 Mar 2022)" in answer_text(answer).splitlines()
    assert "**7 Mar 2022 (published 9 Mar 2022)**" in answer_markdown(answer).splitlines()
    assert "20 Mar 2022 (published 21 Mar 2022):" in answer_footnotes(answer).splitlines()


def test_a_timeline_keeps_to_the_days_asked_for(engine):
    answer = engine.ask("What happened in the strike of the dockers in Saltmere after 5 March 2022?")
    assert quotes(answer)[0] == "The dockers began their strike in Saltmere on Monday."
    assert all((citation.event_from or citation.published) > date(2022, 3, 5) for citation in answer.citations)


def test_one_day_is_no_timeline(engine):
    assert engine.ask("What happened to the eels below the old pier?").form == "short"


def test_sides_are_searched_by_themselves_and_silence_is_said(engine):
    answer = engine.ask("How do the Gazette, Coast Wire and Harbour Post report on the strike of the dockers?")
    assert answer.form == "sides"
    assert [citation.outlet for citation in answer.citations][:2] == ["Coast Wire", "Harbour Post"]
    assert {citation.outlet for citation in answer.citations} == {"Coast Wire", "Harbour Post"}
    notes = {note.text for note in answer.notes if note.kind == "uncovered"}
    assert "Gull Gazette: nothing found on this." in notes
    lines = answer_text(answer).splitlines()
    assert lines[:2] == ["Coast Wire", "  “The dockers began their strike in Saltmere on Monday.” [1]"]


def test_sides_that_give_different_figures_are_set_against_each_other(engine):
    answer = engine.ask("Do Dune Herald and Coast Wire agree on the number of tugs in Saltmere?")
    assert [citation.outlet for citation in answer.citations] == ["Dune Herald", "Coast Wire"]
    assert [note.citations for note in answer.notes if note.kind == "conflict"] == [(1, 2)]


def test_a_place_called_alike_is_another(engine):
    assert not engine.ask("What happened in the strike of the dockers in Saltmere Bay?").answered
    assert not engine.ask("How do Harbour Post and Coast Wire report on the strike in Grenholm?").answered


def test_where_all_are_silent_there_is_no_answer(engine):
    answer = engine.ask("How do Gull Gazette and Coast Wire report on the glacier?")
    assert not answer.answered


def test_a_filter_silences_an_outlet(engine):
    question = "How do Coast Wire and Harbour Post report on the strike of the dockers?"
    answer = engine.ask(question, where=Filter(outlets=("Harbour Post",)))
    assert {citation.outlet for citation in answer.citations} == {"Harbour Post"}
    assert "Coast Wire: nothing found on this." in {note.text for note in answer.notes}


def test_a_list_has_what_names_something_new(engine):
    answer = engine.ask("Which countries sent ferries elsewhere or reopened a line to Saltmere?")
    assert answer.form == "list"
    assert quotes(answer)[0] == "Estonia, Latvia and Finland sent ferries elsewhere."
    assert "Poland reopened its line to Saltmere." in quotes(answer)
    assert f"- “{quotes(answer)[0]}” [1]" in answer_text(answer).splitlines()


def test_records_in_every_form_keep_their_promises(engine, false_statements):
    for question in (
        "What happened in the strike of the dockers in Saltmere?",
        "How do the Gazette, Coast Wire and Harbour Post report on the strike of the dockers?",
        "Which countries sent ferries elsewhere or reopened a line to Saltmere?",
    ):
        answer = engine.ask(question)
        articles = {c.article_id: article_record(engine.article(c.article_id)) for c in answer.citations}
        assert false_statements(answer.to_dict(), articles) == []
        assert engine.ask(question).to_dict() == answer.to_dict()
