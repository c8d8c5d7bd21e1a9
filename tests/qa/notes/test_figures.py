"""Figures of sentences: how much, of what, and what counts nothing."""

import pytest

from qa.notes.figures import find_figures


def read(sentence):
    return [(figure.low, figure.high, sorted(figure.heads), figure.state) for figure in find_figures(sentence)]


@pytest.mark.parametrize(
    ("sentence", "low", "high", "heads", "state"),
    [
        pytest.param("Poland keeps 12,000 soldiers there.", 12_000, 12_000, ["soldier"], None, id="a count"),
        pytest.param("Poland keeps 12,000 troops there.", 12_000, 12_000, ["soldier"], None, id="the same word"),
        pytest.param("Some 8,500 seals came ashore.", 7_650, 9_350, ["seal"], None, id="some"),
        pytest.param("More than 40 ships waited.", 40, 60, ["ship"], None, id="more than"),
        pytest.param("Between the piers lie 3 to 5 tugs.", 3, 5, ["tug"], None, id="a range"),
        pytest.param("The fleet of ferries grew from four to eight.", 8, 8, ["ferri"], None, id="a change"),
        pytest.param("They paid 1.2 million crowns.", 1.2e6, 1.2e6, ["crown"], None, id="a scale"),
        pytest.param("They paid $19 million for it.", 19e6, 19e6, ["dollar"], None, id="money"),
        pytest.param("About 60% of adults agree.", 54, 66, ["percent"], None, id="percent"),
        pytest.param("Two dozen boats sank.", 24, 24, ["boat"], None, id="dozen"),
        pytest.param("Twenty-eight of the thirty ports agree.", 28, 28, ["port"], None, id="part of a whole"),
        pytest.param("The blast killed 12 people.", 12, 12, ["peopl"], "kill", id="what happened before"),
        pytest.param("Some people fled and 30 were hurt.", 30, 30, [], "injur", id="what happened after"),
        pytest.param("The death toll rose to 15.", 15, 15, ["peopl"], "kill", id="toll"),
        pytest.param("The number of seals in the bay is 31.", 31, 31, ["seal"], None, id="number of"),
    ],
)
def test_a_figure_counts_something(sentence, low, high, heads, state):
    found = read(sentence)[0]
    assert found[:2] == pytest.approx((low, high))
    assert found[2:] == (heads, state)


@pytest.mark.parametrize(
    "sentence",
    [
        "The pact was signed in 1997.",
        "They meet on 25 March in Riga.",
        "They meet on March 25 in Riga.",
        "Ines Tallow, 45, keeps the light.",
        "A woman aged 45 keeps the light.",
        "Gulls beat Otters 3-1 at home.",
        "It holds a 12-ounce can.",
        "The 25th ferry left at 6 p.m. sharp.",
        "Two F-35 landed.",
    ],
)
def test_years_days_ages_scores_and_names_count_nothing(sentence):
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param("8,500 seals", "some 8,500 seals", True, id="about"),
        pytest.param("1.2 million seals", "1,203,000 seals", True, id="rounded"),
        pytest.param("at least 12 seals", "15 seals", True, id="inside a bound"),
        pytest.param("up to 350 seals", "300 seals", True, id="below a bound"),
        pytest.param("3 to 5 seals", "four seals", True, id="inside a range"),
        pytest.param("four seals", "eight seals", False, id="others"),
        pytest.param("more than 40 seals", "more than 90 seals", False, id="two bounds"),
        pytest.param("11 seals", "12 seals", False, id="small ones"),
    ],
)
def test_rounded_and_bounded_figures_agree_with_what_they_hold(one, other, agree):
    (mine,), (theirs,) = find_figures(f"Wardens saw {one}."), find_figures(f"Wardens saw {other}.")
    assert mine.agrees(theirs) is theirs.agrees(mine) is agree
