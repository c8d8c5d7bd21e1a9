"""Sentences that speak of what a question names, those that do not, and what is said to be missing."""

from dataclasses import replace

import pytest

from corpus import Filter
from embeddings import Facets
from qa import Answer
from qa.answering.answerer import Scope, compose
from qa.answering.coverage import HOLLOW_BELOW, OTHER_WITHIN, Names
from qa.answering.missing import missing_text, with_uncovered
from qa.answering.refusal import Verdict
from qa.questions.question import read_question

LIONS = "The Lions of Saltmere met on Monday. Their team is led by Ines Tallow. Rain fell in Riga."
GULLS = "The Gulls are led by Mara Quill."


@pytest.fixture
def names(archive):
    """What a question names, in an archive of some texts."""

    def read(question, *texts):
        parts = read_question(question)
        weights = dict.fromkeys(parts.stems, 0.0) | dict.fromkeys(parts.content, 1.0)
        return Names(parts, texts, weights, archive(LIONS, GULLS, *texts))

    return read


def texts(wanted):
    return [one.text for one in wanted]


def test_the_sentence_before_covers_a_name(names, evidence):
    item = evidence(LIONS, "Their team is led by Ines Tallow.")
    found = names("Who leads the Lions?")
    assert not found.gap(item).is_open
    assert found.other_share(item) == 1.0


def test_the_same_frame_with_another_name_is_no_answer(names, evidence):
    item = evidence(GULLS)
    assert texts(names("Who leads the Herons?").gap(item).strong) == ["Herons"]
    assert not names("Who leads the Gulls?").gap(item).is_open


@pytest.mark.parametrize(
    ("question", "fields"),
    [
        ("Who leads the team, according to Harbour Post?", {"outlet": "Harbour Post"}),
        ("Who leads the team in Latvia?", {"title": "News from Latvia"}),
        ("Who leads the team, asks Petra Novotna?", {"authors": ("Petra Novotna",)}),
    ],
)
def test_the_fields_of_the_article_cover_a_name(names, evidence, question, fields):
    quote = "Their team is led by Ines Tallow."
    assert not names(question).gap(evidence(LIONS, quote, **fields)).is_open
    assert names(question).gap(evidence(LIONS, quote)).is_open


def test_a_year_is_covered_by_the_date_of_the_article_or_left_out(names, evidence, march):
    found = names("Who led the Gulls in 2022?")
    assert not found.gap(evidence(GULLS, published=march)).weak
    assert texts(found.gap(evidence(GULLS)).weak) == ["2022"]
    assert texts(found.gap(evidence("The Gulls were led by Mara Quill in 2019.")).strong) == ["2022"]


def test_a_name_nearby_does_not_count_where_another_has_its_place(names, evidence):
    text = "Ash of the Gulls was in the boat. Birk took the oar from Cole, and Dorn laughed."
    item = evidence(text, "Birk took the oar from Cole, and Dorn laughed.")
    assert texts(names("Who took the oar from Ash?", text).gap(item).taken) == ["Ash"]
    assert not names("Who took the oar from Cole?", text).gap(item).is_open


def test_two_countries_in_one_place_of_the_sentence(names, evidence):
    text = "Ships of Latvia and Estonia came. In Estonia, 400 people were hurt."
    item = evidence(text, "In Estonia, 400 people were hurt.")
    assert texts(names("How many people were hurt in Latvia?").gap(item).taken) == ["Latvia"]
    assert not names("How many people were hurt in Estonia?").gap(item).is_open


@pytest.mark.parametrize("sentence", ["On Monday the Latvian president left.", "On Monday Latvia's president left."])
def test_an_office_is_that_of_the_country_beside_it(names, evidence, sentence):
    item = evidence(f"Ships of Latvia and Estonia came. {sentence}", sentence)
    assert texts(names("Who is the president of Estonia?").gap(item).taken) == ["Estonia"]
    assert not names("Who is the president of Latvia?").gap(item).is_open


def test_the_name_alone_is_not_enough(names, evidence):
    item = evidence(GULLS, similarity=HOLLOW_BELOW - 0.1)
    assert names("Where were the Gulls born?").gap(item).hollow
    assert not names("Where were the Gulls born?").gap(replace(item, similarity=HOLLOW_BELOW)).hollow
    assert not names("Who leads the Gulls?").gap(item).hollow


def test_a_sentence_near_the_best_is_taken_for_what_it_covers(names, evidence):
    best = evidence(GULLS, score=5.0)
    other = evidence(LIONS, "Their team is led by Ines Tallow.", score=5.0 - OTHER_WITHIN, article_id="b")
    found = names("Who leads the Lions?").cover([best, other])
    assert (found.ranked, found.others, found.is_enough) == ((other,), (best,), True)
    far = names("Who leads the Lions?").cover([best, replace(other, score=1.9)])
    assert (len(far.ranked), far.others, far.is_enough) == (2, (), False)


def test_a_question_that_names_nothing_sets_nothing_aside(names, evidence):
    item = evidence(GULLS)
    assert names("Who leads the team?").cover([item]).ranked == (item,)
    assert names("Who leads the team?").cover([]).is_enough


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Who leads the Herons?", "no article here mentions Herons"),
        ("Who leads the Lions?", "none of the nearest passages mentions Lions"),
        ("Who feeds the Gulls?", "no article here has “feeds”"),
        ("Who met the Gulls on Monday?", "none of the nearest passages has “met” or “Monday”"),
        ("Who leads the Gulls?", ""),
        ("List what both sides mentioned about the Gulls", ""),
    ],
)
def test_what_is_missing_is_told(names, evidence, question, missing):
    assert missing_text(names(question), [evidence(GULLS)]) == missing


def test_nothing_is_missing_from_nothing(names):
    assert missing_text(names("Who leads the Herons?"), []) == ""


def test_others_in_the_place_of_a_name_are_told(names, evidence):
    text = "Ships of Latvia and Estonia came. In Estonia, 400 people were hurt."
    found = names("How many people were hurt in Latvia?")
    told = missing_text(found, [evidence(text, "In Estonia, 400 people were hurt.")])
    assert told == "what the nearest quotes say, they say of others than Latvia"


def test_what_no_quote_brings_together_is_told(names, evidence):
    items = [evidence(GULLS), evidence("Rain fell on the boats in Riga.", article_id="b")]
    told = missing_text(names("Which boats are the Gulls in?"), items)
    assert told == "none of the nearest quotes speaks of both Gulls and “boats”"


def test_a_deed_told_the_other_way_round_is_no_answer(names, evidence):
    text = "Latvia attacked Estonia."
    found = names("Who attacked Latvia?", text)
    assert texts(found.gap(evidence(text)).turned) == ["Latvia"]
    assert missing_text(found, [evidence(text)]) == "the nearest quotes tell it the other way round"
    assert not names("Who attacked Estonia?", text).gap(evidence(text)).is_open


def test_a_refusal_says_what_was_missing(names, evidence):
    verdict = Verdict(missing=missing_text(names("Who leads the Herons?"), [evidence(GULLS)]))
    refused = composed(evidence(GULLS), verdict)
    assert refused.refusal.reason == "The articles do not say: no article here mentions Herons."
    assert [item.quote for item in refused.refusal.nearest] == [GULLS]


def test_an_answer_notes_what_its_quotes_leave_open(names, evidence):
    item = evidence(GULLS)
    answer = with_uncovered(composed(item, Verdict(enough=True)), names("Who led the Gulls in 2022?"), [item])
    (note,) = answer.notes
    assert (note.kind, note.citations) == ("uncovered", (1,))
    assert note.text == "The quote does not mention 2022, nor does what stands around it."
    assert with_uncovered(composed(item, Verdict(enough=True)), names("Who leads the Gulls?"), [item]).notes == ()
    assert (
        with_uncovered(composed(item, Verdict(enough=True)), names("Who leads the Gulls in the US?"), [item]).notes
        == ()
    )


def composed(item, verdict):
    scope = Scope(Filter(), None, Facets(2, 0, 2, None, None, {}, {}), 0, 0)
    blank = Answer("q", "q", "", (), build="b", embedder="e")
    return compose(read_question("Who leads the team?"), [item], verdict, scope=scope, blank=blank)
