"""A text read as if it spelt words as the question does."""

from qa.questions.spellings import Spellings


def test_other_spellings_are_read_as_the_questions_own():
    spellings = Spellings.of({"kiev": ("kyiv",), "antitank": ("anti tank",)}, ["kiev", "antitank"])
    assert spellings.read(["kyiv", "got", "anti", "tank", "guns"]) == ["kiev", "got", "antitank", "guns"]
    assert spellings.read(["anti", "kiev"]) == ["anti", "kiev"]


def test_what_stands_for_two_words_stands_for_each():
    spellings = Spellings.of({"cease fire": ("ceasefire",)}, ["ceas", "fire"])
    assert spellings.read(["ceasefir", "held"]) == ["ceas", "fire", "held"]
    assert spellings.by_word == {"cease": ("ceasefire",), "fire": ("ceasefire",)}


def test_a_word_of_the_question_stays_itself():
    assert Spellings.of({"kiev": ("kyiv",)}, ["kiev", "kyiv"]).read(["kyiv"]) == ["kyiv"]


def test_without_other_spellings_nothing_changes():
    assert Spellings().read(["kyiv"]) == ["kyiv"]
    assert Spellings().by_word == {}
