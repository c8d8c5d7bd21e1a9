"""Words as typed brought to the words of an index."""

import pytest

from qa.questions.question import read_question
from qa.retrieval.regional import regional
from qa.retrieval.spelling import Speller, counts_in_any_spelling

TEXTS = (
    "President Zelensky spoke in Kyiv on Monday. Anti-tank weapons reached Kharkiv, the government of Ukraine said.",
    "Zelensky thanked Erdoğan. The color of the flag in Kiev is blue. Mayor Stoltenfeld defends a ceasefire in May.",
    "Mere talk is cheap, said Anna Petrova of the harbour board. The brown boat lay in the harbour of Kyiv.",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory, make_embedder):
    from qa import ArticleQA, rebuild_index

    folder, embedder = tmp_path_factory.mktemp("spelling") / "index", make_embedder()
    articles = []
    for number, text in enumerate(TEXTS):
        path = folder.parent / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        articles.append(path)
    rebuild_index(articles, folder, embedder=embedder)
    with ArticleQA.open(folder, embedder=embedder) as engine, engine.pinned() as view:
        yield view.index


def spelt(index, text):
    question = Speller(index).respelt(read_question(text))
    return question.text, dict(question.spellings.others)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("What did Zelenskyy say?", "What did Zelensky say?", id="other-letters"),
        pytest.param("What did ZELENSKIY say?", "What did ZELENSKY say?", id="capitals"),
        pytest.param("What did Zelnesky say?", "What did Zelensky say?", id="swapped"),
        pytest.param("What did Zelnsky say?", "What did Zelensky say?", id="left-out"),
        pytest.param("What did Zwlenskt say?", "What did Zelensky say?", id="two-slips"),
        pytest.param("What did Selensky say?", "What did Zelensky say?", id="first-letter"),
        pytest.param("What did Erdogan say?", "What did Erdogan say?", id="accent"),
        pytest.param("Which goverment fell?", "Which government fell?", id="ordinary-word"),
        pytest.param("Who fought in Kharkov?", "Who fought in Kharkiv?", id="both-are-english"),
        pytest.param("Who sold antitank guns?", "Who sold anti tank guns?", id="parted"),
        pytest.param("Which colour is it?", "Which color is it?", id="british"),
        pytest.param("Where does the harbor end?", "Where does the harbour end?", id="american"),
        pytest.param("Who governs Spain?", "Who governs Spain?", id="english-but-not-in-the-archive"),
        pytest.param("Who is Friedrich Merz?", "Who is Friedrich Merz?", id="a-name-is-no-ordinary-word"),
        pytest.param("Who joined NATO in May?", "Who joined NATO in May?", id="abbreviation"),
        pytest.param("Wer regiert in Österreich?", "Wer regiert in Österreich?", id="another-language"),
        pytest.param("who said the harbuor is closed", "who said the harbour is closed", id="no-capitals"),
        pytest.param("what did merz say", "what did merz say", id="perhaps-a-name"),
        pytest.param("What happened in 2022-23?", "What happened in 2022-23?", id="figures"),
    ],
)
def test_a_word_that_the_archive_lacks_is_corrected_if_it_surely_means_another(index, typed, meant):
    assert spelt(index, typed)[0] == meant


def test_what_is_known_in_two_spellings_stays_and_is_looked_for_in_both(index):
    assert spelt(index, "Who spoke in Kiev?") == ("Who spoke in Kiev?", {"kiev": ("kyiv",)})
    assert spelt(index, "Is there a cease fire?") == ("Is there a cease fire?", {"cease fire": ("ceasefire",)})
    assert spelt(index, "Who spoke?") == ("Who spoke?", {})


def test_a_word_counts_with_its_other_spellings(index):
    question = Speller(index).respelt(read_question("Who spoke in Kiev?"))
    assert counts_in_any_spelling(index, question)[-1] == 3
    assert counts_in_any_spelling(index, read_question("Who spoke in Kiev?"))[-1] == 1


def test_variants_of_a_name_are_words_of_the_archive(index):
    assert Speller(index).variants("Kiev") == ("kyiv",)
    assert Speller(index).variants("Stoltenfled", is_name=True) == ("stoltenfeld",)
    assert Speller(index).variants("Browm", is_name=True) == ()  # only a colour here
    assert (
        Speller(index).variants("Oslo", is_name=True)
        == Speller(index).variants("")
        == Speller(index).variants("two words")
        == ()
    )


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("defence", "defense"), ("organised", "organized"), ("analyse", "analyze"), ("centre", "center"),
        ("travelled", "traveled"), ("catalog", "catalogue"), ("programme", "program"), ("judgment", "judgement"),
        ("anaemia", "anemia"), ("mold", "mould"), ("sceptics", "skeptics"), ("sulfur", "sulphur"), ("grey", "gray"),
        ("bombay", "mumbai"), ("ivory coast", "cote d ivoire"),
    ],
)  # fmt: skip
def test_english_has_two_spellings(word, other):
    assert other in set(regional(word))
    assert word in set(regional(other))


@pytest.mark.parametrize("word", ["filled", "four", "hour", "size", "canoes", "michael", "her", "doom"])
def test_most_words_have_one(word):
    assert not set(regional(word)) & {"filed", "for", "hor", "sise", "canes", "michel", "hre", "dom"}
