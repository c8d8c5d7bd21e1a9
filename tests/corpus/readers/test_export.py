import io
from datetime import date

import docx
import pytest

from corpus import RawArticle

ONE = "The ferry to Quillhaven was late on Monday, and 200 passengers waited in the rain.\n\nNobody knew: why?"
TWO = "The bus was late too.\n\nIts driver said: “Sorry.”"
DAYS = (date(2022, 3, 4), date(2022, 3, 5))

OLD_NEXIS = f"""
                               1 of 2 DOCUMENTS


                             Quill Post

                     March 4, 2022 Friday
                        Late Edition - Final

Ferry late again

BYLINE: By ADA QUILL and BO REED

SECTION: Section A; Column 1; Harbour Desk;
 Pg. 1

LENGTH: 512 words

DATELINE: QUILLHAVEN

BODY:
{ONE}

LOAD-DATE: March 6, 2022

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                  Copyright 2022 Quill Post Company
                          All Rights Reserved


                               2 of 2 DOCUMENTS

                             Harbour Times

                     March 5, 2022 Saturday

Bus late

LENGTH: 80 words

BODY:
{TWO}

LOAD-DATE: March 7, 2022
"""
NEW_NEXIS = f"""Ferry late again
Quill Post
March 4, 2022 Friday
Late Edition - Final

Copyright 2022 Quill Post Company All Rights Reserved

Section: Section A; Column 0; Harbour Desk; Pg. 1
Length: 512 words
Byline: By Ada Quill and Bo Reed

Body

{ONE}

Graphic

A picture of the ferry

Load-Date: March 6, 2022

End of Document

Bus late
Harbour Times
March 5, 2022 Saturday

Length: 80 words

Body

{TWO}

Load-Date: March 7, 2022

End of Document
"""
OLD_PROQUEST = f"""____________________________________________________________

Document 1 of 2

Ferry late again

Author: Quill, Ada; Reed, Bo
Publication info: Quill Post ; Quillhaven [Quillhaven]04 Mar 2022: A.1.
ProQuest document link

Abstract: A ferry was late.

Full text: {ONE}

Title: Ferry late again
Publication title: Quill Post; Quillhaven
Publication year: 2022
Publication date: Mar 4, 2022
Document URL: https://quill.example/1
Last updated: 2022-04-01

____________________________________________________________

Document 2 of 2

Bus late

Publication info: Harbour Times, Late Edition (East Coast); Quillhaven [Quillhaven]05 Mar 2022: B.2.

Full text: {TWO}

Title: Bus late
Publication title: Harbour Times, Late Edition (East Coast); Quillhaven
Publication date: Mar 5, 2022
"""
LABELS_FIRST = f"""Document 1 of 2
Title: Ferry late again
Byline: Ada Quill and Bo Reed
Publication title: Quill Post
Publication date: 4 March 2022
Load-Date: March 6, 2022
Length: 512 words

{ONE}

Document 2 of 2
Title: Bus late
Publication title: Harbour Times
Publication date: 5 March 2022
Length: 80 words

{TWO}
"""
FACTIVA = f"""
SE    Harbour News
HD    Ferry late again
BY    By Ada Quill and Bo Reed
WC    512 words
PD    4 March 2022
ET    10:30
SN    Quill Post
SC    QUIL
LA    English
CY    Copyright 2022 Quill Post
LP    {ONE.partition(chr(10))[0]}
TD
{ONE.rpartition(chr(10))[2]}
CO    ferry : Ferry Ltd
IN    i71 : Shipping
AN    Document QUIL000020220304ei34000ab

SE    Harbour News
HD    Bus late
WC    80 words
PD    5 March 2022
SN    Harbour Times
LP
TD    {TWO}
AN    Document HARB000020220305ei34000ab
"""


def rows(items):
    return [(item.title, item.authors, item.outlet, item.published, item.raw) for item in items]


EXPECTED = [
    ("Ferry late again", ("Ada Quill", "Bo Reed"), "Quill Post", DAYS[0], ONE),
    ("Bus late", (), "Harbour Times", DAYS[1], TWO),
]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LABELS_FIRST, id="labels before the text"),
        pytest.param(OLD_PROQUEST, id="proquest"),
        pytest.param(FACTIVA, id="factiva"),
        pytest.param(FACTIVA.replace("    ", " "), id="factiva with single spaces"),
    ],
)
def test_an_export_is_many_articles_with_their_fields(read_file, text):
    items = read_file("a.txt", text)
    assert [item.article_id for item in items] == ["a.txt#1", "a.txt#2"]
    assert rows(items) == EXPECTED


def test_the_counter_form_of_nexis_keeps_names_as_printed(read_file):
    first, second = EXPECTED
    assert rows(read_file("a.txt", OLD_NEXIS)) == [(first[0], ("ADA QUILL", "BO REED"), *first[2:]), second]


def test_the_form_of_nexis_that_ends_each_article_is_split_there(read_file):
    assert rows(read_file("a.txt", NEW_NEXIS)) == EXPECTED


def test_fields_that_only_some_exports_have_are_read(read_file):
    first, second = read_file("a.txt", OLD_PROQUEST)
    assert (first.url, second.url) == ("https://quill.example/1", None)
    assert first == RawArticle(
        "a.txt#1",
        ONE,
        "a.txt",
        title="Ferry late again",
        authors=("Ada Quill", "Bo Reed"),
        outlet="Quill Post",
        published=DAYS[0],
        url="https://quill.example/1",
    )


def test_the_date_of_loading_is_no_date_of_publication(read_file):
    text = f"Document 1 of 1\nFerry late again\nLength: 512 words\nLoad-Date: March 6, 2022\n\n{ONE}\n"
    assert rows(read_file("a.txt", text)) == [("Ferry late again", (), None, None, ONE)]


def test_rich_text_and_word_files_may_be_exports(read_file):
    lines = [line for line in NEW_NEXIS.splitlines() if line.strip()]
    escaped = "\\par ".join(line.encode("cp1252").decode("latin-1") for line in lines)
    rich = rows(read_file("a.rtf", (r"{\rtf1\ansi\ansicpg1252 " + escaped + "}").encode("latin-1")))
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream := io.BytesIO())
    word = rows(read_file("a.docx", stream.getvalue()))
    assert rich == word == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Ferry late\n\nDocument 1 of 2 was signed. Length: 5 words were cut.\n", id="counter in a sentence"
        ),
        pytest.param("Ferry late\n\nDocument 1 of 1\n\nThe ferry was late.\n", id="counter without labels"),
        pytest.param("HD screens\n\nHD screens were late.\nPD James wrote.\n", id="capitals that are no tags"),
        pytest.param("Ferry late\n\nByline: Ada Quill\n\nThe ferry was late.\nLength: 90 metres.\n", id="labels alone"),
        pytest.param("Late\n\nIt was late.\n\nEnd of document\n", id="end line without labels"),
    ],
)
def test_other_texts_stay_one_article(read_file, text):
    assert read_file("a.txt", text) == [RawArticle("a.txt", text, "a.txt")]
