"""Who holds an office, by a question and by a sentence."""

import pytest

from qa.notes.holders import asked_office, find_holder, same_person

OFFICE = asked_office("Who is the defence minister of Latvia?")


@pytest.mark.parametrize(
    "question",
    [
        "Who is Latvia's defence minister?",
        "Who is the Latvia defence minister?",
        "Who's the current defense minister of Latvia?",
    ],
)
def test_an_office_can_be_asked_for_in_several_ways(question):
    assert asked_office(question) == OFFICE


@pytest.mark.parametrize("question", ["Who is Mark Quill?", "Who is the mayor?", "Where is the minister of Latvia?"])
def test_other_questions_ask_for_no_office(question):
    assert asked_office(question) is None


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Latvia's defence minister, Mark Quill, welcomed the ships.", "Mark Quill"),
        ("Latvian Defense Minister Laura Holt said so.", "Laura Holt"),
        ("Laura Holt, Latvia's defence minister, said so.", "Laura Holt"),
        ("Laura Holt was appointed defence minister of Latvia on Monday.", "Laura Holt"),
        ("Laura Holt took over as Latvia's new defence minister in June.", "Laura Holt"),
        ("The defence minister of Latvia is Ian Moss.", "Ian Moss"),
        ("Latvia's former defence minister, Mark Quill, said so.", None),
        ("Latvia's deputy defence minister, Mark Quill, said so.", None),
        ("Latvia's defence minister Laura Holt also left.", "Laura Holt"),
        ("Latvia's defence minister Mark Quill announced his resignation.", None),
        ("Laura Holt took over as Latvia's defence minister after Quill resigned.", "Laura Holt"),
        ("Latvia's army defence minister, Ian Moss, spoke.", None),
        ("In Latvia Estonian Defence Minister Ian Moss spoke.", None),
        ("Latvia's foreign minister, Ian Moss, spoke.", None),
        ("Defence minister Ian Moss said that Latvia was ready.", None),  # of where?
        ("He praised the Gull Awards, Latvia's defence minister said.", None),
        ("Estonia's defence minister, Ian Moss, came to Latvia.", None),
        ("Latvia's defence minister said that the ships had come.", None),
    ],
)
def test_a_sentence_names_the_holder_of_that_office_alone(sentence, holder):
    assert find_holder(OFFICE, sentence) == holder


def test_a_last_name_is_the_same_person():
    assert same_person("Laura Holt", "Holt")
    assert same_person("Olga Zelinsky", "Olga Zelinskiy")
    assert not same_person("Laura Holt", "Laura Moss")
