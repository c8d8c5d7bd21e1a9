"""What a question names of its articles brings these forward and shuts nothing out."""

from datetime import date
from math import exp

import pytest

from corpus import Filter, RawArticle, make_article
from qa import ArticleQA, rebuild_index
from qa.questions.windows import Window
from qa.retrieval.hints import Hints

MARCH = Window(date(2022, 3, 1), date(2022, 3, 31))
DAYS = {"inside": date(2022, 3, 31), "after": date(2022, 4, 7), "before": date(2022, 2, 28), "never": None}
OTTERS = (
    ("march", "Harbour Post", "Mara Quill", date(2022, 3, 12), "Wardens counted 31 otters on the river."),
    ("may", "Harbour Post", "Jon Rook", date(2022, 5, 12), "Wardens counted 47 otters on the river."),
    ("gull", "The Gull", "Ada Finch", date(2022, 5, 14), "Wardens counted 52 otters on the river."),
    ("undated", None, None, None, "Wardens counted 12 otters on the river."),
)


def article(article_id, outlet, author, published, text):
    authors = (author,) if author else ()
    return make_article(RawArticle(article_id, text, outlet=outlet, authors=authors, published=published))


@pytest.fixture(scope="module")
def engine(fake, tmp_path_factory):
    index = tmp_path_factory.mktemp("hints") / "index"
    rebuild_index([article(*fields) for fields in OTTERS], index, embedder=fake)
    with ArticleQA.open(index, embedder=fake) as found:
        yield found


def found(engine, question, **options):
    return [hit.chunk.article_id for hit in engine.retrieve(question, **options)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How many otters did wardens count in March 2022?", "march"),
        ("How many otters did wardens count before April 2022?", "march"),
        ("According to the Gull, how many otters did wardens count?", "gull"),
        ("How many otters were counted in the article by Jon Rook?", "may"),
        ("What did Harbour Post say of otters after April 2022?", "may"),
    ],
)
def test_articles_that_a_question_names_come_first_and_others_stay(engine, question, first):
    names = found(engine, question)
    assert names[0] == first
    assert set(names) == {"march", "may", "gull", "undated"}


def test_a_time_before_the_day_of_asking_counts_more_than_what_is_new(engine):
    names = found(engine, "How many otters did wardens count in March?", as_of=date(2022, 5, 20))
    assert names[0] == "march"


def test_the_quote_is_of_the_article_that_is_named(engine):
    answer = engine.ask("According to the Gull, how many otters did wardens count on the river?")
    nearest = answer.citations or answer.refusal.nearest
    assert nearest[0].article_id == "gull"
    assert answer.standalone_question == "According to the Gull, how many otters did wardens count on the river?"


def test_questions_without_hints_have_no_such_legs(engine):
    (first, *_) = engine.retrieve("How many otters did wardens count?")
    assert "window" not in first.legs
    assert "named" not in first.legs


def test_hints_narrow_within_a_filter_only():
    hints = Hints((MARCH,), ("Harbour Post", "The Gull"), ("Ada Finch",))
    where = Filter(published_from=date(2022, 3, 10), outlets=("The Gull", "Coast Wire"))
    window, outlets, authors = hints.narrowed(where)
    assert (window.published_from, window.published_to) == (date(2022, 3, 10), date(2022, 4, 14))
    assert outlets.outlets == ("The Gull",)
    assert authors == Filter(published_from=date(2022, 3, 10), outlets=where.outlets, authors=("Ada Finch",))
    assert list(Hints((MARCH,)).narrowed(Filter(published_from=date(2022, 6, 1)))) == []


def test_news_of_a_time_are_told_for_days():
    articles = [article(name, "Harbour Post", None, day, "Otters.") for name, day in DAYS.items()]
    fits = dict(zip(DAYS, Hints((MARCH,)).legs(articles)["window"], strict=True))
    assert fits == {"inside": 1.0, "after": pytest.approx(exp(-1)), "before": 0.0, "never": 0.0}


def test_news_of_the_day_are_wanted_unless_all_times_are_over():
    assert Hints((MARCH,)).is_before(date(2022, 4, 1))
    assert not Hints((MARCH,)).is_before(date(2022, 3, 31))
    assert not Hints((MARCH, Window(date(2022, 1, 1), None))).is_before(date(2022, 5, 1))
    assert not Hints().is_before(date(2022, 5, 1))
