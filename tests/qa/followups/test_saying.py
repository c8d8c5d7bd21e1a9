"""Who said that: the sentence that names the speaker is cited; where the article does not tell, it is refused."""

import pytest

from corpus import Article, Filter
from qa.followups.standalone import standalone_question

HARBOUR = """The council of Saltmere met on Tuesday about the dredging of the harbour mouth.

Ines Tallow, who captains the ferry to Oar Island, said the work could not wait. "The ferry has touched the ground
eleven times this winter. We cannot promise a crossing at low tide any more."

"Nobody asked the fishermen before the vote was taken," said Jon Rook, the harbour master.

The fog horn of Saltmere was sold to a museum in the spring of last year.
"""


@pytest.fixture
def harbour(open_fake):
    text = HARBOUR.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n").strip()
    article = Article("harbour", text, text, source="harbour.txt", outlet="Harbour Post")
    goats = "Goats graze on the dunes of Oar Island. They keep the grass short."
    return open_fake(article, Article("goats", goats, goats, source="goats.txt"))


def sentence(engine, words):
    article = engine.article("harbour")
    return next(article.text[start:end] for start, end in article.sentences if words in article.text[start:end])


def asked(engine, *quotes, question="Who said that?"):
    answer = " ".join(f"“{quote}” [{number}]" for number, quote in enumerate(quotes, start=1))
    return engine.ask(question, history=[{"question": "What was said of the vote?", "answer": answer}])


@pytest.mark.parametrize("question", ["Who said that?", "And who said so?", "Says who?", "Whose words are these?"])
def test_the_quote_itself_is_cited_where_it_names_the_speaker(harbour, question):
    quote = sentence(harbour, "Nobody asked")
    answer = asked(harbour, quote, question=question)
    assert answer.standalone_question == f"Who said “{quote}”?"
    assert [(item.quote, item.speaker) for item in answer.citations] == [(quote, "Jon Rook")]


def test_the_sentence_that_names_the_speaker_comes_first(harbour):
    quote = sentence(harbour, "low tide")
    answer = asked(harbour, quote)
    assert [item.quote for item in answer.citations] == [sentence(harbour, "Ines Tallow"), quote]
    assert answer.citations[0].speaker == "Ines Tallow"


def test_a_marker_says_which_quote_is_meant(harbour):
    first, second = sentence(harbour, "Nobody asked"), sentence(harbour, "low tide")
    assert asked(harbour, first, second, question="Who said that [2]?").citations[0].speaker == "Ines Tallow"
    assert asked(harbour, second, first).standalone_question == f"Who said “{second}”?"


def test_the_outlets_own_words_are_nobodys(harbour):
    quote = sentence(harbour, "fog horn")
    answer = asked(harbour, quote)
    assert answer.refusal is not None
    assert answer.refusal.code == "not_said"
    assert [item.quote for item in answer.refusal.nearest] == [quote]


def test_a_quotation_typed_by_hand_is_found_too(harbour):
    answer = harbour.ask('Who said "nobody asked the fishermen before the vote was taken"?')
    assert [item.speaker for item in answer.citations] == ["Jon Rook"]


def test_a_quote_of_other_articles_is_asked_as_any_question(harbour):
    answer = asked(harbour, "The moon is made of green cheese and always was, the captain said.")
    assert answer.refusal is not None or answer.citations


@pytest.mark.parametrize("answer", ["", "I don't know.", "The articles do not say."])
def test_after_a_refusal_nothing_was_said(answer):
    history = [{"question": "What is the depth of the harbour?", "answer": answer}]
    assert standalone_question("Who said that?", history) == "Who said that?"


def test_filters_hold_for_the_quote(harbour):
    quote = sentence(harbour, "Nobody asked")
    history = [{"question": "What was said?", "answer": f"“{quote}” [1]"}]
    answer = harbour.ask("Who said that?", history=history, where=Filter(article_ids=("goats",)))
    assert all(item.article_id == "goats" for item in answer.citations)
