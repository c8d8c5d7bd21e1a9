"""A citation says whose words it is and which days it means."""

from datetime import date

from corpus import Article, RawArticle, make_article
from qa.answer import Time
from qa.citations import cite
from qa.reading import AROUND, with_reading

RAW = (
    "The harbour of Saltmere will be dredged in May.\n\n"
    "“We have waited for this since Monday,” said Mara Quill, the harbour master. “It was a long wait.”\n\n"
    "The council voted on 3 March 2021 and again on 5 March 2021."
)


def article(raw: str = RAW) -> Article:
    return make_article(RawArticle("a", raw, published=date(2021, 3, 10)))


def citation(made: Article, words: str):
    (span,) = (span for span in made.sentences if words in made.text[span.start : span.end])
    return with_reading(cite(made, span.start, span.end), made)


def test_a_quotation_has_its_speaker_and_the_outlets_own_words_none():
    made = article()
    said = citation(made, "We have waited")
    assert (said.voice, said.speaker) == ("quotation", "Mara Quill")
    assert (citation(made, "It was a long wait").voice, citation(made, "It was a long wait").speaker) == (
        "quotation",
        "Mara Quill",
    )
    own = citation(made, "will be dredged")
    assert (own.voice, own.speaker) == ("outlet", None)


def test_a_time_in_the_quote_is_resolved_by_the_day_of_publication():
    made = article()
    said = citation(made, "We have waited")
    (time,) = said.times
    assert made.text[time.start : time.end].endswith("Monday")
    assert (time.first, time.last) == (date(2021, 3, 8), date(2021, 3, 8))
    assert (said.event_from, said.event_to) == (date(2021, 3, 8), date(2021, 3, 8))


def test_two_times_are_two_events_and_none_is_chosen():
    voted = citation(article(), "The council voted")
    assert [(time.first, time.last) for time in voted.times] == [
        (date(2021, 3, 3), date(2021, 3, 3)),
        (date(2021, 3, 5), date(2021, 3, 5)),
    ]
    assert (voted.event_from, voted.event_to) == (None, None)


def test_a_quote_in_a_long_article_is_read_by_what_stands_around_it():
    long = article(("Rain fell on the roofs of the town. " * (AROUND // 10)).strip() + "\n\n" + RAW)
    short = article()
    (near,) = citation(short, "We have waited").times
    (far,) = citation(long, "We have waited").times
    shift = long.text.index("The harbour of") - short.text.index("The harbour of")
    assert far == Time(near.start + shift, near.end + shift, near.first, near.last, near.how)
    assert citation(long, "We have waited").speaker == "Mara Quill"
