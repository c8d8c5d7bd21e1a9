import pytest

from qa.web.reference import Reference


@pytest.mark.parametrize("article_id", ["002.txt", "a b/ü&start=9.md", '"><script>', "half \ud800 pair"])
def test_a_link_reads_back(article_id):
    reference = Reference(article_id, 3, 14, "ab12")
    assert Reference.read(reference.href) == reference
    assert set(reference.href) <= set("#?=&%+-._~") | set(map(chr, range(48, 58))) | set(
        map(chr, [*range(65, 91), *range(97, 123)])
    )


def test_a_link_says_which_view_it_opens():
    changes = Reference("a", 3, 14, "ab12", changes=True)
    assert changes.href == "#read?article=a&start=3&end=14&sha=ab12&view=changes"
    assert Reference.read(changes.href) == changes
    assert Reference.read("#read?article=a&start=3&end=14&sha=ab12&view=x") == Reference("a", 3, 14, "ab12")


@pytest.mark.parametrize(
    "href",
    [
        None,
        7,
        "",
        "#read?",
        "javascript:alert(1)",
        "#read?article=a&start=x&end=2&sha=s",
        "#read?article=a&start=5&end=2&sha=s",
        "#read?article=a&start=-1&end=2&sha=s",
        "#read?start=1&end=2&sha=s",
    ],
)
def test_what_is_no_link_of_ours_reads_as_none(href):
    assert Reference.read(href) is None
