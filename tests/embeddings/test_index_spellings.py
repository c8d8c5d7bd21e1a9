"""What every engine must do with other spellings of a word: conftest.py opens each one."""

import pytest

from corpus import Filter
from embeddings import Match
from embeddings.reference import ReferenceIndex

VARIANTS = {"soldiers": ["troops", "nato troops"], "Bukarest": ["warsaw", "move east"], "protest": ["protests"]}


@pytest.mark.parametrize("level", ["chunk", "article"])
@pytest.mark.parametrize("text", ["soldiers", "soldiers Bukarest protest", "troops Bukarest", 'soldiers "troops move"'])
def test_another_spelling_counts_most_of_the_word(index, level, text, articles, vectors, signs):
    reference = ReferenceIndex(articles, vectors, signs)
    expected = reference.lexical(text, 20, Filter(), level, VARIANTS)
    found = index.lexical(text, 20, Filter(), level, VARIANTS)
    assert found == [Match(match.id, pytest.approx(match.score, abs=1e-5)) for match in expected]
    assert {match.id for match in expected} >= {match.id for match in reference.lexical(text, 20, Filter(), level)}


def test_a_word_that_only_its_other_spelling_finds_scores_its_share(index):
    (own,) = index.lexical("farmer", 5, Filter())
    assert index.lexical("farmur", 5, Filter(), "chunk", {"farmur": ["farmer"]}) == [
        Match(own.id, pytest.approx(0.8 * own.score, abs=1e-5))
    ]
    assert index.lexical("farmer", 5, Filter(), "chunk", {"farmer": ["farmers", "farmer"]}) == [own]


def test_a_word_is_there_in_the_form_that_is_written(index):
    forms = ["Troops", "troop", "WARSAW", "warsaws", "naive", "naïve", "none", "", "two words"]
    assert [form for form in forms if index.has_word(form)] == ["Troops", "WARSAW", "naive", "naïve"]
