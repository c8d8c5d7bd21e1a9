"""Header forms held out of the writing of rules, of other kinds than text; whoever writes rules must not read this."""

import io
import json
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

import docx

from tests.benchmarks.header_forms_page import metas, page, page_file
from tests.benchmarks.header_story import (
    AnyOf,
    File,
    Story,
    date_of,
    moment,
    names_of,
    truth,
)


def word_file(story: Story) -> File:
    document = docx.Document()
    document.add_heading(story.title, story.pick(0, 1))
    document.add_paragraph(f"By {names_of(story)}")
    document.add_paragraph(f"{story.outlet} | {date_of(story)}")
    for text in story.paragraphs:
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    wanted = truth(title=story.title, authors=story.authors, outlet=story.outlet, published=story.day)
    return File(".docx", file.getvalue(), (wanted,))


def rich_text(story: Story) -> File:
    def coded(text: str) -> str:
        return "".join(
            char if ord(char) < 128 else f"\\u{ord(char) if ord(char) < 32768 else ord(char) - 65536}?" for char in text
        )

    parts = [
        story.title,
        f"By {names_of(story)}",
        date_of(story),
        *story.paragraphs,
    ]
    text = "{\\rtf1\\ansi\\deff0\n" + "\\par\\par\n".join(map(coded, parts)) + "\\par}"
    return File(".rtf", text.encode(), (truth(title=story.title, authors=story.authors, published=story.day),))


def microdata(story: Story) -> File:
    names = " and ".join(f'<span itemprop="author">{escape(name)}</span>' for name in story.authors)
    header = (
        f'<h1 itemprop="headline">{escape(story.title)}</h1>\n<p>By {names}</p>\n'
        f'<time itemprop="datePublished" datetime="{moment(story)}">{date_of(story)}</time>'
    )
    head = f"<title>{escape(story.title)} — {escape(story.outlet)}</title>"
    head += f'<link rel="canonical" href="{escape(story.url)}">' + metas([("og:site_name", story.outlet)], "property")
    wanted = truth(
        title=story.title,
        authors=story.authors,
        outlet=story.outlet,
        published=story.day,
        published_at=moment(story),
        url=story.url,
    )
    return page_file(page(head, header, story), wanted)


def author_of_the_system(story: Story) -> File:
    """The head names the outlet or the system as author; the page itself names people."""
    tags = [("author", story.pick(story.outlet, "admin", "webmaster")), ("article:published_time", moment(story))]
    head = f"<title>{escape(story.title)}</title>" + metas(
        [("og:site_name", story.outlet), ("og:title", story.title)], "property"
    )
    head += metas(tags)
    header = f'<h1>{escape(story.title)}</h1>\n<p class="byline">By {escape(names_of(story))}</p>'
    wanted = truth(
        title=story.title, authors=story.authors, outlet=story.outlet, published=story.day, published_at=moment(story)
    )
    return page_file(page(head, header, story), wanted)


def links_for_names(story: Story) -> File:
    """Authors as links, the outlet in a logo's text and at the foot, related stories with dates of their own."""
    names = " and ".join(
        f'<a rel="author" href="/people/{n}">{escape(name)}</a>' for n, name in enumerate(story.authors)
    )
    day = date_of(story)
    header = f"<h1>{escape(story.title)}</h1>\n<div>{names}</div>\n<div>{day}</div>"
    foot = f"<footer><p>© {story.day.year} {escape(story.outlet)}. All rights reserved.</p></footer>\n"
    head = f"<title>{escape(story.title)} | {escape(story.outlet)}</title>"
    wanted = truth(title=story.title, authors=story.authors, outlet=story.outlet, published=story.day)
    return page_file(page(head, header, story, foot), wanted)


def saved_page(story: Story) -> File:
    """A page saved by a browser with all its parts in one file."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": moment(story),
    }
    data["author"] = [{"@type": "Person", "name": name} for name in story.authors]
    head = f'<title>{escape(story.title)}</title><script type="application/ld+json">{json.dumps(data)}</script>'
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = story.url
    message["Subject"] = story.title
    message["Date"] = "Mon, 6 Jan 2025 10:00:00 -0000"
    message.set_content(page(head, f"<h1>{escape(story.title)}</h1>", story), subtype="html")
    message["Content-Location"] = story.url
    message.make_mixed(boundary="----MultipartBoundary--quillhaven----")
    message.replace_header("Content-Type", message["Content-Type"].replace("multipart/mixed", "multipart/related"))
    wanted = truth(
        title=story.title,
        authors=story.authors,
        published=story.day,
        published_at=moment(story),
        url=AnyOf((story.url, None)),
    )
    return File(".mhtml", message.as_bytes(policy=SMTP.clone(max_line_length=None)), (wanted,))


def mail_in_html(story: Story) -> File:
    """A newsletter with a page as its body, and a byline in it."""
    message = EmailMessage()
    message["From"] = f"{story.outlet} <briefing@post.example>"
    message["Subject"] = story.title
    message["Date"] = format_datetime(story.at)
    names = escape(names_of(story))
    body = "".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
    message.set_content(
        f"<html><body><h1>{escape(story.title)}</h1><p>By {names}</p>{body}</body></html>", subtype="html"
    )
    wanted = truth(
        title=story.title,
        authors=story.authors,
        published=story.day,
        published_at=moment(story),
        outlet=AnyOf((None, story.outlet)),
    )
    return File(".eml", message.as_bytes(), (wanted,))


def json_list(story: Story) -> File:
    wanted, records = [], []
    for each in (story, *story.siblings):
        record = {
            "id": each.story_id,
            "title": each.title,
            "published": f"{each.at:%Y-%m-%d %H:%M:%S%z}",
            "text": each.body,
        }
        records.append(record | {"authors": list(each.authors), "outlet": None, "url": ""})
        wanted.append(truth(title=each.title, authors=each.authors, published=each.day, published_at=moment(each)))
    return File(".json", json.dumps(records, ensure_ascii=False, indent=1).encode(), tuple(wanted))


def atom_feed(story: Story) -> File:
    entries, wanted = [], []
    for each in (story, *story.siblings):
        authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in each.authors)
        body = escape("".join(f"<p>{escape(text)}</p>" for text in each.paragraphs))
        entries.append(
            f"<entry><id>{escape(each.story_id)}</id><title>{escape(each.title)}</title>"
            f'<link href="{escape(each.url)}"/>'
            f"<published>{moment(each)}</published><updated>2030-01-01T00:00:00Z</updated>{authors}"
            f'<content type="html">{body}</content></entry>'
        )
        wanted.append(
            truth(
                title=each.title,
                authors=each.authors,
                published=each.day,
                published_at=moment(each),
                outlet=story.outlet,
                url=each.url,
            )
        )
    head = f"<title>{escape(story.outlet)}</title><id>feed</id><updated>2030-01-01T00:00:00Z</updated>"
    text = f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">{head}{"".join(entries)}</feed>'
    return File(".atom", text.encode(), tuple(wanted))


FORMS = (
    *(word_file, rich_text, microdata, author_of_the_system, links_for_names, saved_page, mail_in_html, json_list),
    atom_feed,
)
