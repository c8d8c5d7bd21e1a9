"""What decides the meaning of a passage is found, and equal for those that say the same."""

import pytest

from corpus import Crux, digits, find_crux


def test_the_crux_is_figures_and_negations_in_order():
    assert find_crux("Two of 12,000 didn’t stay; Nobody sold 3.5 boats to THE TWELVE, without a word.") == Crux(
        ("two", "12,000", "3.5", "twelve"), ("n’t", "nobody", "without")
    )
    assert find_crux("Nothing was stolen on Onega.") == Crux((), ("nothing",))
    assert find_crux("") == Crux((), ())


@pytest.mark.parametrize(
    "other", ["2 of 3 stay", "3 of 2 stay", "3 of 2 do not stay", "stay", "do not stay", "not, no"]
)
def test_numbers_of_different_cruxes_differ(other):
    crux = find_crux("No, 2 of 3 do not stay")
    assert crux == find_crux("no: 2 or 3 do NOT stay")
    assert crux.number == find_crux("no: 2 or 3 do NOT stay").number < 2**32
    assert crux.number != find_crux(other).number


def test_what_has_the_same_crux_has_the_same_digits():
    assert digits("About 12,000 on 3 May 2022: ٣ é") == b"1200032022"
    assert digits("None.") == b""
