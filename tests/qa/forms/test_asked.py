"""Which form a question asks for, and which sides it sets against each other."""

import pytest

from qa.forms.asked import form_of
from qa.forms.opposed import read_opposed

OUTLETS = ("Harbour Post", "Coast Wire", "GCN", "TideWatch.com", "The Gull Times")


@pytest.mark.parametrize(
    "question",
    [
        "Which countries host battlegroups?",
        "Which NATO countries sent troops?",
        "In which towns were protests held?",
        "What are the reasons for the delay?",
        "Which weapons has Ukraine asked for?",
        "Name the countries that host battlegroups.",
        "List the ships in the Baltic.",
        "Who were the ministers that resigned?",
    ],
)
def test_things_in_the_plural_ask_for_a_list(question):
    assert form_of(question) == "list"


@pytest.mark.parametrize(
    "question",
    [
        "What happened after the Madrid summit?",
        "How did the crisis at the border develop?",
        "What has happened since March 2022 in Rukla?",
        "Give me a timeline of the strike.",
        "What was the sequence of events at the port?",
    ],
)
def test_events_and_their_course_ask_for_a_timeline(question):
    assert form_of(question) == "timeline"


@pytest.mark.parametrize(
    "question",
    [
        "Which country leads the battlegroup in Latvia?",
        "How many countries are in NATO?",
        "What are you?",
        "What are brigades?",
        "What are the ferries attached to?",
        "What are the two towns called?",
        "Name a country that hosts a battlegroup.",
        "What gauge of rail do two lines use?",
        "Who is the defence minister?",
        "Did Finland and Sweden join?",
        "Where did Finland and Sweden agree to meet?",
        "What is the difference between a brigade and a battlegroup?",
        "Tell me about the history of the ferry.",
        "",
        "?",
        "WHICH",
    ],
)
def test_all_else_is_answered_shortly(question):
    assert form_of(question, OUTLETS) == "short"


@pytest.mark.parametrize(
    ("question", "sides", "topic"),
    [
        ("How do Harbour Post and Coast Wire report on the strike?", ["Harbour Post", "Coast Wire"], "strike"),
        ("how do harbour post and coast wire cover the strike?", ["Harbour Post", "Coast Wire"], "strike"),
        ("Compare the Post and the Gull Times on the strike.", ["Harbour Post", "The Gull Times"], "strike"),
        ("How does the Wire's coverage of the strike differ from GCN's?", ["Coast Wire", "GCN"], "strike"),
        ("What do Gull City News and Tide-Watch say about eels?", ["GCN", "TideWatch.com"], "eels"),
        ("Do Harbour Post, GCN and Coast Wire agree on eels?", ["Harbour Post", "GCN", "Coast Wire"], "eels"),
        ("What do Russia and NATO say about the Founding Act?", ["Russia", "NATO"], "Founding Act"),
        ("What do critics and supporters say about the wall?", ["critics", "supporters"], "wall"),
        ("How do the outlets differ on the number of ships?", [], "number of ships"),
        ("Who disagrees about the brigade in Lithuania?", [], "brigade in Lithuania"),
        ("What are both sides saying about the brigade?", [], "brigade"),
    ],
)
def test_sides_are_read_with_what_they_are_asked_about(question, sides, topic):
    assert form_of(question, OUTLETS) == "sides"
    opposed = read_opposed(question, OUTLETS)
    assert [side.name for side in opposed.sides] == sides
    assert opposed.topic == topic


def test_an_outlet_that_the_archive_lacks_is_a_side_without_words():
    opposed = read_opposed("How do Harbour Post and the Fog Herald report on the strike?", OUTLETS)
    assert [(side.name, side.kind, side.known) for side in opposed.sides] == [
        ("Harbour Post", "outlet", True),
        ("Fog Herald", "outlet", False),
    ]


def test_a_name_that_two_outlets_share_is_neither():
    opposed = read_opposed("How do the Post and the Wire report on eels?", ("Harbour Post", "Coast Post", "Gull Wire"))
    assert [(side.name, side.known) for side in opposed.sides] == [("Post", False), ("Gull Wire", True)]


@pytest.mark.parametrize(
    "text",
    [
        "A " * 200,
        "how do A" + " and A" * 60,
        "compare " * 50 + "A, A and A",
        "what " + "were " * 80,
        "How did " + "x " * 190,
    ],
)
def test_hostile_questions_take_no_longer(text):
    assert form_of(text[:400], OUTLETS) in {"short", "list", "timeline", "sides"}
    assert form_of(text * 5, OUTLETS) in {"short", "list", "timeline", "sides"}
