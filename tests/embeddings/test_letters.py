"""One key for the spellings of a name, and the words of an index that a word may stand for."""

from itertools import product

import pytest

from embeddings.letters import letter_key, outline, outlines
from embeddings.similar import Vocabulary


@pytest.mark.parametrize(
    "names",
    [
        "zelensky zelenskyy zelenskiy zelenskij zelenski",
        "kiev kyiv kyyiv",
        "kharkov kharkiv",
        "lviv lvov",
        "gorbachev gorbachov gorbatschow",
        "lugansk luhansk",
        "mueller muller",
        "schroeder schroder",
        "sergei sergey serhiy",
        "odessa odesa",
        "yuri yuriy iurii",
        "tchaikovsky chaikovsky",
        "gandhi ghandi",
        "carl karl",
        "sophia sofia sofiya",
        "sarah sara",
        "mohammed mohamed",
        "netanyahu netanjahu",
    ],
)
def test_spellings_of_a_name_share_a_key_and_an_outline(names):
    assert len({letter_key(name) for name in names.split()}) == 1
    assert len({outline(name) for name in names.split()}) == 1


def test_what_shares_a_key_shares_an_outline():
    by_key = {}
    syllables = ("ko", "khu", "ov", "aev", "tsch", "tz", "s", "hou", "iey", "vof", "gaw", "sh")
    words = ["".join(parts) for parts in product(syllables, repeat=4)]
    for word, kept in zip(words, outlines(words), strict=True):
        by_key.setdefault(letter_key(word), set()).add(kept)
    assert {len(kept) for kept in by_key.values()} == {1}


def test_outlines_of_many_words_are_those_of_each():
    words = ["khartoum", "", "mississippi", "aachen", "x", "yves", "eerie"]
    assert outlines(words) == [outline(word) for word in words]
    assert outlines([]) == []


@pytest.mark.parametrize("names", ["volodymyr vladimir", "iran iraq", "merkel markel", "austria australia"])
def test_other_names_do_not(names):
    one, other = map(letter_key, names.split())
    assert one != other


def test_short_words_and_figures_have_no_key():
    assert [letter_key(word) for word in ("", "abc", "1234", "f16s")] == [""] * 4


def test_words_are_found_by_sound_and_by_slips():
    words = Vocabulary.of({"kyiv": 9, "kiev": 2, "kites": 4, "harbour": 5, "harbours": 7, "labour": 6, "arbour": 1})
    assert words.similar("kiev", 0) == ["kyiv"]
    assert words.similar("harbuor", 0) == []
    assert words.similar("harbuor", 1) == ["harbour"]
    assert words.similar("harbuor", 2) == ["harbour", "harbours"]
    assert words.similar("harbour", 2) == ["harbours", "arbour"]  # labour begins otherwise and is two slips away
    assert words.similar("ahrbour", 1) == ["arbour", "harbour"][::-1]
    assert words.similar("kiev", 0, count={"kyiv": 0}.get) == []


def test_letters_outside_ascii_and_words_of_ends_alone_are_found_too():
    words = Vocabulary.of({"kharkiv": 3, "povov": 2, "ødessa": 1, "odessa": 4})
    assert words.similar("kharkov", 0) == ["kharkiv"]
    assert words.similar("powow", 0) == ["povov"]
    assert words.similar("ødesa", 0) == ["ødessa"]
    assert words.similar("odesa", 0) == ["odessa"]


@pytest.mark.parametrize(
    ("typed", "known"),
    [("tzarev", "tsarov"), ("chaikovsky", "tschaikovsky"), ("shastri", "schastri"), ("xander", "ksander")],
)
def test_words_are_found_whatever_letters_their_first_sound_has(typed, known):
    assert Vocabulary.of({known: 1}).similar(typed, 0) == [known]


def test_only_words_that_begin_as_those_asked_for_are_read():
    read = []

    def beginning(start):
        read.append(start)
        return [(word, 1) for word in ("harbur", "ferry", "fairy", "labur") if word.startswith(start)]

    words = Vocabulary(beginning)
    assert "harbur" in words
    assert "haven" not in words
    assert "" not in words
    assert words.similar("harboor", 0) == ["harbur"]
    assert read == ["h", "k"]  # names in Kh- may begin with H
    assert words.similar("farry", 1) == ["fairy", "ferry"]
    assert words.similar("habur", 1) == ["harbur", "labur"]
    assert read.count("") == 1  # any letter may be the slip
