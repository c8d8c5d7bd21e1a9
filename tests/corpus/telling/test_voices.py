import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import RawArticle, make_article
from corpus.telling.quotes import find_quotations
from corpus.telling.voices import find_voice, find_voices


def article(text):
    return make_article(RawArticle("pier", text, "pier.txt", title="The pier"))


def voices(text):
    made = article(text)
    return [(said.voice, made.text[slice(*said.speaker)] if said.speaker else None) for said in find_voices(made)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The pier fell in a storm.", [("outlet", None)], id="the outlet's own words"),
        pytest.param("“The pier is gone,” Ada Quill said.", [("quotation", "Ada Quill")], id="curly marks"),
        pytest.param('"The pier is gone," said Mayor Ada Quill.', [("quotation", "Ada Quill")], id="straight marks"),
        pytest.param("Ada Quill said the pier was gone.", [("reported", "Ada Quill")], id="reported"),
        pytest.param("The pier is gone, police said.", [("reported", "police")], id="at the end"),
        pytest.param("The pier is gone, according to the harbour board.", [("reported", "the harbour board")], id="to"),
        pytest.param(
            "“The pier is gone,” a Harbour Department spokesman said.",
            [("quotation", "a Harbour Department spokesman")],
            id="unnamed, as printed",
        ),
        pytest.param(
            "The Courier reported that the pier was gone.",
            [("reported", "The Courier")],
            id="a paper quoted by a paper",
        ),
        pytest.param(
            "“The pier is gone,” Ada Quill, who built it, told reporters on Friday.",
            [("quotation", "Ada Quill")],
            id="apposition",
        ),
        pytest.param(
            "The board's chairman, Ada Quill of Reedport, said the pier was gone.",
            [("reported", "Ada Quill")],
            id="office before the name",
        ),
        pytest.param("The town kept its “floating” pier.", [("outlet", None)], id="a word held with tongs"),
        pytest.param("The board announced three new piers.", [("outlet", None)], id="a deed, not words"),
        pytest.param("Latvia will add up to three piers.", [("outlet", None)], id="more, not words"),
        pytest.param("In 1990, piers came to the southern Reed states.", [("outlet", None)], id="a noun like a verb"),
        pytest.param("It is called “The Long Pier” by all.", [("outlet", None)], id="a title"),
    ],
)
def test_a_sentence_has_the_voice_and_speaker_that_it_names(text, expected):
    assert voices(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“The pier is gone,” Ada Quill said. “We loved it. It was old.”", id="named first"),
        pytest.param("“The pier is gone. We loved it. It was old,” Ada Quill said.", id="named last"),
        pytest.param("“The pier is gone,” Ada Quill said. “We loved it.\n\n“It was old.”", id="a reopened paragraph"),
        pytest.param("Ada Quill said: “The pier is gone. We ‘won’, they say. It was old.”", id="nested marks"),
        pytest.param('"The pier is gone," Ada Quill said. "We loved it. It was old.', id="a mark never closed"),
    ],
)
def test_a_quotation_carries_its_speaker_through(text):
    assert voices(text) == [("quotation", "Ada Quill")] * len(voices(text))
    assert len(voices(text)) == 3


def test_a_quotation_goes_on_in_a_paragraph_that_names_nobody():
    assert voices("“The pier is gone,” Ada Quill said.\n\n“We loved it very much.”")[-1] == ("quotation", "Ada Quill")


def test_a_pronoun_means_the_only_person_before_it():
    text = "Mayor Ada Quill, 50, came to the pier. “It is gone,” she said."
    assert voices(text)[-1] == ("quotation", "Quill")


def test_a_pronoun_with_two_candidates_means_nobody():
    text = "Mayor Ada Quill, 50, met Governor Bo Reed, 60, at the pier. “It is all gone,” she said."
    assert voices(text)[-1] == ("quotation", None)


def test_a_signature_after_a_dash_names_the_speaker():
    assert voices("“The pier is gone.”\n\n-- Ada Quill, who built it")[0] == ("quotation", "Ada Quill")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“a “b” c” d", ["“a “b” c”"], id="nested"),
        pytest.param('a 5" nail and "b" c', ['"b"'], id="inches"),
        pytest.param("She said, “a b", ["“a b"], id="never closed"),
        pytest.param("Tall. a b,” she said", ["a b,”"], id="never opened"),
        pytest.param("a “ b", [], id="a lone mark"),
    ],
)
def test_quotations_end_where_they_end(text, expected):
    assert [text[one.start : one.end] for one in find_quotations(text)] == expected


PARTS = ["“", "”", '"', "Ada Quill said", " he said, ", "We won. ", "\n\n", ", ", "according to ", "-- Bo Reed", "the "]


@given(st.lists(st.sampled_from(PARTS), max_size=40))
def test_every_sentence_has_one_voice_and_a_speaker_inside_the_text(parts):
    made = article("".join(parts))
    found = find_voices(made)
    assert found == find_voices(made)
    assert [(said.start, said.end) for said in found] == list(made.sentences)
    speakers = [said.speaker for said in found if said.speaker]
    assert all(0 <= start < end <= len(made.text) and made.text[start:end].strip() for start, end in speakers)
    assert all(said.speaker is None for said in found if said.voice == "outlet")


SENTENCES = [
    "“The pier is gone.”",
    "“The pier is gone.",
    "“We built it,” he said.",
    "“We built it,” she said.",
    "Mayor Ada Quill said the pier was gone.",
    "Quill spoke to Bo Reed, a diver.",
    "They said it was “a long and windy pier.”",
    "Quill said:",
    "-- Ada Quill, the mayor",
    "The pier is long.",
]


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from([" ", "\n\n"])), max_size=20))
def test_one_sentence_read_alone_is_told_as_among_all(parts):
    made = article("".join(text + between for text, between in parts))
    assert [find_voice(made, *span) for span in made.sentences] == list(find_voices(made))


def test_a_quote_has_the_voice_of_the_sentence_that_most_of_it_stands_in():
    made = article("The pier is long. “It is gone now,” Ada Quill said.")
    said = find_voice(made, 10, len(made.text))
    assert said == find_voices(made)[1]
    assert find_voice(made, 17, 17) is None


@pytest.mark.parametrize(
    "piece", ["“", '"A b. ', "Ada ", "said ", ", a", "he said. ", "according to ", "“A.”\n\n", "A. B. "]
)
def test_long_monotonous_text_is_read_to_its_end(piece):
    made = article(piece * (100_000 // len(piece)))
    assert [(said.start, said.end) for said in find_voices(made)] == [tuple(span) for span in made.sentences]
    assert find_voice(made, *made.sentences[-1]) == find_voices(made)[-1]
