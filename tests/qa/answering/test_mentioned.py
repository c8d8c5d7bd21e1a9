"""Whether a text mentions a name or figure, told in full, in part, in another form or as another's."""

import pytest

from qa.answering.capitals import Capitals
from qa.answering.mentioned import PART, WHOLE, mention
from qa.answering.named import find_wanted


@pytest.fixture
def mentioned(archive):
    """How much of the one name or figure of a question a text has."""

    def tell(question, text, *, slips=False):
        (wanted,) = find_wanted(question, Capitals((), archive()))
        return mention(wanted, text, slips=slips)

    return tell


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jens Stoltenberg", "It was said by Stoltenberg, who left."),
        ("Stoltenberg", "NATO Secretary General Jens Stoltenberg spoke."),
        ("France", "The French offer stands."),
        ("Saltmeria", "The Saltmerian offer stands."),
        ("Ines Tallow", "A house of Ines Maria Tallow stands."),
        ("the isotope 18", "Levels of oxygen-18 were high."),
        ("the World Health Organization", "The WHO has warned of it."),
        ("the WHO", "The World Health Organization has warned of it."),
        ("Volodymyr Zelensky", "“Send us more,” Zelenskiy said."),
        ("the Harbour Lions", "Five points were enough for the Lions."),
        ("the United States", "Some U.S. ships came."),
        ("8,500 ships", "Eight thousand five hundred ships came."),
        ("more than 11 million", "It cost $11.8 million in the end."),
        ("2022", "It was done in 2022."),
    ],
)
def test_a_name_is_mentioned_in_many_forms(mentioned, name, text):
    assert mentioned(f"What of {name}?", text) == WHOLE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jens Stoltenberg", "It was said by Jan Stoltenberg, a cousin."),
        ("South Korea", "The ships of North Korea came."),
        ("the University of Saltmere", "The University of Riga has warned of it."),
        ("Mara Quill", "Ines Tallow met Max Quest."),
        ("Harbour Cup 50", "Nobody won Harbour Cup 51."),
        ("2022", "It was done in 2021."),
        ("8,500 ships", "Some 7,900 ships came."),
    ],
)
def test_another_name_or_figure_is_none(mentioned, name, text):
    assert mentioned(f"What of {name}?", text) < PART


def test_a_misspelt_name_counts_where_slips_are_allowed(mentioned):
    assert mentioned("What of Stoltenburg?", "Stoltenberg left.") == 0
    assert mentioned("What of Stoltenburg?", "Stoltenberg left.", slips=True) == WHOLE
