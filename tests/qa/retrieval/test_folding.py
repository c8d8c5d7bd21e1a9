"""Duplicates are one hit: the original is shown, the others that print the passage are named, and nothing leaks."""

from datetime import date

import pytest

from corpus import RawArticle, make_article
from qa import Copy, Filter
from qa.retrieval.copies import find_passage

FIRST = (
    "The council of Saltmere voted on Tuesday to dredge the harbour mouth, which sand has closed to larger ships. "
    "The work is to cost 4 million crowns and to begin in April, once the herring boats have moved to Oar Island."
)
REST = (
    "Fishermen had asked for deeper water for years, but the county would not pay for it without a survey first. "
    "That survey, finished in January, found 90,000 cubic metres of sand between the two lights of the mole. "
    "A dredger from Gullhaven will take the sand out to sea, where it is to feed the beach of the northern bay. "
    "The mole was built in 1871, made 40 metres longer in 1934 and mended in 1962 and 1988, each time for the ferry."
)
QUESTION = "What will it cost to dredge the harbour mouth of Saltmere?"


def printed(article_id, day, outlet, *paragraphs, **fields):
    published = date(2022, 3, day) if day else None
    title = f"Title of {article_id}"
    text = "\n\n".join(paragraphs)
    return make_article(RawArticle(article_id, text, title=title, outlet=outlet, published=published, **fields))


POST = printed("post", 2, "Harbour Post", FIRST, REST)
WIRE = printed("wire", 3, "SAMPLE Wire", FIRST, REST)
LATE = printed("late", 9, "Coast Daily", FIRST, REST, "Papers of the council are open to all who ask.")
CUT = printed("cut", 4, "Gull Gazette", FIRST, REST[: REST.index("A dredger")].rstrip())
OTHER = printed("other", 4, "Gull Gazette", "Otters were seen again on the river above the town this week.")


def found(engine, **options):
    return {hit.chunk.article_id: hit.same_as for hit in engine.retrieve(QUESTION, **options)}


def test_wire_copy_is_one_hit_with_its_sources_listed(open_fake):
    hits = open_fake(POST, WIRE, LATE, OTHER).retrieve(QUESTION)
    first = next(hit for hit in hits if "4 million" in hit.chunk.text)
    assert (first.chunk.article_id, first.group) == ("post", "post")
    assert first.also_in == (
        Copy("wire", "SAMPLE Wire", date(2022, 3, 3)), Copy("late", "Coast Daily", date(2022, 3, 9)),
    )  # fmt: skip
    assert sum("4 million" in hit.chunk.text for hit in hits) == 1
    assert next(hit for hit in hits if hit.chunk.article_id == "other").group is None


def test_the_agency_s_own_copy_is_shown_before_earlier_ones(open_fake):
    origin = printed("daily", 5, "Coast Daily", FIRST, REST, origin="SAMPLE Wire")
    hit = open_fake(POST, WIRE, origin).retrieve(QUESTION)[0]
    assert (hit.chunk.article_id, hit.origin, hit.group) == ("wire", "SAMPLE Wire", "post")


def test_what_is_filtered_out_is_neither_shown_nor_named(open_fake):
    engine = open_fake(POST, WIRE, LATE, OTHER)
    assert found(engine, as_of=date(2022, 3, 8))["post"] == ("wire",)
    assert found(engine, where=Filter(outlets=("SAMPLE Wire",))) == {"wire": ()}
    only = engine.retrieve(QUESTION, where=Filter(outlets=("Coast Daily", "SAMPLE Wire")), as_of=date(2022, 3, 30))[0]
    assert (only.chunk.article_id, only.group, only.same_as) == ("wire", "wire", ("late",))
    alone = engine.retrieve(QUESTION, as_of=date(2022, 3, 2))[0]
    assert (alone.chunk.article_id, alone.group, alone.same_as) == ("post", None, ())


def test_a_later_reprint_of_an_undated_article_does_not_leak(open_fake):
    engine = open_fake(printed("undated", None, "Harbour Post", FIRST, REST), LATE)
    hit = engine.retrieve(QUESTION, where=Filter(include_undated=True), as_of=date(2022, 3, 8))[0]
    assert (hit.chunk.article_id, hit.group, hit.also_in) == ("undated", None, ())


def test_another_figure_in_the_passage_is_not_folded(open_fake):
    changed = printed("changed", 4, "Gull Gazette", FIRST.replace("4 million", "6 million"), REST, REST[:100])
    hits = open_fake(POST, changed).retrieve(QUESTION)
    costs = [hit for hit in hits if "million" in hit.chunk.text]
    assert {hit.chunk.article_id for hit in costs} == {"post", "changed"}
    assert {hit.group for hit in costs} == {"post"}
    assert all(hit.same_as == () for hit in costs)


def test_a_reprint_that_was_cut_is_named_only_for_what_it_prints(open_fake):
    engine = open_fake(POST, CUT)
    assert engine.duplicates("post") == (Copy("cut", "Gull Gazette", date(2022, 3, 4)),)
    hits = [hit for hit in engine.retrieve("survey sand dredger Saltmere crowns") if hit.chunk.article_id == "post"]
    assert [("cut" in hit.same_as) for hit in hits] == [hit.chunk.text in CUT.text for hit in hits]
    assert any("Gullhaven" in hit.chunk.text for hit in hits)


def test_citations_name_who_else_prints_the_quote(open_fake):
    answer = open_fake(POST, WIRE, LATE).ask(QUESTION)
    citation = answer.citations[0]
    assert (citation.article_id, citation.group) == ("post", "post")
    assert [copy.article_id for copy in citation.also_in] == ["wire", "late"]
    assert "also_in" not in citation.to_dict()


@pytest.mark.parametrize(
    ("passage", "text", "place"),
    [
        ("“Boats stay,” he said.", 'Rain.\n\n"Boats  stay", he said. Sun.', 'Boats  stay", he said'),
        ("boats STAY", "The boats stay.", "boats stay"),
        ("The three boats stay", "The four boats stay", None),
        ("The boats did not stay", "The boats did now stay", None),
        ("a longer passage than the text", "a text", None),
        ("", "a text", None),
    ],
)
def test_a_passage_is_found_by_its_words(passage, text, place):
    span = find_passage(passage, text, 70)
    assert (span and text[span.start : span.end]) == place
