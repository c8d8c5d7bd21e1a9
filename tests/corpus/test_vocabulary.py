"""The list of English words, looked up and parsed."""

import pytest

from corpus.vocabulary import _looked_up, _words, frequency, is_english, unknown_words


def test_looking_words_up_gives_what_parsing_gives():
    words = _words()
    some = list(words)[::97]
    assert [_looked_up(word) for word in some] == [words[word] for word in some]


@pytest.mark.parametrize("word", ["a", "zzz", "aa's", "zürich's"])
def test_the_ends_of_the_list_and_its_odd_words_are_found(word):
    assert _looked_up(word) == _words()[word]


@pytest.mark.parametrize("word", ["", "zyxq", "ferryy", '"', "\n", "}", "\ud800", 'harbour": 1', "zzzz", "!"])
def test_what_is_no_word_counts_nothing(word):
    assert (_looked_up(word), word in _words()) == (0, False)


def test_case_does_not_count():
    assert is_english("Winter")
    assert frequency("WINTER") == frequency("winter") > 0


def test_unknown_words_are_small_rare_and_in_order():
    text = "zyxq the ferryy left Tapaq, and ferryy zyxq came; quuz quuz quuz"
    assert unknown_words(text, 2) == ("zyxq", "ferryy")
    assert unknown_words(text, 1) == ()
