import pytest

from corpus.marking.appeals import is_appeal
from corpus.marking.notices import notice
from corpus.marking.shown import may_be_shown


@pytest.mark.parametrize(
    "line",
    [
        "Get our weekly digest in your mailbox.",
        "Turn on notifications and never miss our live coverage of the pier.",
        "We depend on readers like you: please support our journalism.",
        "Enjoying our coverage? Support local journalism with a digital subscription.",
        "Want the day in five minutes? Sign up for the morning letter from our newsroom.",
        "Create a free account to keep reading this article.",
        "Please switch off your ad blocker to support our work.",
        "Listen to our new podcast about the sea on your favourite app today.",
        "Download the new app today and get our alerts",
        "We value your privacy. Choose which cookies you allow.",
        "Tell us what you think of this story in the comments below!",
        "Your subscription makes our journalism possible.",
    ],
)
def test_what_a_page_asks_of_its_reader_is_an_appeal(line):
    assert is_appeal(line)
    assert notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe or starve, as the old clerk of the Quill Post put it, is no plan for a paper.",
        "“Sign up for our newsletter and you get a free boat,” the sign on the pier said.",
        "Download speeds on the island are the slowest in the country.",
        "The paper told its subscribers that the newsletter would end in May.",
        "He signed up for the newsletter because his wife had asked him to.",
        "We lost our house in the storm, and you cannot imagine the noise.",
        "Get out of the harbour before the ice comes, the old men say.",
        "Donations for the crew reached 40,000 euros within a week.",
        "Save the Harbour, a small charity, set up a fund for the crew. You can donate here.",
        "Do you still keep a boat in the harbour?",
        "Follow the coast to the north and you will see our lighthouse.",
    ],
)
def test_what_an_article_says_is_none(line):
    assert not is_appeal(line)


@pytest.mark.parametrize(
    "text",
    [
        "A fisherman mends his nets on the quay of Quillhaven, where the ice broke early.",
        "Ada Finch, right, speaks to dockers during a visit to the old shipyard.",
        "An abandoned boat near the pier, a week after the storm.",
    ],
)
def test_what_is_to_be_seen_may_be_a_caption(text):
    assert may_be_shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "The board voted on Monday to rebuild the pier before the summer.",
        "And still the boat does not come, the clerk says.",
        "It is a quiet morning on the pier of the old town.",
        "Nobody knows who owns the boat at the end of the pier.",
        "I am not afraid of the water under the pier.",
    ],
)
def test_what_happened_or_is_said_is_none(text):
    assert not may_be_shown(text)
