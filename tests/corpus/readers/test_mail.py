from datetime import date
from email.message import EmailMessage

import pytest

from corpus import Evidence, RawArticle, Skipped, make_article

TEXT = "The ferry to Quillhaven was late again on Monday.\n"


def message(text=TEXT, html=None, **headers):
    made = EmailMessage()
    for name, value in {"Subject": "Late ferry", "From": "Ada Quill <ada@quill.example>", **headers}.items():
        made[name] = value
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def test_a_message_is_an_article_with_subject_sender_and_date(read_file):
    data = message(Date="Fri, 04 Mar 2022 10:30:00 +0200 (EET)", Subject="Spät: Fähre").as_bytes()
    assert read_file("a.eml", data) == [
        RawArticle(
            "a.eml",
            TEXT,
            "a.eml",
            title="Spät: Fähre",
            authors=("Ada Quill",),
            published=date(2022, 3, 4),
            published_at="2022-03-04T10:30:00+02:00",
            named_by="mail header",
            evidence={
                "title": Evidence("mail header Subject"),
                "authors": Evidence("mail header From"),
                "published": Evidence("mail header Date"),
                "published_at": Evidence("mail header Date"),
            },
        )
    ]


def test_plain_text_is_preferred_and_html_read_where_there_is_none(read_file):
    both = message(html="<p>Other</p>")
    (item,) = read_file("a.eml", both.as_bytes())
    assert item.raw == TEXT
    only = message()
    only.set_content("<html><p>One ferry.</p><p>Two ferries.</p></html>", subtype="html", charset="cp1252")
    (item,) = read_file("b.eml", only.as_bytes())
    assert item.raw == "One ferry.\n\nTwo ferries."


def test_attachments_are_not_read(read_file):
    made = message()
    made.add_attachment("Attached words.", filename="a.txt")
    (item,) = read_file("a.eml", made.as_bytes())
    assert item.raw == TEXT


def test_what_headers_do_not_say_stays_unknown(read_file):
    data = message(From="ada@quill.example", Date="soon", Subject="").as_bytes()
    (item,) = read_file("a.eml", data)
    assert (item.title, item.authors, item.outlet, item.published) == (None, (), None, None)


def test_a_mailbox_is_one_article_per_message(read_file):
    mails = [
        message(Subject="One").as_bytes(),
        message("From here, a quote:\n\n>From there.\n", Subject="Two").as_bytes(),
    ]
    data = b"\n".join(b"From ada@quill.example Fri Mar  4 10:30:00 2022\n" + mail for mail in mails)
    assert [(item.article_id, item.title, item.raw) for item in read_file("a.mbox", data)] == [
        ("a.mbox#1", "One", f"{TEXT}\n"),
        ("a.mbox#2", "Two", "From here, a quote:\n\nFrom there.\n"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "skipped"),
    [
        pytest.param(
            "a.eml", b"\nText without header lines.", ("a.eml", "not a mail message: no header lines"), id="none"
        ),
        pytest.param("a.eml", b"Subject: a\n\n \n", ("a.eml", "no text in this message"), id="no text"),
        pytest.param("a.mbox", b"From x\nSubject: a\n\n", ("a.mbox#1", "no text in this message"), id="in a mailbox"),
    ],
)
def test_what_is_no_message_is_named(read_file, name, data, skipped):
    assert read_file(name, data) == [Skipped(*skipped)]


def test_deeply_nested_parts_are_no_crash(read_file):
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3_000))
    (item,) = read_file("a.eml", f"Subject: Late\n{nested}Content-Type: text/plain\n\n{TEXT}")
    assert isinstance(item, Skipped)


def test_a_header_in_no_known_charset_is_kept_as_it_stands(read_file):
    (item,) = read_file("a.eml", f"Subject: =?ut\ufffdf-8?q?Late?=\n\n{TEXT}")
    assert isinstance(item, RawArticle)


@pytest.mark.parametrize(
    ("sender", "headers", "expected"),
    [
        ("Ada Quill <ada@post.example>", {}, (("Ada Quill",), None)),
        ("Harbour Post <newsletter@post.example>", {}, ((), "Harbour Post")),
        ("Le Rivage <noreply@rivage.example>", {}, ((), "Le Rivage")),
        ("Ada Quill <ada@letters.example>", {"List-Unsubscribe": "<https://letters.example>"}, (("Ada Quill",), None)),
        ("Harbour Courier <h@post.example>", {"List-Id": "<h.post.example>"}, ((), "Harbour Courier")),
        ("Ada Quill at Harbour Post <ada@letters.example>", {}, (("Ada Quill",), "Harbour Post")),
        ("Reuters <ada@reuters.example>", {}, ((), "Reuters")),
        ("Hiram Newsom <hiram.newsom@post.example>", {}, (("Hiram Newsom",), None)),
        ("Le Rivage <rivage-alerts@rivage.example>", {}, ((), "Le Rivage")),
        ("ada@post.example <ada@post.example>", {}, ((), None)),
    ],
)
def test_the_sender_is_a_person_or_an_outlet(read_file, sender, headers, expected):
    (item,) = read_file("a.eml", message(From=sender, **headers).as_bytes())
    assert (item.authors, item.outlet) == expected


def test_the_byline_of_a_newsletter_is_its_author(read_file):
    (item,) = read_file("a.eml", message(f"By Ada Quill\n\n{TEXT}", From="Harbour Post <news@post.example>").as_bytes())
    assert make_article(item).authors == ("Ada Quill",)


@pytest.mark.parametrize(
    "block",
    [
        "---------- Forwarded message ---------\nFrom: {sender}\nDate: {day}\nSubject: Late ferry\n\n\n",
        "\nBegin forwarded message:\n\nFrom: {sender}\nSubject: Late ferry\nDate: {day}\nTo: Cy Lund\n\n",
        "-----Original Message-----\nFrom: {sender}\nSent: {day}\nTo: Cy Lund\nSubject: Late ferry\n\n",
    ],
)
def test_a_forwarded_message_is_the_first_one_s(read_file, block):
    head = block.format(sender="Harbour Post <newsletter@post.example>", day="Fri, Mar 4, 2022 at 10:30 AM")
    (item,) = read_file("a.eml", message(head + TEXT, From="Cy Lund <cy@post.example>", Subject="Fwd: x").as_bytes())
    assert (item.raw.strip(), item.title, item.authors) == (TEXT.strip(), "Late ferry", ())
    assert (item.outlet, item.published) == ("Harbour Post", date(2022, 3, 4))


@pytest.mark.parametrize("subject", ["Have you seen this?", "Fwd: Storm closes the bridge", "FW: Fwd: look"])
@pytest.mark.parametrize("by", ["By Ada Quill\nHarbour Post\n4 March 2022", "By Ada Quill | 4 March 2022"])
def test_an_article_that_a_reader_sends_on_states_its_own_header(read_file, subject, by):
    headers = {"From": "Cy Lund <cy@post.example>", "Subject": subject, "Date": "Sun, 06 Mar 2022 10:30:00 +0200"}
    text = f"Storm closes the bridge at Quillhaven\n\n{by}\n\n{TEXT * 3}"
    (item,) = read_file("a.eml", message(text, **headers).as_bytes())
    article = make_article(item)
    assert (article.authors, article.published, article.published_at) == (("Ada Quill",), date(2022, 3, 4), None)


def test_what_is_sent_on_without_a_header_has_neither_author_nor_date(read_file):
    headers = {"From": "Cy Lund <cy@post.example>", "Subject": "Fwd: Late ferry", "Date": "Sun, 06 Mar 2022 10:30:00"}
    (item,) = read_file("a.eml", message(**headers).as_bytes())
    assert (item.title, item.authors, item.published) == ("Late ferry", (), None)


def test_who_sends_an_own_article_is_its_author(read_file):
    text = f"Storm closes the bridge at Quillhaven\n\nBy Ada Quill\n4 March 2022\n\n{TEXT * 3}"
    (item,) = read_file("a.eml", message(text, Date="Sun, 06 Mar 2022 10:30:00 +0200").as_bytes())
    assert (item.title, item.authors, item.published) == ("Late ferry", ("Ada Quill",), date(2022, 3, 6))
