"""The header forms that fields are measured with state what they claim to; what is read of them is not judged here."""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from corpus import Article, read_articles
from tests.benchmarks import header_names, header_names_fresh, header_names_held, header_names_last
from tests.benchmarks.header_forms import FORMS, RECORD_FILES, make_story, read_records
from tests.benchmarks.header_story import FIELDS, AnyOf, body_paragraphs, clean_title, toml

SENTENCES = (
    "The harbour board voted on Monday to rebuild the old pier at Quillhaven before the next winter storms.",
    "Work will begin in spring, the clerk told the meeting, and it will take about two years to finish.",
    "“Nobody spoke against it, and that has not happened here in living memory,” a member said afterwards.",
    "The money comes from three funds, of which the largest had been meant for a bridge that was never built.",
    "Fishermen asked where their boats should lie in the meantime, and were promised berths further north.",
    "A storm had torn the wall open in three places, and the ferry has run in the mornings alone ever since.",
    "Engineers will measure the ground first, because nobody knows how deep the oldest of the piles go.",
    "The board meets again in a month to hear which of the four builders made the lowest offer for the work.",
)
TITLES = (
    "Harbour board votes to rebuild the old pier",
    "Ferry to run again after a long winter",
    "Who will pay for the bridge?",
)
CASES = [pytest.param(half, form, id=form.__name__) for half, forms in FORMS.items() for form in forms]


def make_file(half, form):
    """One form of a story and its siblings, whose text is invented."""
    records = [
        {"id": f"post.example/{number}", "title": title, "published": f"2022-05-{14 + number}", "paragraphs": SENTENCES}
        for number, title in enumerate(TITLES)
    ]
    first, *others = (make_story(half, form.__name__, record) for record in records)
    story = replace(first, siblings=tuple(others))
    return story, form(story)


def test_there_are_many_forms_and_each_has_a_name_of_its_own():
    names = [form.__name__ for forms in FORMS.values() for form in forms]
    assert len(set(names)) == len(names) >= 45
    assert len(FORMS["rules"]) >= 2 * len(FORMS["held"])
    assert len(FORMS["fresh"]) >= 36
    assert len(FORMS["last"]) >= 30


def test_each_half_has_articles_and_names_of_its_own(tmp_path):
    records = [
        {"id": f"post.example/{number}", "title": TITLES[0], "published": "2022-05-14", "text": "\n".join(SENTENCES)}
        for number in range(60)
    ]
    for name in RECORD_FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as lines:
            lines.write("\n".join(map(json.dumps, records)))
    halves = read_records(tmp_path)
    assert halves.keys() == FORMS.keys()
    assert sorted(record["id"] for half in halves.values() for record in half) == sorted(r["id"] for r in records)
    assert all(halves.values())
    invented = [set(names.NAMES) for names in (header_names, header_names_held, header_names_fresh, header_names_last)]
    assert len(set.union(*invented)) == sum(map(len, invented))


@pytest.mark.parametrize(("half", "form"), CASES)
def test_a_form_makes_the_same_file_of_the_same_story(half, form):
    one, other = (make_file(half, form)[1] for _ in range(2))
    assert one.wanted == other.wanted
    assert one.data == other.data or form.__name__ == "word_file"  # which holds the time of its making


@pytest.mark.parametrize(("half", "form"), CASES)
def test_what_a_form_claims_to_state_stands_in_its_file(half, form, tmp_path):
    _, file = make_file(half, form)
    folder = tmp_path / "inside"
    folder.mkdir()
    (folder / f"text{file.suffix}").write_bytes(file.data)
    articles = [item for item in read_articles([tmp_path]) if isinstance(item, Article)]
    assert len(articles) == len(file.wanted)
    data = file.data.decode("utf-8", "replace")
    printed = "\n".join((data, toml(file.sources), *(article.raw for article in articles)))
    for wanted in file.wanted:
        assert wanted.keys() <= set(FIELDS)
        missing = [text for text in stated_texts(wanted) if not stands_in(text, printed)]
        assert missing == []


def stated_texts(wanted: Mapping) -> list:
    """The texts among the stated values; of several that readers differ on, the first."""
    texts = []
    for name in ("title", "authors", "outlet", "url"):
        value = wanted.get(name)
        first = value[0] if isinstance(value, AnyOf) else value
        texts += first if isinstance(first, Sequence) and not isinstance(first, str) else [first] if first else []
    return texts


def stands_in(text, printed):
    """Tell whether a text is printed, as it is or as JSON, HTML, or mail headers write it, or with its name turned."""
    turned = ", ".join(reversed(text.split(" ", 1)))
    coded = {
        text,
        turned,
        json.dumps(text)[1:-1],
        text.replace("&", "&amp;"),
        text.replace("'", "&#x27;"),
        text.upper(),
    }
    return any(form in printed for form in coded) or "=?utf-8?" in printed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("QUILLHAVEN — " + "\n".join(SENTENCES), SENTENCES[1:], id="dateline"),
        pytest.param("By Ada Quill\n\n" + "\n\n".join(SENTENCES), SENTENCES, id="byline"),
        pytest.param(
            "\n".join((*SENTENCES[:5], "Ada Quill contributed to this report from the old pier at Quillhaven.")),
            SENTENCES[:5],
            id="credit",
        ),
        pytest.param("\n".join(SENTENCES[:3]), (), id="too short"),
    ],
)
def test_bodies_are_whole_sentences_without_header_or_credit(text, expected):
    assert body_paragraphs(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Harbour board votes to rebuild pier | Harbour Post", "Harbour board votes to rebuild pier"),
        ("Harbour board votes to rebuild the ...", None),
        ("Ada Quill", None),
    ],
)
def test_titles_are_whole(title, expected):
    assert clean_title(title) == expected
