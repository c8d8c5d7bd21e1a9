"""Counts under a narrowing: each kind under all filters but its own."""

from datetime import date

from qa.web.narrowing.asked import Narrowing
from qa.web.narrowing.choices import Choices, count_choices


def test_each_kind_is_counted_under_the_other_filters(ships):
    where = {"outlets": ["SAMPLE Wire"], "published_from": "2022-03-05"}
    assert count_choices(ships, Narrowing.read({"where": where})) == Choices(
        total=5,
        passing=1,
        undated=0,
        days={date(2022, 3, 1): 1, date(2022, 3, 9): 1},
        all_days={date(2022, 3, 1): 1, date(2022, 3, 9): 1, date(2022, 6, 30): 1},
        outlets={"Harbour Post": 1, "SAMPLE Wire": 1},
        authors={"Ann Lee": 1, "Bo Ek": 1},
        unknown=frozenset(),
        titles={},
    )


def test_undated_articles_are_counted_whether_they_pass_or_not(ships):
    def counts(**data):
        choices = count_choices(ships, Narrowing.read(data))
        return choices.passing, choices.undated

    assert counts() == (5, 2)
    assert counts(as_of="2022-03-31") == (2, 2)
    assert counts(as_of="2022-03-31", where={"include_undated": True}) == (4, 2)
    assert counts(where={"outlets": ["Harbour Post"]}) == (2, 1)


def test_days_that_contradict_each_other_let_nothing_pass_but_are_no_error(ships):
    choices = count_choices(ships, Narrowing.read({"where": {"published_from": "2022-04-01"}, "as_of": "2022-03-05"}))
    assert (choices.passing, choices.outlets) == (0, {"SAMPLE Wire": 1})


def test_what_the_index_does_not_have_is_named_with_its_kind(ships):
    where = {"outlets": ["Ann Lee", "SAMPLE Wire"], "authors": ["Ann Lee"], "article_ids": ["a0", "gone"]}
    choices = count_choices(ships, Narrowing.read({"where": where}))
    assert choices.unknown == {("outlets", "Ann Lee"), ("article_ids", "gone")}
    assert choices.titles == {"a0": "Ships leave"}


def test_an_empty_index_has_no_choices(archive):
    assert count_choices(archive(), Narrowing()) == Choices(0, 0, 0, {}, {}, {}, {}, frozenset(), {})
