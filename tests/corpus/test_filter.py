from datetime import date, datetime

import pytest

from corpus import Article, Filter, parse_day

DATED = Article("1", "", "", outlet="Quill Post", authors=("Ada Quill", "Bo Reed"), published=date(2022, 3, 1))
UNDATED = Article("2", "", "")


@pytest.mark.parametrize(
    ("where", "dated", "undated"),
    [
        (Filter(), True, True),
        (Filter(published_from=date(2022, 3, 1), published_to=date(2022, 3, 1)), True, False),
        (Filter(published_from=date(2022, 3, 2)), False, False),
        (Filter(published_to=date(2022, 2, 28)), False, False),
        (Filter(published_to=date(2022, 2, 28), include_undated=True), False, True),
        (Filter(outlets=("Quill Post", "Reed Post")), True, False),
        (Filter(authors=("Bo Reed",)), True, False),
        (Filter(article_ids=("2",)), False, True),
        (Filter(article_ids=("2",), outlets=("Quill Post",)), False, False),
    ],
)
def test_an_article_passes_if_it_meets_every_condition(where, dated, undated):
    assert (where.matches(DATED), where.matches(UNDATED)) == (dated, undated)


def test_an_upper_bound_narrows_and_never_widens():
    day, earlier = date(2022, 3, 5), date(2022, 3, 1)
    assert Filter().up_to(None) == Filter()
    assert Filter().up_to(day) == Filter(published_to=day)
    assert Filter(published_to=earlier).up_to(day) == Filter(published_to=earlier)


def test_a_json_filter_is_read():
    where = {"published_from": "2022-03-01", "published_to": None, "authors": ["Ada Quill"], "include_undated": True}
    assert Filter.from_dict(where) == Filter(date(2022, 3, 1), None, authors=("Ada Quill",), include_undated=True)


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ({"from": "2022-03-01"}, "unknown filter key 'from'"),
        ({"published_from": "March"}, "published_from must be a date like 2022-03-31, not 'March'"),
        ({"outlets": "Quill Post"}, "outlets must be a list of strings"),
        ({"include_undated": 1}, "include_undated must be true or false"),
        ({"published_from": "2022-03-02", "published_to": "2022-03-01"}, "starts on 2022-03-02, after it ends"),
    ],
)
def test_a_wrong_json_filter_is_an_error_that_names_the_key(where, message):
    with pytest.raises(ValueError, match=message):
        Filter.from_dict(where)


@pytest.mark.parametrize("name", ["outlets", "authors", "article_ids"])
def test_one_name_is_no_list_of_names(name):
    with pytest.raises(ValueError, match=f"{name} must be several strings, not one: 'Quill'"):
        Filter(**{name: "Quill"})
    with pytest.raises(ValueError, match=f"{name} must be strings, not 7"):
        Filter(**{name: ["Quill", 7]})
    assert getattr(Filter(**{name: ["Quill"]}), name) == ("Quill",)


@pytest.mark.parametrize("bound", ["published_from", "published_to"])
@pytest.mark.parametrize("value", ["2022-03-01", datetime(2022, 3, 1, 12)])
def test_a_bound_is_a_date_and_nothing_like_one(bound, value):
    with pytest.raises(ValueError, match=f"{bound} must be a date, not"):
        Filter(**{bound: value})


def test_a_day_is_read_in_one_form_only():
    assert parse_day("2022-03-31", "as_of") == date(2022, 3, 31)
    for value in (
        "20220331",
        "2022-W09-2",
        "2022-3-31",
        "2022-02-30",
        "２０２２-03-31",
        " 2022-03-31",
        "2022-03-31\n",
        "",
        7,
        None,
    ):
        with pytest.raises(ValueError, match="as_of must be a date like 2022-03-31, not "):
            parse_day(value, "as_of")
