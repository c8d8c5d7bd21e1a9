"""Refusals of what is not put to the articles, on an archive of an invented coast."""

from datetime import date

import pytest

from corpus import Filter, RawArticle, make_article
from qa import ArticleQA, rebuild_index
from qa.records import article_record

ARTICLES = {
    "dredging": ("Harbour mouth to be dredged", "Harbour Post", "Mara Quill", date(2021, 3, 3),
                 "The council of Saltmere voted to dredge the harbour mouth. Work begins in April, said Ines Tallow."),
    "ferry.txt": ("The ferry returns", "Harbour Post", "Jon Rook", date(2021, 5, 20),
                  "The ferry to Oar Island sails again. The harbour mouth is now nine metres deep."),
    "otters": ("Otters counted", "Coast Wire", "Mara Quill", date(2022, 5, 2),
               "Wardens counted 31 otters on the Saltmere river. Ten years ago there were none."),
    "bees": (None, None, None, None, "The lighthouse keeper of Oar Island keeps bees. The lamp was lit in 1862."),
}  # fmt: skip
GERMAN = (
    "Die Wärter zählten am Fluss 31 Fischotter. Vor zehn Jahren gab es dort keine, sagte Ines Tallow dem Gemeinderat."
)


def article(article_id, title, outlet, author, published, text):
    authors = (author,) if author else ()
    return make_article(RawArticle(article_id, text, title=title, outlet=outlet, authors=authors, published=published))


@pytest.fixture(scope="module")
def articles():
    return [article(name, *fields) for name, fields in ARTICLES.items()]


@pytest.fixture(scope="module")
def engine(articles, fake, tmp_path_factory):
    index = tmp_path_factory.mktemp("kinds") / "index"
    rebuild_index(articles, index, embedder=fake)
    with ArticleQA.open(index, embedder=fake) as found:
        yield found


@pytest.fixture
def refuse(engine, articles, false_statements):
    """Ask the archive, check the whole record, and return the refusal."""
    records = {item.article_id: article_record(item) for item in articles}

    def ask(question, **options):
        answer = engine.ask(question, **options)
        assert false_statements(answer.to_dict(), records) == []
        return answer.refusal

    return ask


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (
            "What is the newest article?",
            "The newest article here is “Otters counted” (Coast Wire, 2 May 2022, otters).",
        ),
        ("Which article is the oldest?", "“Harbour mouth to be dredged” (Harbour Post, 3 Mar 2021, dredging)."),
        ("What is the newest article by Harbour Post?", "here by Harbour Post is “The ferry returns”"),
        (
            "How many articles do you have?",
            "There are 4 articles here, of 3 Mar 2021 to 2 May 2022. 1 article has no date.",
        ),
        (
            "How many articles are by Mara Quill?",
            "There are 2 articles here by Mara Quill, of 3 Mar 2021 to 2 May 2022.",
        ),
        ("How many articles were published in May 2021?", "There is 1 article here dated 1 May 2021 to 31 May 2021"),
        (
            "How many articles were published in May?",
            "There are 2 articles here dated 1 May 2021 to 31 May 2021 or dated",
        ),
        (
            "How many articles mention the harbour mouth?",
            "There are 2 articles here with the words “the harbour mouth”",
        ),
        ("How many articles mention sharks?", "There is no article here with the word “sharks”."),
        ("How many articles by Ada Finch?", "No article here names “Ada Finch” as its outlet or author. 2 outlets"),
        ("Which outlets are here?", "2 outlets here: Harbour Post (2), Coast Wire (1). 1 article names none."),
        ("Who are the authors?", "2 authors here: Mara Quill (2), Jon Rook (1)."),
        ("What period do you cover?", "The articles here are of 3 Mar 2021 to 2 May 2022. 1 article has no date."),
        ("List all articles by Jon Rook", "There is 1 article here by Jon Rook, of 20 May 2021. “The ferry returns”"),
        ("Who wrote the article about otters?", "“Otters counted” (Coast Wire, 2 May 2022, otters), by Mara Quill."),
        (
            "When was article ferry published?",
            "“The ferry returns” (Harbour Post, 20 May 2021, ferry.txt), by Jon Rook.",
        ),
        ("Who wrote the article about bees?", "An article without a title (outlet unknown, date unknown, bees), which"),
        ("What is in the archive?", "There are 4 articles here, of 3 Mar 2021 to 2 May 2022."),
    ],
)
def test_the_archive_is_told_from_its_fields(refuse, question, says):
    refusal = refuse(question)
    assert refusal.code == "about_archive"
    assert says in refusal.reason
    assert refusal.reason.endswith(" The list of articles names them all.")
    assert "article-qa" not in refusal.reason


def test_the_named_article_can_be_opened(refuse):
    (nearest,) = refuse("What is the newest article?").nearest
    assert (nearest.article_id, nearest.number) == ("otters", None)
    assert nearest.quote == "Wardens counted 31 otters on the Saltmere river."


def test_filters_and_the_as_of_day_count(refuse):
    assert "“The ferry returns”" in refuse("What is the newest article?", as_of=date(2021, 12, 31)).reason
    only = refuse("How many articles are there?", where=Filter(outlets=("Coast Wire",)))
    assert "There is 1 article here passing the filters" in only.reason
    assert (
        "There is no article" in refuse("How many articles by Jon Rook?", where=Filter(outlets=("Coast Wire",))).reason
    )
    assert refuse("How many articles are there?", as_of=date(1999, 1, 1)).code == "before_as_of"


def test_an_article_that_is_not_there_is_left_to_the_search(refuse):
    assert refuse("Who wrote the article about sharks?").code == "not_said"
    assert refuse("When was article 003 published?").code == "not_said"


@pytest.mark.parametrize("question", ["hello", "Thanks!", "who are you?", "What can I ask?"])
def test_talk_is_told_what_this_is(refuse, question):
    refusal = refuse(question)
    assert (refusal.code, refusal.nearest) == ("unclear", ())
    assert "4 news articles (3 Mar 2021 to 2 May 2022)" in refusal.reason


def test_a_question_without_a_subject_is_told_what_it_lacks(refuse):
    assert "who “he” is" in refuse("Who is he?").reason
    assert refuse("Who is he?").code == "unclear"


def test_a_greeting_before_a_question_is_left_out(engine):
    answer = engine.ask("Hello, how many otters were counted?")
    assert answer.question == "Hello, how many otters were counted?"
    assert answer.standalone_question == "How many otters were counted?"


def test_a_language_that_no_article_is_in_is_named(refuse):
    refusal = refuse("Wie viele Fischotter leben am Fluss?")
    assert refusal.code == "language"
    assert "German" in refusal.reason
    assert "Bitte fragen Sie auf Englisch." in refusal.reason


def test_a_language_that_an_article_is_in_is_searched(open_fake, articles):
    engine = open_fake(*articles, make_article(RawArticle("fluss", GERMAN)))
    refusal = engine.ask("Wie viele Fischotter leben am Fluss?").refusal
    assert refusal is None or refusal.code == "not_said"
