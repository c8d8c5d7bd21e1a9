from datetime import date

import pytest

from corpus import Article, Filter

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
