"""What a sentence opens with that only another one explains."""

import pytest

from qa.answering.openings import opening


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He said that 12 ships had sailed.", "he"),
        ("But he said so.", "he"),
        ("In 2017, he moved to Saltmere.", "he"),
        ("When he was young, he moved to Saltmere.", "he"),
        ("His wife disagreed.", "he"),
        ("According to Laura Quill, he moved to Saltmere.", "he"),
        ("Asked about it, she declined.", "she"),
        ("It was built in 1959 to carry trains.", "it"),
        ("It is expected to open in May.", "it"),
        ("Its members met in Saltmere.", "it"),
        ("They signed the deal.", "they"),
        ("Some of them signed.", "they"),
        ("This is the first time.", "this"),
        ("These otters are rare.", "this"),
        ("Such a move would be wrong.", "this"),
        ("Both sides agreed.", "this"),
        ("The two men met in Saltmere.", "this"),
        ("There, a bridge was built.", "this"),
        ("“The fleet is ready,” he said.", "he"),
        ("The fleet is ready, she said.", "she"),
        ("“The fleet is ready.”", "speech"),
        ("“We will open the bridge in May.", "speech"),
    ],
)
def test_an_opening_that_points_out_of_the_sentence_is_told(text, kind):
    assert opening(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The otter is ready.",
        "According to Mark Quill, he moved to Saltmere.",
        "When he was young, Mark Quill moved to Saltmere.",
        "In his speech, Mark Quill promised a bridge.",
        "Because of their soft fur, otters float.",
        "Otters dive, as they do elsewhere.",
        "Mark Quill said that he was ready.",
        "Mark Quill was ready, he said.",
        "“The fleet is ready,” said Mark Quill.",
        "It is not clear how many were hurt.",
        "It's unclear who did it.",
        "It was Saltmere that won the cup.",
        "It has been reported that ships sank.",
        "It took two days to clear the harbour.",
        "This week the fleet sailed.",
        "Those who came were few.",
        "Both the harbour and the bridge are closed.",
        "The two largest ships sailed.",
    ],
)
def test_a_sentence_that_explains_itself_leans_on_none(text):
    assert opening(text) is None


def test_reading_an_opening_stays_quick_on_hostile_text():
    for text in ("a " * 200, "A, " * 130, "“" * 400, "It is " * 66, "the two " * 50, "he said, " * 44):
        assert opening(text) in {None, "he", "it", "speech"}
