"""The generator of broken articles: every way breaks something, and says truly what."""

import hashlib
from datetime import date

import pytest

from corpus import find_sentences
from corpus.spans import SpanMap
from tests.benchmarks.damage import Story
from tests.benchmarks.damage_stories import half_of, read_story
from tests.benchmarks.damage_ways import BROKEN_WAYS, HALVES, REAL_WAYS, UNTOUCHED, break_by, way_names

_PARAGRAPHS = (
    "Marta Lindqvist, the mayor of Saltmere, said on Monday that “the sea wall is our only friend” and it’s failing.",
    "Defence Minister Jonas Kalnins flew to the well-known base at Rukla, where about 1,600 soldiers of the NATO-led"
    " battlegroup were waiting. He didn’t stay for long. Officials called the short-term plan sufficient, and fishermen"
    " of the eastern harbour called it a difficult joke.",
    "“We have counted every boat,” said President Elena Petrescu, “and not one of them is fit for winter.” Her office"
    " confirmed the figures in a letter to the government of Estonia.",
    "The conflict between the port authority and the dockers began in May 2019, when more than 40 cranes stood idle for"
    " three weeks. It has cost 12 million euros since. Nobody in Narva expects that money back.",
    "Engineers found that the pumps, which were installed in the second half of the last century, had rusted through."
    " They wrote a report of 300 pages, and the council read the first ten.",
    "A café on the quay, run by the brothers Müller, served free soup on the first night of the storm. The soup ran out"
    " before the wind did. On Tuesday they bought 60 kilos of carrots from a farm near Tapa.",
    "The office of General Omar Haddad refused to confirm the offer of five patrol vessels. A spokesman for the general"
    " said the question wasn’t “for the harbour to ask” but for the parliament in Vilnius.",
    "Insurers have shifted their attention to the north-eastern islands, where the state wants a flood barrier. The"
    " first stones are meant to be laid in April, officials in Riga said.",
    "Old sailors remember the winter of 1966, when the fjord froze and the ferry from Constanta was stuck for a week.",
    "The short-term plan has no money, the fishermen said, and a long-term one — “a real one” — has no friends.",
    "If the barrier holds, the town will save its fish market, its library and the self-governing school. If it fails,"
    " the minister warned, the whole eastern quarter will be given up to the sea.",
)  # fmt: skip


@pytest.fixture(params=[False, True], ids=["fields", "head"])
def story(request):
    paragraphs = tuple(
        tuple(text[start:end] for start, end in find_sentences(text, SpanMap(), ())) for text in _PARAGRAPHS
    )
    title = "Saltmere asks who will pay for its wall"
    return Story("saltmere", title, "Ruth Okafor", "Harbour Post", date(2022, 5, 3), paragraphs, request.param)


#: Ways that glue something to a sentence, which leaves its letters standing.
GLUED = {"lost_sentence_spaces", "html_tags", "footnote_marks", "tweet_tails", "mixed_rules", "mixed_held"} | {
    "dots_glued", "unclosed_tags", "line_marks", "paragraph_joints", "paragraph_starts", "mixed_fresh",
    "spreadsheet_cells", "mixed_last",
}  # fmt: skip
WAYS = [pytest.param(half, name, id=name) for half in HALVES for name in way_names(half) if name != UNTOUCHED]


def test_the_story_reads_as_itself(story):
    article = read_story(story, story.raw)
    assert [article.text[start:end] for start, end in article.sentences] == list(story.sentences)
    assert len(story.sentences) >= 20


@pytest.mark.parametrize(("half", "name"), WAYS)
def test_a_way_changes_the_text_and_says_where(story, half, name):
    broken = break_by(story, half, name)
    assert broken.raw != story.raw
    assert broken.damages or broken.real
    for damage in broken.damages:
        assert damage.spans
        for start, end in damage.spans:
            assert 0 <= start <= end <= len(broken.raw)
            assert (start == end) == (damage.kind == "altered")
            assert damage.kind == "altered" or any(map(str.isalnum, broken.raw[start:end]))
    for line in broken.real:
        assert line in broken.raw


@pytest.mark.parametrize(("half", "name"), WAYS)
def test_what_a_way_alters_no_longer_stands_in_the_text(story, half, name):
    broken = break_by(story, half, name)
    altered = {sentence for damage in broken.damages if damage.kind == "altered" for sentence in damage.sentences}
    assert altered <= set(story.sentences)
    if name not in GLUED:
        assert [sentence for sentence in altered if f"{sentence} " in f"{broken.raw} "] == []


@pytest.mark.parametrize(("half", "name"), WAYS)
def test_no_note_of_a_place_is_left_in_the_text(story, half, name):
    assert not any("\ue000" <= char <= "\uf8ff" for char in break_by(story, half, name).raw)


@pytest.mark.parametrize(("half", "name"), WAYS)
def test_a_story_is_always_broken_the_same(story, half, name):
    assert break_by(story, half, name) == break_by(story, half, name)


def test_there_are_many_ways_and_their_names_are_unique():
    names = [way.name for half in HALVES for way in (*BROKEN_WAYS[half], *REAL_WAYS[half])]
    assert len(names) == len(set(names))
    assert len(names) >= 24


@pytest.mark.parametrize("half", HALVES)
def test_each_set_has_ways_of_its_own_that_break_and_ways_that_do_not(half):
    assert len(BROKEN_WAYS[half]) >= 24
    assert len(REAL_WAYS[half]) >= 2


@pytest.mark.parametrize(("half", "name"), [(half, way.name) for half in ("fresh", "last") for way in REAL_WAYS[half]])
def test_a_real_way_puts_lines_in_and_breaks_nothing(story, half, name):
    broken = break_by(story, half, name)
    assert broken.damages == ()
    assert [sentence for sentence in story.sentences if sentence not in broken.raw] == []
    assert len(broken.real) >= 2


def test_every_article_is_in_one_set_and_every_set_has_articles():
    keys = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(400)]
    assert {half_of(key) for key in keys} == set(HALVES)
