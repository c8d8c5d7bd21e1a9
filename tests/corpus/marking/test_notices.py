import pytest

from corpus.marking.bios import is_bio
from corpus.marking.captions import is_caption, is_credit
from corpus.marking.notices import misspelt_notice, notice


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "- Advertisement -",
        "Story continues below advertisement",
        "Read more: Ferry fares to rise",
        "RELATED: What the pier cost",
        "Click here for the map",
        "https://gull.example/?p=4471",
        "Share on Facebook Tweet Email",
        "FacebookTwitterWhatsApp",
        "12 comments",
        "Sign up for our newsletter",
        "Follow Gull Gazette on Twitter and Facebook.",
        "© 2022 Gull Gazette. All rights reserved.",
        "Home > World > Europe",
        "Tags: NATO, harbour",
        "4 min read",
        "Continued on page A6",
        "Updated 3:04 PM, May 3, 2022",
        "Reporting by Ada Quill in Narva; Editing by Bo Reed",
        "To contact the reporter on this story: desk@gull.example",
        "Sent from my phone",
    ],
)
def test_lines_that_a_page_puts_around_an_article_are_notices(line):
    assert notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read the small print before you sign, the clerk warned.",
        "Subscribe or starve is no business plan, she said.",
        "Share prices in Narva fell by 3 percent.",
        "Related companies pay nothing.",
        "Copyright law was not on the table.",
        "To contact the rebels, the army used radio.",
        "Reports from Narva said that two ferries sank.",
        "Research by the harbour school found that herring are back.",
        "No comment.",
        "After the war",
        "2-1.",
        "Updated maps of the 3 minefields were handed over.",
        "This story was first told by fishermen.",
    ],
)
def test_sentences_that_begin_as_notices_do_are_none(line):
    assert notice(line) is None
    assert misspelt_notice(line) is None


def test_a_doubled_or_lost_letter_leaves_a_notice_one():
    assert notice("Advertisemment") is None
    assert misspelt_notice("Advertisemment") == misspelt_notice("Advertisment") == "advertisement"


@pytest.mark.parametrize(
    "line",
    ["Getty Images", "Bo Reed/AFP/Getty Images", "(AP Photo/Bo Reed)", "Photograph: Bo Reed/EPA", "REUTERS/Bo Reed"],
)
def test_a_credit_without_a_picture_is_only_that(line):
    assert is_credit(line)


def test_a_sentence_is_neither_a_credit_nor_a_caption():
    for line in ("He held up a photo of the pier.", "DDT was banned, says the Environmental Protection Agency (EPA)."):
        assert not is_credit(line)
        assert not is_caption(line)


def test_bios_are_of_authors_or_of_people_who_write():
    assert is_bio("Ada Quill is a reporter based in Narva.", (), False)
    assert is_bio("Ada Quill has lived in Narva since 2014.", ("Ada Quill",), False)
    assert not is_bio("Ada Quill has lived in Narva since 2014.", (), False)
    assert not is_bio("Ada Quill is the mayor of Narva.", (), False)
