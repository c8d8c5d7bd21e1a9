"""Exports as Factiva displays them."""

DISPLAYED = """{title}

By Ada Quill and Bo Reed
1,512 words
4 March 2022
{time}Harbour Post
HPOST
12
English
Copyright 2022 Harbour Post. All rights reserved.

The ferry to Quillhaven was late again on Monday.

Nobody knew why.

Document HPOST00020220304ei3400{number}



"""


def test_articles_as_factiva_displays_them(read_file):
    text = DISPLAYED.format(title="Ferry late", time="", number="012") + DISPLAYED.format(
        title="Ferry later", time="10:30 GMT\n", number="013"
    )
    first, second = read_file("a.txt", text)
    assert (first.article_id, first.title, first.authors) == ("a.txt#1", "Ferry late", ("Ada Quill", "Bo Reed"))
    assert (first.outlet, str(first.published), first.published_at) == ("Harbour Post", "2022-03-04", None)
    assert first.raw == "The ferry to Quillhaven was late again on Monday.\n\nNobody knew why."
    assert (second.title, second.published_at) == ("Ferry later", "2022-03-04T10:30:00+00:00")


def test_a_text_that_ends_in_an_id_alone_is_no_export(read_file):
    text = "Ferry late\n\nThe ferry was late.\n\nDocument HPOST00020220304ei3400012\n"
    assert [item.article_id for item in read_file("a.txt", text)] == ["a.txt"]


def test_names_of_a_byline_are_turned_only_where_each_is(read_file):
    text = DISPLAYED.format(title="Ferry late", time="", number="012").replace(
        "By Ada Quill and Bo Reed", "By Ada Quill, Bo Reed"
    )
    assert read_file("a.txt", text)[0].authors == ("Ada Quill", "Bo Reed")
