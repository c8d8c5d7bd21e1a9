import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.header.byline import is_header_line, read_header_line
from corpus.header.named import url_of


def values(found):
    return tuple(item.value for item in found)


def stated(text):
    line = read_header_line(text)
    names = {name: getattr(line, name).value for name in ("title", "outlet", "origin", "url") if getattr(line, name)}
    dates = {"dates": [f"{day.kind} {day.readings[0]}" for day in line.dates]} if line.dates else {}
    return ({"authors": values(line.authors)} if line.authors else {}) | names | dates


ADA, BOTH = ("Ada Quill",), ("Ada Quill", "Bo Reed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ada Quill and Bo Reed", BOTH),
        ("Von Ada Quill und Bo Reed", BOTH),
        ("Par Ada Quill et Bo Reed", BOTH),
        ("Por Ada Quill y Bo Reed", BOTH),
        ("Door Ada Quill en Bo Reed", BOTH),
        ("By Ada Quill in Kyiv and Bo Reed in New York", BOTH),
        ("By Ada Quill, Defence Correspondent, and Bo Reed, Political Editor", BOTH),
        ("By Ada Quill, New York", ADA),
        ("By Ada Quill (@adaquill)", ADA),
        ("By Ada Quill ada@post.example", ADA),
        ("By Ada Quill, PhD", ADA),
        ("By Ada Quill et al.", ADA),
        ("By Ada Quill and agencies", ADA),
        ("Story by Ada Quill; photographs by Bo Reed", ADA),
        ("By Ada Quill. Photographs by Bo Reed", ADA),
        ("Words by Ada Quill, pictures by Bo Reed", ADA),
        ("An analysis by Ada Quill", ADA),
        ("From Ada Quill in Kyiv", ADA),
        ("Ada Quill reports from Kyiv", ADA),
        ("Author: Quill, Ada; Reed, Bo", BOTH),
        ("| Author | Ada Quill |", ADA),
        ("Author - Ada Quill", ADA),
        ("AUTHOR.....: Ada Quill", ADA),
        ("By J. K. Marlowe", ("J. K. Marlowe",)),
        ("By Robert Hale Jr. and Patrick D'Arcy", ("Robert Hale Jr.", "Patrick D'Arcy")),
        ("By Ahmad al-Khatib & Jean-Luc de Villiers", ("Ahmad al-Khatib", "Jean-Luc de Villiers")),
        ("Por José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("BY ADA QUILL", ("ADA QUILL",)),
        ("Автор: Иван Петров", ("Иван Петров",)),
        ("作者：李小明", ("李小明",)),
        ("By محمد العلي", ("محمد العلي",)),
    ],
)
def test_authors_are_named_in_many_ways(text, expected):
    line = read_header_line(text)
    assert line.is_named
    assert stated(text) == {"authors": expected}


@pytest.mark.parametrize(
    "text",
    [
        *("By Staff reporter", "By The Editorial Board", "From our correspondents", "By Our Foreign Staff", "Web Desk"),
        *("5 min read", "Share", "Comments (12)", "Advertisement", "Photo: Getty Images", "May 3", "ada@post.example"),
        *("Defence Correspondent", "Special to the paper", "Section: World", "By", "Published"),
    ],
)
def test_staff_and_page_furniture_are_header_lines_that_name_nobody(text):
    assert is_header_line(text)
    assert stated(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ada Quill for the Harbour Post", {"authors": ADA, "outlet": "Harbour Post"}),
        ("By Ada Quill (Harbour Post)", {"authors": ADA, "outlet": "Harbour Post"}),
        ("By Ada Quill, Special to The Harbour Post", {"authors": ADA, "outlet": "The Harbour Post"}),
        ("By Ada Quill, BBC News, Kyiv", {"authors": ADA, "outlet": "BBC News"}),
        ("By Ada Quill, Associated Press Writer", {"authors": ADA, "origin": "Associated Press"}),
        ("By Ada Quill and Reuters", {"authors": ADA, "origin": "Reuters"}),
        ("By Reuters Staff", {"origin": "Reuters"}),
        ("Agence France-Presse in Paris", {"origin": "Agence France-Presse"}),
        ("Harbour Post with AFP", {"outlet": "Harbour Post", "origin": "AFP"}),
        ("AFP/Harbour Post", {"outlet": "Harbour Post", "origin": "AFP"}),
        ("Source: Harbour Post (Quillhaven)", {"outlet": "Harbour Post"}),
        ("Source: Reuters", {"origin": "Reuters"}),
        ("URL: https://post.example/a", {"url": "https://post.example/a"}),
        ("Retrieved from https://post.example/a", {"url": "https://post.example/a"}),
        ("Title: Pier – the vote: an outcry", {"title": "Pier – the vote: an outcry"}),
        (
            "By Ada Quill | Harbour Post | Updated 14:05 GMT, 3 May 2022",
            {"authors": ADA, "outlet": "Harbour Post", "dates": ["updated 2022-05-03"]},
        ),
        ("Ada Quill, Axios, 3 May 2022", {"authors": ADA, "outlet": "Axios", "dates": ["plain 2022-05-03"]}),
        ("Harbour Post (3 May 2022) - By Ada Quill", None),
        ("Published in the Harbour Post on 3 May 2022", {"outlet": "Harbour Post", "dates": ["plain 2022-05-03"]}),
        (
            "First published on 3 May 2022. Last modified on 5 May 2022.",
            {"dates": ["published 2022-05-03", "other 2022-05-05"]},
        ),
        ("3 May 2022 (updated 5 May 2022)", {"dates": ["plain 2022-05-03", "updated 2022-05-05"]}),
        ("Publié le 3 mai 2022 à 14h05, mis à jour à 15h10", {"dates": ["published 2022-05-03"]}),
        ("Quillhaven, 3 May 2022", {"dates": ["plain 2022-05-03"]}),
    ],
)
def test_a_line_states_several_fields(text, expected):
    whole = {"authors": ADA, "outlet": "Harbour Post", "dates": ["plain 2022-05-03"]}
    assert stated(text) == (expected or whole)


@pytest.mark.parametrize(
    "text",
    [
        *("By the sea", "By 2025, the port will be rebuilt", "Why the vote matters", "Video: Gulls attack the mayor"),
        *("Fact check: the pier is not sinking", "Published on May 3, the report by Ada Quill runs to 90 pages."),
        *("Through 3 May 2022", "Copyright laws are old", "", "...", "x" * 301),
    ],
)
def test_what_holds_anything_else_is_no_header_line(text):
    assert read_header_line(text) is None


@given(st.text(max_size=320))
def test_any_text_is_read_or_not(text):
    line = read_header_line(text)
    for found in (*(line.authors if line else ()), *filter(None, (line and line.outlet, line and line.url))):
        assert 0 <= found.span.start < found.span.end <= len(text)


_WORDS = st.sampled_from(
    [
        *(
            "By",
            "Ada",
            "Quill",
            "and",
            "Bo",
            "Reed",
            ",",
            "|",
            "–",
            "(",
            ")",
            "in",
            "Kyiv",
            "for",
            "The",
            "Post",
            "via",
        ),
        *("Reuters", "3 May 2022", "03/04/2022", "14:05", "GMT", "Updated", "Published", ":", "Source", ";", "@ada"),
        *("https://post.example/a", "Editor", "Staff", "&", "©", "of"),
    ]
)


@given(st.lists(_WORDS, min_size=1, max_size=14))
def test_what_a_line_states_stands_in_it(words):
    text = " ".join(words)
    line = read_header_line(text)
    for found in (*(line.authors if line else ()), *filter(None, (line and line.outlet, line and line.origin))):
        assert found.value == text[found.span.start : found.span.end] or found.value.split()[0] in text


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Authors: al-Quill, Ada", ("Ada al-Quill",)),
        ("Authors: van Reed, Bo; Le Quill, Ada", ("Bo van Reed", "Ada Le Quill")),
    ],
)
def test_surnames_before_given_names_may_hold_particles(line, authors):
    assert stated(line) == {"authors": authors}


@pytest.mark.parametrize(
    ("line", "authors", "outlet", "origin"),
    [
        ("By Ada Quill | Radio Free Europe/Radio Liberty", ("Ada Quill",), "Radio Free Europe/Radio Liberty", None),
        ("By Ada Quill, Harbour Radio/Radio Quill", ("Ada Quill",), "Harbour Radio/Radio Quill", None),
        ("By Ada Quill, RFE/RL's Baltic Service", ("Ada Quill",), "RFE/RL", None),
        ("Reuters/Ada Quill | 4 March 2022", ("Ada Quill",), None, "Reuters"),
        ("Harbour News/AFP | 4 March 2022", (), "Harbour News", "AFP"),
        ("Corvale Mercury/AFP", (), "Corvale Mercury", "AFP"),
        ("Corvale Mercury via AFP", (), "Corvale Mercury", "AFP"),
        ("By Ada Quill, Corvale Mercury via AFP", ("Ada Quill",), "Corvale Mercury", "AFP"),
        ("Authors: von Reuss, Otto", ("Otto von Reuss",), None, None),
        ("Authors: Reuss, Otto von; Quill, Ada", ("Otto von Reuss", "Ada Quill"), None, None),
        ("Authors: Reuss, Otto and Quill, Ada", ("Otto Reuss", "Ada Quill"), None, None),
        ("Author: Quill, Ada, and Bo Reed", ("Ada Quill", "Bo Reed"), None, None),
        ("| Author: | Ada Quill |", ("Ada Quill",), None, None),
    ],
)
def test_strokes_agencies_and_turned_names(line, authors, outlet, origin):
    expected = {"authors": authors, "outlet": outlet, "origin": origin}
    found = {name: value for name, value in stated(line).items() if name != "dates"}
    assert found == {name: value for name, value in expected.items() if value}


def test_the_address_of_an_archived_page_is_its_own():
    line = read_header_line("URL: https://web.archive.org/web/20220304103000id_/https://post.example/a")
    assert (line.url.value, line.dates) == ("https://post.example/a", ())
    assert url_of("https://web.archive.org/web/20220304/http://post.example/a") == "http://post.example/a"
