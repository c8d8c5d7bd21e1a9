"""Which articles are the same one, and what only looks like it."""

from itertools import combinations

import pytest
from datasketch import MinHash
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Article, Mark, RawArticle, candidate_pairs, connected, fingerprint, is_reprint, make_article
from corpus.fingerprint import PERMUTATIONS, SIGNATURE_BYTES, body_words, minima

PARAGRAPHS = [
    "The council of Saltmere voted on Tuesday to dredge the harbour mouth, which sand has closed to larger ships.",
    "The work is to cost 4 million crowns and to begin in April, once the herring boats have moved to Oar Island.",
    "“The ferry has touched the ground 11 times this winter,” said Ines Tallow, who has captained it since 2009.",
    "Fishermen had asked for deeper water for years, but the county would not pay for it without a survey first.",
    "That survey, finished in January, found 90,000 cubic metres of sand between the two lights of the mole.",
    "A dredger from Gullhaven will take the sand out to sea, where it is to feed the beach of the northern bay.",
]
BODY = "\n\n".join(PARAGRAPHS)


def article(text, article_id="a", title="Harbour mouth to be dredged", **fields):
    return make_article(RawArticle(article_id, text, title=title, **fields))


ORIGINAL = article(BODY)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(article(BODY, "b"), id="the-same"),
        pytest.param(article(BODY, "b", "Saltmere digs deep"), id="another-title"),
        pytest.param(article(BODY.replace("“", '"').replace("”", '"').replace("\n\n", " \r\n\r\n ")), id="quote-marks"),
        pytest.param(article(f"By Mara Quill | Gull Gazette | 3 March 2021\n\n{BODY}"), id="another-header"),
        pytest.param(article(f"SALTMERE, March 3 (SAMPLE Wire) - {BODY}"), id="dateline"),
        pytest.param(article("\n\n".join(PARAGRAPHS[:4])), id="cut-short"),
        pytest.param(article("\n\n".join([*PARAGRAPHS[:3], "Oar Island has a quay.", *PARAGRAPHS[3:]])), id="more"),
        pytest.param(article(BODY.replace("once", "as soon as").replace("asked", "called")), id="restyled"),
        pytest.param(article(f"{BODY}\n\nThe Gull Gazette thanks its readers.\n\nWrite to the desk."), id="footers"),
    ],
)  # fmt: skip
def test_reprints_are_found(other):
    assert candidate_pairs([fingerprint(ORIGINAL), fingerprint(other)]) == [(0, 1)]
    assert is_reprint(ORIGINAL, other)
    assert is_reprint(other, ORIGINAL)


FIGURES = (
    BODY.replace("Tuesday", "Friday").replace("4 million", "7 million").replace("11 times", "15 times")
    .replace("January", "June").replace("90,000", "40,000").replace("April", "May")
)  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(article(FIGURES), id="a-template-with-other-figures"),
        pytest.param(article("\n\n".join(PARAGRAPHS[:2])), id="a-short-notice-of-it"),
        pytest.param(
            article("\n\n".join([*PARAGRAPHS[:2], *(f"Otters were seen at pier {at} again." for at in range(12))])),
            id="a-story-that-quotes-it",
        ),
        pytest.param(
            article("\n\n".join([*PARAGRAPHS[3:], "Otters are back. " * 20])), id="a-later-part-of-a-live-page"
        ),
        pytest.param(article(""), id="nothing"),
    ],
)
def test_what_only_looks_like_a_reprint_is_none(other):
    assert not is_reprint(ORIGINAL, other)
    assert not is_reprint(other, ORIGINAL)


NOTICES = "Subscribe to the Gull Gazette for all that happens on the coast, day and night, at no cost. " * 3


def test_bulletins_between_the_same_notices_are_not_the_same():
    fog, fair = (
        article(f"{line}\n\n{NOTICES}", title=None) for line in ("Fog on the coast until noon.", "A fair day.")
    )
    assert not is_reprint(fog, fair)


def test_short_texts_are_the_same_only_under_one_title():
    dividend = "The quarterly dividend is 12 crowns, payable in April."
    one, other, third = (
        article(dividend, name, title)
        for name, title in (("a", "Gull Lines"), ("b", "Tallow Bank"), ("c", "Gull  lines"))
    )
    assert not is_reprint(one, other)
    assert is_reprint(one, third)
    assert candidate_pairs([fingerprint(item) for item in (one, other, third)]) == [(0, 2)]


def test_what_others_repeat_changes_no_fingerprint():
    footer = Mark("footer", len(BODY) - len(PARAGRAPHS[-1]), len(BODY), "stands in other articles of the outlet")
    notice = Mark("footer", footer.start, footer.end, "contact, notice or link")
    plain, repeated, marked = (Article("a", BODY, BODY, marks=marks) for marks in ((), (footer,), (notice,)))
    assert body_words(plain) == body_words(repeated) != body_words(marked)
    assert fingerprint(plain).signature == fingerprint(repeated).signature


def test_a_fingerprint_is_of_one_size_however_long_the_article():
    for text in (BODY, "Word " * 200_000):
        assert len(fingerprint(Article("a", text, text)).signature) == SIGNATURE_BYTES
    for text in ("", "a", "x" * 1_000_000):
        assert fingerprint(Article("a", text, text)).signature == b""


def test_large_families_form_few_pairs():
    same = [fingerprint(article(BODY, str(at))) for at in range(300)]
    assert candidate_pairs(same) == [(0, at) for at in range(1, 300)]
    alike = [fingerprint(article(f"{BODY}\n\nBerth {at} is free.", str(at))) for at in range(300)]
    pairs = candidate_pairs(alike)
    assert len(pairs) <= 2 * 16 * 300
    assert set(connected(pairs).values()) == {0}
    assert candidate_pairs([]) == []


@settings(max_examples=30)
@given(order=st.permutations(range(9)))
def test_the_order_of_articles_changes_no_pair(order):
    texts = [
        BODY,
        FIGURES,
        "\n\n".join(PARAGRAPHS[:4]),
        BODY,
        "A fair day.",
        BODY + NOTICES,
        "",
        NOTICES,
        "A fair day.",
    ]
    articles = [article(text, str(at)) for at, text in enumerate(texts)]
    prints = [fingerprint(item) for item in articles]

    def same(order):
        pairs = candidate_pairs([prints[at] for at in order])
        linked = [(order[a], order[b]) for a, b in pairs if is_reprint(articles[order[a]], articles[order[b]])]
        least = connected(linked)
        return {pair for pair in combinations(range(9), 2) if pair[0] in least and least[pair[0]] == least.get(pair[1])}

    assert same(order) == same(range(9)) == {(0, 2), (0, 3), (0, 5), (2, 3), (2, 5), (3, 5), (4, 8)}


def test_chains_of_pairs_are_one_group():
    assert connected([(4, 2), (7, 4), (9, 8)]) == {4: 2, 2: 2, 7: 2, 9: 8, 8: 8}
    assert connected([]) == {}


@given(st.sets(st.binary(max_size=30), min_size=1, max_size=50))
def test_signatures_are_those_of_datasketch(values):
    sketch = MinHash(PERMUTATIONS, seed=1, scheme="affine32")
    sketch.update_batch(values)
    assert minima(values) == sketch.hashvalues.astype("<u4").tobytes()
