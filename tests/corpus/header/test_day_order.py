from datetime import date

import pytest

from corpus import Evidence, RawArticle, make_article
from corpus.header.day_order import language_of

BODY = "The board voted to rebuild the pier, and it was said that this is for the best of the town."
APRIL, MARCH = date(2022, 4, 3), date(2022, 3, 4)
GERMAN = "Der Rat hat am Montag beschlossen, die alte Mole neu zu bauen. Das ist nicht mit den Fischern besprochen."
FRENCH = "Le conseil a décidé de reconstruire la jetée. Les travaux sont prévus pour le printemps dans une année."
SPANISH = (
    "El consejo decidió reconstruir el muelle. Las obras que se harán con los fondos del puerto son para una obra."
)


def read(when, body=BODY, **named):
    return make_article(RawArticle("a", f"Pier vote\n\nBy Ada Quill\n\n{when}\n\n{body}\n\n{body}", **named))


@pytest.mark.parametrize(
    ("when", "body", "named", "day"),
    [
        pytest.param("Sunday, 03/04/2022", BODY, {}, APRIL, id="weekday"),
        pytest.param("Friday 03/04/2022", BODY, {}, MARCH, id="the other weekday"),
        pytest.param("Published 03/04/2022, updated 17/04/2022", BODY, {}, APRIL, id="another date"),
        pytest.param("Published 03/04/2022\nUpdated 03/17/2022", BODY, {}, MARCH, id="another date, month first"),
        pytest.param("03/04/2022\n\nhttps://post.example/2022/04/03/pier", BODY, {}, APRIL, id="address"),
        pytest.param("03/04/2022", f"KYIV, March 4 (Reuters) — {BODY}", {}, MARCH, id="dateline"),
        pytest.param("03/04/2022", BODY, {"language": "en-US"}, MARCH, id="American"),
        pytest.param("03/04/2022", BODY, {"language": "en-GB"}, APRIL, id="British"),
        pytest.param("03/04/2022", BODY, {"language": "fr"}, APRIL, id="French by name"),
        pytest.param("03.04.2022", GERMAN, {}, APRIL, id="German"),
        pytest.param("03/04/2022", FRENCH, {}, APRIL, id="French"),
        pytest.param("03/04/2022", SPANISH, {}, APRIL, id="Spanish"),
        pytest.param("03/04/2022", f"{BODY} It rained on Friday, 25 March.", {}, APRIL, id="a past day after March 4"),
        pytest.param("04/04/2022", BODY, {}, date(2022, 4, 4), id="day and month equal"),
    ],
)
def test_the_rest_of_the_article_tells_an_ambiguous_date(when, body, named, day):
    assert read(when, body, **named).published == day


@pytest.mark.parametrize(
    ("when", "body", "named"),
    [
        ("03/04/2022", BODY, {}),
        ("3.4.2022", BODY, {}),
        ("03-04-2022", BODY, {"language": "en"}),
        ("03/04/2022", f"{BODY} It rained on Friday, 11 February.", {}),
    ],
)
def test_what_nothing_tells_is_unknown_with_both_readings_in_a_note(when, body, named):
    made = read(when, body, **named)
    start = made.raw.index(when)
    note = f"{when} is 3 April 2022 or 4 March 2022"
    assert made.published is None
    assert made.evidence["published"] == Evidence("text", (start, start + len(when)), "ambiguous", note)


@pytest.mark.parametrize(
    ("text", "language"), [(BODY, "en"), (GERMAN, "de"), (FRENCH, "fr"), (SPANISH, "es"), ("Pier 12", None), ("", None)]
)
def test_the_language_is_told_by_common_words(text, language):
    assert language_of(text) == language
