"""Kinds of heads that clippers, reference managers, blogs and press offices write."""

from datetime import date

import pytest

from corpus import RawArticle, make_article
from corpus.header.byline import read_header_line
from corpus.header.dateline import read_dateline
from corpus.header.dates import read_day
from corpus.header.front_matter import front_matter_end
from corpus.header.issue import read_issue
from corpus.readers.forwarded import forwarded

TITLE = "Ferry to Quillhaven stops for the winter"
BODY = (
    "The ferry to Quillhaven was late again on Monday, and 200 passengers waited in the rain.\n\n"
    "The harbour master said that the old engine would be replaced before the summer began.\n"
)
DAY = date(2022, 4, 3)
RIS = f"""TY  - NEWS
TI  - {TITLE}
AU  - Quill, Ada
AU  - van der Reed, Bo
T2  - Harbour Post
DA  - 2022/04/03/
UR  - https://harbourpost.example/ferry/1
ER  -
"""
ENDNOTE = f"""%0 Newspaper Article
%T {TITLE}
%A Quill, Ada
%A van der Reed, Bo
%J Harbour Post
%8 April 3, 2022
%U https://harbourpost.example/ferry/1
"""
BIBTEX = f"""@article{{quill2022,
  title = {{{TITLE}}},
  author = {{Quill, Ada and Bo van der Reed}},
  journal = {{Harbour Post}},
  date = {{2022-04-03}},
  url = {{https://harbourpost.example/ferry/1}},
}}
"""


@pytest.mark.parametrize("record", [RIS, ENDNOTE, BIBTEX])
def test_a_reference_record_names_fields_and_is_no_text(read_file, record):
    (item,) = read_file("a.txt", f"{record}\n{BODY}")
    article = make_article(item)
    assert (article.title, article.outlet, article.published) == (TITLE, "Harbour Post", DAY)
    assert article.authors == ("Ada Quill", "Bo van der Reed")
    assert article.url == "https://harbourpost.example/ferry/1"
    assert article.text == BODY.strip()
    span = article.evidence["title"].span
    assert span
    assert article.raw[span.start : span.end].strip("{},") == TITLE


@pytest.mark.parametrize(
    "text", [RIS, f"{RIS}\n{RIS}", f"KYIV - {BODY}", f"TI  - {TITLE}\n\n{BODY}", f"@article{{a,\n{BODY}", "%T a\n"]
)
def test_records_alone_and_other_text_stay_text(text):
    assert front_matter_end(text) == 0


@pytest.mark.parametrize(
    "text", ["03APR2022", "03apr22", "3/IV/2022", "3. IV. 2022", "3.IV.2022", "Sun 3 Apr 22", "Sunday, 3 April 22"]
)
def test_short_dates(text):
    day = read_day(text)
    assert day
    assert day.day == DAY


@pytest.mark.parametrize("text", ["3 Apr 22", "Sun 3 Apr 10:30", "Sun 3 Apr 10 am", "3/iv/2022", "31FEB2022"])
def test_what_is_no_short_date(text):
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Harbour Post | Issue 84 | April 2018", "Harbour Post"),
        ("The Corvale Star, August 2018 issue", "The Corvale Star"),
        ("Radio Quill Harbour, Vol. 12, No. 3, March 2023", "Radio Quill Harbour"),
        ("Harbour Quarterly (Heft 3/2019)", "Harbour Quarterly"),
    ],
)
def test_a_paper_beside_its_issue_is_the_outlet(line, outlet):
    found = read_issue(line)
    assert found
    assert found.outlet
    assert found.outlet.value == outlet


@pytest.mark.parametrize("line", ["Kyiv, March 2023", "Issue 84", "Politics | Issue 84", "He left in March 2023"])
def test_what_is_no_issue_line(line):
    assert read_issue(line) is None


@pytest.mark.parametrize(
    ("line", "authors", "kinds"),
    [
        ("A post by Ada Quill, April 3, 2022", ["Ada Quill"], ["plain"]),
        ("Written by Ada Quill on April 3, 2022. Posted in Politics.", ["Ada Quill"], ["plain"]),
        ("Filed under: World | Posted by Ada Quill on 3 April 2022 | Permalink", ["Ada Quill"], ["plain"]),
        ("By: Ada Quill | Bo Reed", ["Ada Quill", "Bo Reed"], []),
        ("By Ada Quill | quill@post.example", ["Ada Quill"], []),
        ("By Ada Quill and Le Thi Reed", ["Ada Quill", "Le Thi Reed"], []),
        ("Ada Quill – Director, Harbour Programme", ["Ada Quill"], []),
        ("Ada Quill, Research Associate", ["Ada Quill"], []),
        ("Updated 2 hours ago / Published April 3, 2022", [], ["published"]),
        ("PUBDATE: 20220403", [], ["published"]),
        ("Erscheinungsdatum: 3.4.2022", [], ["published"]),
        ("Created: April 3, 2022 8:04 PM", [], ["plain"]),
        ("Date Added: 3 April 2022", [], ["other"]),
        ("Highlighted on 3 April 2022", [], ["other"]),
        ("EMBARGOED UNTIL 3 April 2022", [], ["plain"]),
        ("FOR IMMEDIATE RELEASE: April 3, 2022", [], ["published"]),
        ("Quill, A., & Reed, B. (2022, April 3). Ferry stops. Harbour Post.", ["A. Quill", "B. Reed"], ["published"]),
    ],
)
def test_lines_of_clippers_blogs_and_press_offices(line, authors, kinds):
    found = read_header_line(line)
    assert found
    assert [author.value for author in found.authors] == authors
    assert [day.kind for day in found.dates] == kinds
    assert not found.outlet or found.outlet.value == "Harbour Post"


@pytest.mark.parametrize(
    "line",
    ["Contact: Ada Quill, 555-0143", "Media contact: Ada Quill", "FOR IMMEDIATE RELEASE", "3–4 minutes", "12 replies"],
)
def test_lines_that_state_nothing(line):
    found = read_header_line(line)
    assert found
    assert found.other == "noise"


def test_a_contact_that_is_no_name_may_be_a_title():
    assert read_header_line("Contact: how a small harbour found the sea again") is None


@pytest.mark.parametrize("line", ["[AFP] RIGA, May 3 – The ferry", "(AFP) RIGA, May 3 – The ferry"])
def test_an_agency_may_stand_before_the_place(line):
    found = read_dateline(line)
    assert found
    assert found.agency
    assert found.agency.value == "AFP"
    assert (line[found.end :], found.month_day) == ("The ferry", (5, 3))


@pytest.mark.parametrize(
    ("mark", "names"),
    [
        ("---------- Forwarded message ---------", ("From", "Date", "Subject")),
        ("-----Ursprüngliche Nachricht-----", ("Von", "Gesendet", "Betreff")),
        ("Début du message transféré :", ("De", "Date", "Objet")),
        ("---------- Mensaje reenviado ---------", ("De", "Fecha", "Asunto")),
    ],
)
@pytest.mark.parametrize("note", ["", "See below.\n\n"])
def test_forwarded_mail_in_many_languages(mark, names, note):
    sender, day, subject = names
    head = f"{mark}\n{sender}: Ada Quill <ada@post.example>\n{day}: 3 April 2022\n{subject}: {TITLE}\n\n"
    found, text = forwarded(f"{note}{head}{BODY}")
    assert (found["from"], found["date"], found["subject"]) == ("Ada Quill <ada@post.example>", "3 April 2022", TITLE)
    assert text.strip() == BODY.strip()


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        (f"The Corvale Star\n\n{TITLE}\n\n3 April 2022\n\n", TITLE, "The Corvale Star"),
        (f"Ministry of Ports and Piers\n\nNews | 3 April 2022\n\n{TITLE}\n\n", TITLE, None),
        (f"FOR IMMEDIATE RELEASE\n\n3 April 2022\n\nContact: Ada Quill, 555-0143\n\n{TITLE}\n\n", TITLE, None),
        (f"Corvale Herald\n\nApril 3, 2022, pg. 1\n\n{TITLE}\n\n", TITLE, "Corvale Herald"),
    ],
)
def test_what_stands_over_the_title(head, title, outlet):
    article = make_article(RawArticle("a", head + BODY))
    assert (article.title, article.published, article.outlet, article.authors) == (title, DAY, outlet, ())


def test_notes_link_names(read_file):
    (item,) = read_file("a.md", f'---\ntitle: "{TITLE}"\nauthor:\n  - "[[Ada Quill]]"\n---\n{BODY}')
    assert make_article(item).authors == ("Ada Quill",)


def test_facts_in_a_table_are_the_pages(read_file):
    rows = f"<tr><th>Headline</th><td>{TITLE}</td></tr><tr><th>Byline</th><td>By Ada Quill</td></tr>"
    rows += "<tr><th>Source</th><td>Harbour Post</td></tr><tr><th>Publication date</th><td>3 April 2022</td></tr>"
    paragraphs = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
    page = f"<html><head><title>Result 3 of 18</title></head><body><table>{rows}</table>{paragraphs}</body></html>"
    (item,) = read_file("a.html", page)
    article = make_article(item)
    assert (article.title, article.authors, article.outlet) == (TITLE, ("Ada Quill",), "Harbour Post")
    assert article.published == DAY
