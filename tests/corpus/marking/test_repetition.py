"""Lines that an outlet repeats are marked where they stand outside its articles, and nothing else is."""

import pytest

from corpus import RawArticle, fingerprint, make_article, outlet_key, repeated_lines, with_repetitions

WORDS = "harbour ferry otter lighthouse council dredger herring mole quay pilot tide buoy anchor sail keel".split()  # noqa: SIM905
APPEAL = "Tell the Gull Gazette what you saw on the coast today."
LABEL = "Coast and county"
BACKGROUND = "The old mole was broken by the great storm of January."


def story(at, *after, before=(), outlet="Gull Gazette"):
    """An article of two paragraphs that no other has, between lines."""
    one, other = (" ".join(WORDS[(at * step + n * (at + 2)) % 15] for n in range(12)) for step in (1, 3))
    body = [f"Report {at} tells of {one} again.", f"Nobody knew in week {at} why {other} was seen there."]
    return make_article(RawArticle(str(at), "\n\n".join([*before, *body, *after]), title=f"Week {at}", outlet=outlet))


def marked(articles, groups=None):
    """The lines marked in each article."""
    bits = repeated_lines(
        [fingerprint(item).lines for item in articles],
        [outlet_key(item.outlet, item.url, item.source) for item in articles],
        groups or list(range(len(articles))),
    )
    found = []
    for article, some in zip(articles, bits.tolist(), strict=True):
        after = with_repetitions(article, some)
        assert (after.text, after.raw) == (article.text, article.raw)
        assert with_repetitions(after, 0) == article
        lines = [article.text[mark.start : mark.end] for mark in after.marks if mark not in article.marks]
        assert all(mark.kind == "footer" for mark in after.marks if mark not in article.marks)
        assert not any(line in after.text[start:end] for line in lines for start, end in after.sentences)
        found.append(lines)
    return found


def test_a_line_below_three_articles_is_marked_in_all():
    articles = [story(at, APPEAL) for at in range(3)]
    assert marked(articles) == [[APPEAL]] * 3
    assert marked([*articles, story(3)]) == [[APPEAL]] * 3 + [[]]
    assert marked(articles[:2]) == [[], []]


def test_copies_of_one_article_are_evidence_once():
    articles = [story(at, APPEAL) for at in range(3)]
    assert marked(articles, [0, 1, 1]) == [[], [], []]
    assert marked([*articles, story(4, APPEAL)], [0, 1, 1, 4]) == [[APPEAL]] * 4


def test_other_outlets_are_no_evidence():
    assert marked([story(at, APPEAL, outlet=f"Post {at % 2}") for at in range(4)]) == [[]] * 4
    assert marked([story(at, APPEAL, outlet=None) for at in range(4)]) == [[]] * 4


def test_figures_and_days_in_an_appeal_do_not_matter():
    lines = [
        f"Listen to the evening show on {day} {at} March." for at, day in enumerate(("Monday", "Friday", "Sunday"))
    ]
    assert marked([story(at, line) for at, line in enumerate(lines)]) == [[line] for line in lines]


def test_lines_are_marked_from_the_edge_inwards_only():
    inside = [story(at, LABEL, f"A sentence that only week {at} has stands below.") for at in range(3)]
    assert marked(inside) == [[]] * 3
    below = [story(at, LABEL, APPEAL, before=("Coast watch",)) for at in range(3)]
    assert marked(below) == [["Coast watch", LABEL, APPEAL]] * 3


def test_a_background_sentence_is_no_footer():
    assert marked([story(at, BACKGROUND) for at in range(3)]) == [[]] * 3
    assert marked([story(at, *[BACKGROUND] * (at < 5)) for at in range(11)]) == [[]] * 11
    assert marked([story(at, BACKGROUND) for at in range(5)]) == [[BACKGROUND]] * 5


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("“We will stay on the coast,” the mayor said.", id="quotation"),
        pytest.param("Net 12 crowns vs 14 crowns", id="row-of-a-table"),
        pytest.param(f"Read more. {'The tide was high. ' * 20}", id="long"),
    ],
)
def test_what_may_be_said_is_never_a_footer_for_three(line):
    assert marked([story(at, line) for at in range(3)]) == [[]] * 3


def test_calls_to_the_reader_are_marked_between_paragraphs():
    call = "Discover the coast"
    articles = [story(at, call, f"More was seen of it in week {at} by the pilots.") for at in range(3)]
    assert marked(articles) == [[call]] * 3


def test_an_article_is_never_marked_whole():
    whole = make_article(RawArticle("only", f"{LABEL}\n\n{APPEAL}", outlet="Gull Gazette"))
    assert marked([*(story(at, LABEL, APPEAL) for at in range(3)), whole])[-1] == []


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        (("Gull Gazette", "https://a.example/x", "f/a.txt"), "outlet Gull Gazette"),
        ((None, "https://www.a.example/x", "f/a.txt"), "site a.example"),
        ((None, "https://[broken", "f/a.txt"), "folder f"),
        ((None, None, "f/a.txt#3"), "folder f"),
        ((None, None, "f/wire.jsonl"), "file f/wire.jsonl"),
        ((None, None, "f/wire.jsonl.gz"), "file f/wire.jsonl.gz"),
        ((None, None, ""), None),
    ],
)
def test_articles_without_outlet_belong_to_their_site_or_place(fields, key):
    assert outlet_key(*fields) == key
