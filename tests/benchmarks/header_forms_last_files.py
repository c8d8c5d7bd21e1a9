"""Header forms of the last set, of other kinds than plain text; whoever writes rules must not read this."""

import csv
import io
import json
from datetime import UTC, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

from tests.benchmarks.header_forms_fresh import host_of, told
from tests.benchmarks.header_forms_page import page, page_file
from tests.benchmarks.header_story import (
    AnyOf,
    File,
    Story,
    american,
    british,
    clear_day,
    clock_12,
    date_of,
    moment,
    names_of,
)


def html_table_of_archive(story: Story) -> File:
    """A page of a press archive: the fields in the rows of a table, the text below."""
    rows = (("Headline", story.title), ("Byline", f"By {names_of(story)}"), ("Source", story.outlet))
    rows += (("Publication date", date_of(story)), ("Words", "612"))
    cells = "".join(f"<tr><th>{key}</th><td>{escape(value)}</td></tr>\n" for key, value in rows)
    body = "".join(f"<p>{escape(part)}</p>\n" for part in story.paragraphs)
    text = f"<html><head><title>Search result 3 of 18</title></head><body><table>{cells}</table>\n{body}</body></html>"
    return page_file(text, told(story, "title authors published outlet"))


def html_contributors(story: Story) -> File:
    """Names and a time to be seen in a page whose head states no field."""
    names = "".join(
        f'<li class="contributor"><a href="/profile/{n}">{escape(name)}</a></li>'
        for n, name in enumerate(story.authors)
    )
    label = story.pick("", "Published ")
    header = (
        f'<p class="kicker">World</p><h1>{escape(story.title)}</h1>\n<ul class="contributors">{names}</ul>\n'
        f'<p class="dateline">{label}<time datetime="{moment(story)}">{british(story.day)}</time></p>'
    )
    head = f"<title>{escape(story.title)}</title>"
    return page_file(page(head, header, story), told(story, "title authors published published_at"))


def linked_data_zulu(story: Story) -> File:
    """Times to the millisecond in UTC, another for the change, names as plain texts."""
    at = story.at.astimezone(UTC)
    data = {"@context": "http://schema.org", "@type": ["NewsArticle"], "headline": story.title}
    data |= {"author": list(story.authors), "datePublished": f"{at:%Y-%m-%dT%H:%M:%S}.000Z"}
    data |= {"dateModified": f"{at + timedelta(days=2):%Y-%m-%dT%H:%M:%S}.000Z", "isAccessibleForFree": False}
    data |= {
        "publisher": {"@type": "Organization", "name": story.outlet, "logo": {"@type": "ImageObject", "url": "l.png"}}
    }
    head = f'<title>{escape(story.title)}</title><script type="application/ld+json">{json.dumps([data])}</script>'
    wanted = told(story, "title authors outlet") | {"published": at.date(), "published_at": at.isoformat()}
    return page_file(page(head, f"<h1>{escape(story.title)}</h1>", story), wanted)


def json_news_search(story: Story) -> File:
    """What a news search answers: the outlet inside another value, the time in UTC."""
    items, wanted = [], []
    for each in (story, *story.siblings):
        at = each.at.astimezone(UTC)
        author = story.pick(", ".join(each.authors), None)
        item = {"source": {"id": None, "name": each.outlet}, "author": author, "title": each.title}
        item |= {"url": each.url, "publishedAt": f"{at:%Y-%m-%dT%H:%M:%SZ}", "content": each.body}
        items.append(item)
        one = told(each, "title outlet url") | {"published": at.date(), "published_at": at.isoformat()}
        wanted.append(one | {"authors": each.authors if author else ()})
    return File(".json", json.dumps(items, ensure_ascii=False).encode(), tuple(wanted))


def json_of_scraper(story: Story) -> File:
    """A scraper's record, whose "source" is an address; the day of fetching stands in it too."""
    host = urlsplit(story.url).hostname or ""
    record = {"title": story.title, "author": "; ".join(story.authors), "hostname": host, "date": str(story.day)}
    record |= {"fingerprint": "9f3c2a1b", "id": None, "license": None, "comments": "", "text": story.body}
    record |= {"language": "en", "image": None, "pagetype": "article", "filedate": str(story.day + timedelta(days=90))}
    record |= {"source": story.url, "source-hostname": story.outlet, "categories": "World", "tags": ""}
    wanted = told(story, "title authors published url", outlet=host_of(story))
    return File(".json", json.dumps(record, ensure_ascii=False, indent=1).encode(), (wanted,))


def csv_of_spreadsheet(story: Story) -> File:
    """A European spreadsheet's export: semicolons, a mark of byte order, dates with full stops."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(("No.", "Headline", "Author", "Date", "Newspaper", "Text"))
    wanted = []
    for number, each in enumerate((story, *story.siblings), 1):
        day = clear_day(each)
        named = number != 2
        names = ", ".join(each.authors) if named else ""
        writer.writerow((number, each.title, names, f"{day:%d.%m.%Y}", each.outlet, each.body))
        wanted.append(told(each, "title outlet", authors=each.authors if named else ()) | {"published": day})
    return File(".csv", ("\ufeff" + file.getvalue()).encode(), tuple(wanted))


def csv_of_dataset(story: Story) -> File:
    """A data set's columns, some of them empty, the year and month once more in their own."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(("", "id", "title", "publication", "author", "date", "year", "month", "url", "content"))
    wanted = []
    for number, each in enumerate((story, *story.siblings)):
        row = (each.title, each.outlet, each.authors[0], each.day, f"{each.day.year}.0", f"{each.day.month}.0", "")
        writer.writerow((number, int(each.story_id[:8], 16), *row, each.body))  # an id is no other file's
        wanted.append(told(each, "title outlet published", authors=each.authors[:1]))
    return File(".csv", file.getvalue().encode(), tuple(wanted))


def mail_alert(story: Story) -> File:
    """An alert by mail that a paper sends: greeting words in its subject, the header in its text."""
    message = EmailMessage()
    message["From"] = f'"{story.outlet}" <alerts@post.example>'
    message["To"] = "undisclosed-recipients:;"
    message["Subject"] = story.pick(f"Breaking: {story.title}", story.title, f"[{story.outlet}] {story.title}")
    message["Date"] = format_datetime(story.at)
    message.set_content(f"{story.title}\n\nBy {names_of(story)}\n\n{story.body}\n\nRead online: {story.url}\n")
    title = AnyOf((story.title, message["Subject"]))
    wanted = told(story, "authors published published_at", title=title, outlet=host_of(story))
    wanted["url"] = AnyOf((story.url, None))
    return File(".eml", message.as_bytes(), (wanted,))


def mail_forwarded(story: Story) -> File:
    """A reader passes on a newsletter days later: its own sender, day and subject stand in the text."""
    message = EmailMessage()
    message["From"] = "Jo Reader <jo@mail.example>"
    message["To"] = "desk@mail.example"
    message["Subject"] = f"{story.pick('Fwd', 'FW')}: {story.title}"
    message["Date"] = format_datetime(story.at + timedelta(days=6))
    inner = (
        f"---------- Forwarded message ---------\nFrom: {story.outlet} <news@post.example>\n"
        f"Date: {story.at:%a, %b} {story.at.day}, {story.at.year} at {clock_12(story.at)}\n"
        f"Subject: {story.title}\nTo: <jo@mail.example>\n\n{story.title}\n\nBy {names_of(story)}\n{american(story.day)}"
    )
    message.set_content(f"{story.pick('', 'FYI', 'See below.')}\n\n{inner}\n\n{story.body}\n")
    wanted = told(story, "title authors published", outlet=AnyOf((story.outlet, None)))
    wanted["published_at"] = AnyOf((None, moment(story)))
    return File(".eml", message.as_bytes(), (wanted,))


def rich_text_clipping(story: Story) -> File:
    """A cutting in RTF, with bold and italic parts and codes for all that ASCII lacks."""

    def coded(text: str) -> str:
        units = ((char, ord(char)) for char in text)
        return "".join(char if code < 128 else f"\\u{code if code < 32768 else code - 65536}?" for char, code in units)

    head = (f"\\b {coded(story.outlet)}\\b0", coded(date_of(story)), f"\\fs32\\b {coded(story.title)}\\b0\\fs22")
    parts = (*head, f"\\i By {coded(names_of(story))}\\i0", *map(coded, story.paragraphs))
    fonts = "{\\fonttbl{\\f0\\fswiss Arial;}}{\\info{\\author Office User}{\\title Document1}}"
    text = f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{fonts}\n\\f0\\fs22 " + "\\par\\par\n".join(parts) + "\\par}"
    return File(".rtf", text.encode(), (told(story, "title authors published outlet"),))


FORMS = (
    *(html_table_of_archive, html_contributors, linked_data_zulu, json_news_search, json_of_scraper),
    *(csv_of_spreadsheet, csv_of_dataset, mail_alert, mail_forwarded, rich_text_clipping),
)
