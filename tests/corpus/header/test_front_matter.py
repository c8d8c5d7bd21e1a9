from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Evidence, RawArticle, Skipped, make_article
from corpus.header.front_matter import front_matter_end, has_tag, read_front_matter

BOTH = ("Ada Quill", "Bo Reed")
BODY = "The ferry to Quillhaven was late again on Monday, and 200 passengers waited in the rain.\n"
YAML = """---
title: "Ferry late: again"
authors:
  - Ada Quill
  - name: Bo Reed
published: 2022-03-04T10:30:00+02:00
publication: Harbour Post
canonical_url: https://quill.example/1
agency: Reuters
lang: en_GB
tags: [ferries, rain]
---
"""


def test_yaml_names_fields_and_is_no_text(read_file):
    (item,) = read_file("a.md", f"{YAML}\n# Late\n\n{BODY}")
    article = make_article(item)
    assert article.raw.startswith("---\ntitle")
    assert article.text == f"Late\n\n{BODY.strip()}"
    assert (article.title, article.authors, article.outlet) == (
        "Ferry late: again",
        ("Ada Quill", "Bo Reed"),
        "Harbour Post",
    )
    assert (article.published, article.published_at) == (date(2022, 3, 4), "2022-03-04T10:30:00+02:00")
    assert (article.url, article.origin, item.language) == ("https://quill.example/1", "Reuters", "en-GB")
    where = {name: article.raw[slice(*found.span)] for name, found in article.evidence.items()}
    assert where == {
        "title": '"Ferry late: again"',
        "authors": "- Ada Quill\n  - name: Bo Reed",
        "outlet": "Harbour Post",
        "published": "2022-03-04T10:30:00+02:00",
        "published_at": "2022-03-04T10:30:00+02:00",
        "url": "https://quill.example/1",
        "origin": "Reuters",
    }
    assert article.evidence["url"].origin == "front matter canonical_url"


def test_toml_names_fields(read_file):
    head = (
        '+++\ntitle = "Ferry late"\ndate = 2022-03-04T10:30:00Z\nauthors = ["Ada Quill"]\n[params]\nlate = true\n+++\n'
    )
    article = make_article(read_file("a.md", head + BODY)[0])
    assert (article.title, article.authors, article.text) == ("Ferry late", ("Ada Quill",), BODY.strip())
    assert article.published_at == "2022-03-04T10:30:00+00:00"
    assert article.evidence["authors"].origin == "front matter authors"
    assert article.raw[slice(*article.evidence["authors"].span)] == '["Ada Quill"]'


def test_what_front_matter_does_not_name_is_taken_from_the_text(read_file):
    text = f"---\ndate: 2022-03-04\nlayout: post\n---\n\nFerry late\n\nBy Ada Quill\n\n{BODY}"
    article = make_article(read_file("a.txt", text)[0])
    assert (article.title, article.authors, article.published) == ("Ferry late", ("Ada Quill",), date(2022, 3, 4))
    assert [mark.kind for mark in article.marks] == ["title", "byline"]


def test_a_date_that_is_none_leaves_that_of_the_text(read_file):
    article = make_article(
        read_file("a.md", f"---\ndate: soon\n---\nFerry late\n\nBy Ada Quill | 4 March 2022\n\n{BODY}")[0]
    )
    assert (article.published, article.evidence["published"].origin) == (date(2022, 3, 4), "text")


def test_an_ambiguous_date_says_both_readings_and_what_names_it(read_file):
    article = make_article(read_file("a.md", f"---\ndate: 03/04/2022\n---\n{BODY}")[0])
    found = article.evidence["published"]
    assert (article.published, found.origin, found.sure) == (None, "front matter date", "ambiguous")
    assert found.note == "03/04/2022 is 3 April 2022 or 4 March 2022"


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param("title: Ferry: late again\nauthor: Ada Quill", ("Ferry: late again", ("Ada Quill",)), id="colon"),
        pytest.param("author: Ada Quill\n\ttitle: x", ("x", ("Ada Quill",)), id="tab"),
        pytest.param('title: "Ferry late\nauthors:\n- Ada Quill\n- Bo Reed', ("Ferry late", BOTH), id="quote"),
        pytest.param('title: "Ferry" late\nauthor: \'Ada Quill', ('"Ferry" late', BOTH[:1]), id="quote inside"),
        pytest.param("title:\tFerry late\nauthor:\tAda Quill", ("Ferry late", BOTH[:1]), id="tabs"),
        pytest.param("\ttitle: Ferry late\n\tauthor: Ada Quill", ("Ferry late", BOTH[:1]), id="tabs before"),
        pytest.param("title:Ferry late\nauthor:Ada Quill", ("Ferry late", BOTH[:1]), id="no blanks"),
        pytest.param("title: Ferry late\ntitle: Other\nauthor: Ada Quill", ("Ferry late", BOTH[:1]), id="twice"),
        pytest.param("title: Ferry late\ntags: [a, b\nauthor: Ada Quill", ("Ferry late", BOTH[:1]), id="bracket"),
        pytest.param("title: Late\nsummary: it was\nlate\nauthor: Bo Reed", ("Late", BOTH[1:]), id="wrapped"),
        pytest.param("seo: x: y\nmeta:\n  title: Other\ntitle: Ferry late", ("Ferry late", ()), id="nested"),
        pytest.param("title: Late: x\nauthors: [Ada Quill, 'Bo Reed']", ("Late: x", BOTH), id="list"),
        pytest.param("title: *late\nauthor: Ada Quill", (None, ("Ada Quill",)), id="reference"),
        pytest.param("title: >-\n  Ferry\n  late\nauthor: N/A", ("Ferry late", ()), id="folded"),
        pytest.param("a: &a [*a]\ntitle: Ferry late", ("Ferry late", ()), id="refers to itself"),
    ],
)  # fmt: skip
def test_broken_yaml_is_read_where_it_is_clear(read_file, block, expected):
    (item,) = read_file("a.md", f"---\n{block}\n---\n{BODY}")
    assert (item.title, item.authors) == expected
    assert make_article(item).text == BODY.strip()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        pytest.param("---\n", "\n", id="no end"),
        pytest.param("---\n", "", id="no end, no blank line"),
        pytest.param("\n\n---\n", "---\n", id="after blank lines"),
        pytest.param("-----\n", "-----\n", id="longer rules"),
        pytest.param("--- # of the page\n", "...\n", id="a comment"),
        pytest.param("%YAML 1.2\n---\n", "---\n", id="a directive"),
    ],
)
def test_front_matter_between_other_rules_is_no_text(read_file, start, end):
    block = 'title: "Ferry late\nauthors:\n- Ada Quill\n- Bo Reed\ndate: 2022-03-04\n'
    (item,) = read_file("a.md", f"{start}{block}{end}{BODY}")
    assert (item.title, item.authors, item.published) == ("Ferry late", BOTH, date(2022, 3, 4))
    assert make_article(item).text == BODY.strip()


def test_more_than_is_worth_parsing_is_read_line_by_line(read_file):
    lines = "\n".join(f"a{number}: [x, [y]]" for number in range(5000))
    (item,) = read_file("a.md", f"---\n{lines}\ntitle: Ferry late\n---\n{BODY}")
    assert (item.title, make_article(item).text) == ("Ferry late", BODY.strip())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"---\n\n{BODY}\n---\n\nMore.", id="rule"),
        pytest.param(f"---\nNote to readers: the ferry is late.\n\n---\n{BODY}", id="a note between rules"),
        pytest.param(f"---\ntitle: Ferry late\n\n{BODY}", id="no end"),
        pytest.param(f"---\ntitle: Ferry late\n{BODY}---\n", id="text between"),
        pytest.param(f"---\nFerry late\nauthor: Ada Quill\ndate: 2022-03-04\n\n{BODY}", id="no end, a title first"),
        pytest.param(f"---\n---\n{BODY}", id="nothing between"),
        pytest.param(f"Ferry late\n---\ntitle: x\n---\n{BODY}", id="not at the start"),
    ],
)
def test_rules_are_no_front_matter(text):
    assert front_matter_end(text) == 0


@pytest.mark.parametrize(
    "block",
    [
        'title: !!python/object/apply:os.system ["echo SECRET"]',
        "title: !<tag:yaml.org,2002:python/name:SECRET> x",
        "- !ruby/object:SECRET {}",
        "title: x: y\nauthor: !!python/name:SECRET",
    ],
)
def test_tags_that_may_run_programs_are_refused(read_file, block):
    reason = "front matter holds a YAML tag, which could run a program: take it out"
    assert read_file("a.md", f"---\n{block}\n---\n{BODY}") == [Skipped("a.md", reason)]


def test_an_exclamation_is_no_tag(read_file):
    assert read_file("a.md", f"---\ntitle: Late again!\nnote: wow !!\n---\n{BODY}")[0].title == "Late again!"


def test_records_keep_their_own_fields_before_those_of_front_matter_in_their_text(read_file):
    (item,) = read_file("a.json", '{"title": "Own", "text": "---\\ntitle: Other\\nauthor: Ada Quill\\n---\\nText."}')
    assert (item.title, item.authors) == ("Own", ("Ada Quill",))
    assert item.evidence_of("title") == Evidence("field title")


def test_many_references_cost_nothing(read_file):
    lines = ['a0: &a0 ["x","x"]', *(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12))]
    (item,) = read_file("a.md", "\n".join(["---", *lines, "author: *a11", "title: Ferry late", "---", BODY]))
    assert (item.title, item.authors) == ("Ferry late", ())


_KEYS = st.sampled_from(["title: x", "- a", "  - name: b", "date: 2022-03-04", "a = [", "x: {"])
_LINES = st.lists(st.one_of(st.text(max_size=30), _KEYS), max_size=8)


@settings()  # the first one pays for loading what parses
@given(_LINES, st.sampled_from(["---", "+++"]))
def test_any_front_matter_is_read_or_left(lines, fence):
    text = "\n".join([fence, *lines, fence, BODY])
    found = read_front_matter(text)
    assert (found.span.end if found else 0) == front_matter_end(text)
    has_tag(text)
    article = make_article(RawArticle("a", text))
    for value in found.values.values() if found else ():
        assert 0 <= value.span.start <= value.span.end <= found.span.end
    assert article.text.endswith(BODY.strip())
