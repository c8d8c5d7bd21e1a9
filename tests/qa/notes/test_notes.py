"""Notes of whole answers, with an embedder that computes bags of words."""

from dataclasses import replace
from datetime import date

import pytest

from corpus import RawArticle, make_article
from qa.notes.notes import with_notes
from qa.questions.question import read_question
from qa.records import article_record

SHIPS = "How many ships does the alliance keep in the Baltic?"


def article(name, text, published="2022-03-02", outlet="Harbour Post", origin=None):
    day = published and date.fromisoformat(published)
    return make_article(RawArticle(name, text, title=f"On {name}", published=day, outlet=outlet, origin=origin))


@pytest.fixture
def ask(open_fake, false_statements):
    """Ask an index of some articles, and check the whole record."""

    def answer(question, *articles, **options):
        engine = open_fake(*articles)
        found = engine.ask(question, **options)
        texts = {item.article_id: engine.article(item.article_id) for item in articles}
        assert false_statements(found.to_dict(), {name: article_record(item) for name, item in texts.items()}) == []
        for item in found.citations:
            source = texts[item.article_id]
            assert source.text[item.start : item.end] == item.quote == source.to_clean(item.raw_start, item.raw_end)
        return found

    return answer


def notes(answer):
    return [(note.kind, note.citations) for note in answer.notes]


TWELVE = article("twelve", "The alliance keeps 12 ships in the Baltic.", "2022-03-02")
NINETEEN = article("nineteen", "In the Baltic the alliance now keeps 19 ships.", "2022-11-29", "Coast Wire")


def test_other_figures_are_told_with_dates_and_outlets(ask):
    found = ask(SHIPS, TWELVE, NINETEEN)
    assert {item.quote for item in found.citations} >= {
        "The alliance keeps 12 ships in the Baltic.",
        "In the Baltic the alliance now keeps 19 ships.",
    }
    numbers = {item.article_id: item.number for item in found.citations}
    note = next(note for note in found.notes if note.kind == "conflict")
    assert note.citations == (numbers["twelve"], numbers["nineteen"])
    assert note.text == (
        f"The articles give different figures: “12 ships” by Harbour Post, 2 Mar 2022 [{numbers['twelve']}]"
        f" and “19 ships” by Coast Wire, 29 Nov 2022 [{numbers['nineteen']}];"
        " about 9 months lie between them, which may explain it."
    )


def test_the_newest_of_two_figures_leads_where_the_question_is_about_the_present(ask):
    assert ask(SHIPS, TWELVE, NINETEEN).citations[0].article_id == "nineteen"
    assert ask(SHIPS, TWELVE, NINETEEN, as_of=date(2022, 6, 1)).citations[0].article_id == "twelve"


def test_nothing_later_than_the_day_asked_for_is_in_a_note(ask):
    found = ask(SHIPS, TWELVE, NINETEEN, as_of=date(2022, 4, 1))
    assert [item.article_id for item in found.citations if item.article_id == "nineteen"] == []
    assert notes(found) == []


def test_a_quote_that_only_a_note_uses_has_no_place_in_the_text(ask):
    far = article(
        "far",
        "The alliance keeps 19 ships in the Baltic, between the port of Riga, where the fishing boats lie in winter,"
        " and the islands, where nobody but the keeper of the light has ever counted them.",
        "2022-03-02",
        "Coast Wire",
    )
    found = ask(SHIPS, TWELVE, far)
    assert [note for note in notes(found) if note[0] == "conflict"] == [("conflict", (1, 2))]
    for item in found.citations:
        assert (item.answer_start is None) == (f"[{item.number}]" not in found.text)


def test_old_evidence_is_told_against_the_day_asked_for_or_the_newest_article(ask):
    rain = article("rain", "Rain fell on Narva for a week.", "2022-12-10")
    assert notes(ask(SHIPS, TWELVE, rain)) == [("stale", (1,))]
    assert ask(SHIPS, TWELVE, rain).notes[0].text == (
        "The newest evidence is of 2 Mar 2022, about 9 months before the newest article here (10 Dec 2022)."
    )
    aged = ask(SHIPS, TWELVE, rain, as_of=date(2022, 9, 2))
    assert aged.notes[0].text == (
        "The newest evidence is of 2 Mar 2022, about 6 months before the day asked for (2 Sep 2022)."
    )
    assert notes(ask("How many ships did the alliance keep in the Baltic in March 2022?", TWELVE, rain)) == []


def test_a_newer_quote_behind_it_makes_the_first_one_no_younger(ask):
    first = ask(SHIPS, TWELVE).citations[0]
    newer = replace(first, number=2, article_id="rain", published=date(2022, 12, 10))
    answer = replace(ask(SHIPS, TWELVE), citations=(first, newer), notes=())
    origins = {first.article_id: None, "rain": None}
    told = with_notes(answer, read_question(SHIPS), (), date(2022, 12, 10), origins)
    assert ("stale", (1,)) in notes(told)
    assert told.notes[0].text.startswith("The first quote is of 2 Mar 2022, about 9 months before the newest article")
    several = with_notes(replace(answer, form="list"), read_question(SHIPS), (), date(2022, 12, 10), origins)
    assert "stale" not in [kind for kind, _ in notes(several)]


def test_a_denial_is_set_against_what_it_denies(ask):
    yes = article("yes", "Sweden is a member of the alliance.", "2024-03-08", "Coast Wire")
    no = article("no", "Sweden is not a member of the alliance.", "2022-03-02")
    found = ask("Is Sweden a member of the alliance?", no, yes)
    assert found.citations[0].article_id == "yes"
    numbers = {item.article_id: item.number for item in found.citations}
    assert ("conflict", (numbers["no"], numbers["yes"])) in notes(found)


def test_two_articles_of_one_outlet_are_told(ask):
    crews = article("crews", "The alliance keeps ships in the Baltic, and their crews sleep in Kiel.")
    found = ask("Where does the alliance keep ships in the Baltic?", TWELVE, crews)
    assert {item.article_id for item in found.citations} == {"twelve", "crews"}
    assert [(note.kind, note.text) for note in found.notes if note.kind == "single_outlet"] == [
        ("single_outlet", "Both quotes are from one outlet, Harbour Post.")
    ]


def test_two_outlets_that_print_one_agency_are_told(ask):
    one = article("one", "The alliance keeps 12 ships in the Baltic.", origin="SAMPLE Wire")
    crews = "The alliance keeps ships in the Baltic, and their crews sleep in Kiel."
    two = article("two", crews, outlet="Gull Gazette", origin="SAMPLE Wire")
    found = ask("Where does the alliance keep ships in the Baltic?", one, two)
    assert [note.text for note in found.notes if note.kind == "single_outlet"] == [
        "Both quotes are from one agency's copy, SAMPLE Wire."
    ]
    other = article("two", crews, outlet="Gull Gazette")
    assert notes(ask("Where does the alliance keep ships in the Baltic?", one, other)) == []


def test_one_article_alone_is_no_single_outlet(ask):
    assert notes(ask(SHIPS, TWELVE)) == []


def test_an_answer_from_an_undated_article_says_so(ask):
    found = ask(SHIPS, article("loose", "The alliance keeps 12 ships in the Baltic.", None))
    assert [(note.kind, note.text, note.citations) for note in found.notes] == [
        ("undated", "The answer rests on an article without a date.", (1,))
    ]


def test_a_refusal_has_no_notes_of_evidence(ask):
    found = ask("Who painted the ceiling of the opera?", TWELVE, NINETEEN)
    assert not found.answered
    assert notes(found) == []


def test_a_newer_holder_of_an_office_comes_first_and_both_are_shown(ask):
    old = article("old", "Latvia's defence minister, Mark Quill, welcomed the ships.", "2022-03-02")
    new = article("new", "Laura Holt was appointed defence minister of Latvia on Monday.", "2022-11-29", "Coast Wire")
    found = ask("Who is the defence minister of Latvia?", old, new)
    assert [item.article_id for item in found.citations] == ["new", "old"]
    (note,) = [note for note in found.notes if note.kind == "conflict"]
    assert note.citations == (2, 1)
    assert note.text == (
        "The articles name different people: “Mark Quill” by Harbour Post, 2 Mar 2022 [2] and “Laura Holt” by Coast"
        " Wire, 29 Nov 2022 [1]; about 9 months lie between them, which may explain it."
    )
