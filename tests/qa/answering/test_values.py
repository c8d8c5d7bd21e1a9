"""Figures of a text by what they are worth."""

import pytest

from qa.answering.values import figure_value, find_values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("some 8,500 troops", (8500.0,)),
        ("eight thousand five hundred troops", (8500.0,)),
        ("4 million crowns and $2.5bn", (4e6, 2.5e9)),
        ("a hundred and twenty, twenty-five and two dozen", (24.0, 25.0, 120.0)),
        ("in 2022, about 13.1%", (13.1, 2022.0)),
        ("the 17th month at 4:51 and nothing else", ()),
    ],
)
def test_figures_in_digits_and_in_words(text, values):
    assert find_values(text) == values


def test_a_figure_with_its_scale():
    assert (figure_value("$11 million"), figure_value("8,500"), figure_value("none")) == (1.1e7, 8500.0, 0.0)
