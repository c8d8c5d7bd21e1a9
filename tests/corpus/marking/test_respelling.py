import pytest
from rapidfuzz.distance import DamerauLevenshtein

from corpus.marking.respelling import respelt
from corpus.words import NOTICE_WORDS

_LETTERS = "aeimst"


@pytest.mark.parametrize(
    ("word", "spelt"),
    [
        ("newsleter", "newsletter"),
        ("newslettter", "newsletter"),
        ("Newsltetre", "Newsltetre"),  # two slips
        ("Newsletetr", "Newsletter"),
        ("subscrihe", "subscribe"),
        ("subscribe", "subscribe"),
        ("harbour", "harbour"),
        ("Sgn", "Sgn"),
    ],
)
def test_a_word_with_one_slip_is_spelt_as_notices_have_it(word, spelt):
    assert respelt(word) == spelt


def test_every_slip_of_a_letter_is_found():
    for known in sorted(NOTICE_WORDS)[::5]:
        slips = {known[:at] + letter + known[at:] for at in range(len(known) + 1) for letter in _LETTERS}
        slips |= {known[:at] + letter + known[at + 1 :] for at in range(len(known)) for letter in _LETTERS}
        slips |= {known[:at] + known[at + 1 : at + 2] + known[at] + known[at + 2 :] for at in range(len(known))}
        for slip in (slip for slip in slips | {known[1:], known[:-1]} if len(slip) > 3 and slip not in NOTICE_WORDS):
            near = [word for word in NOTICE_WORDS if DamerauLevenshtein.distance(slip, word) <= 1]
            assert respelt(slip) == min(near)
