"""Header forms of the third set, of other kinds than plain text; whoever writes rules must not read this."""

import csv
import io
import json
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from tests.benchmarks.header_forms_fresh import host_of, told
from tests.benchmarks.header_forms_page import metas, page, page_file
from tests.benchmarks.header_story import AnyOf, File, Story, british, date_of, moment, names_of, set_text


def _paragraphs(story: Story) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)


def _script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def html_fragment(story: Story) -> File:
    names, day = escape(names_of(story)), date_of(story)
    lines = story.pick(
        f"<p>By {names}</p>\n<p>{escape(story.outlet)}</p>\n<p>{day}</p>",
        f"<p><em>By {names}, {escape(story.outlet)}, {day}</em></p>",
        f"<h4>{escape(story.outlet)} | {day}</h4>\n<p><b>By {names}</b></p>",
    )
    text = f"<h1>{escape(story.title)}</h1>\n{lines}\n{_paragraphs(story)}\n"
    return page_file(text, told(story, "title authors published outlet"))


def html_address(story: Story) -> File:
    names = ", ".join(f'<a rel="author" href="/staff/{n}">{escape(name)}</a>' for n, name in enumerate(story.authors))
    header = (
        f'<header><h1>{escape(story.title)}</h1><address class="author">By {names}</address> on '
        f'<time pubdate datetime="{story.day}">{story.day:%m/%d}</time></header>'
    )
    return page_file(page("", header, story), told(story, "title authors published"))


def html_list_of_facts(story: Story) -> File:
    facts = (("Author", names_of(story)), ("Published", date_of(story)), ("Newspaper", story.outlet))
    rows = "".join(f"<dt>{key}</dt><dd>{escape(value)}</dd>" for key, value in facts)
    header = f"<h1>{escape(story.title)}</h1>\n<dl>{rows}</dl>"
    head = f"<title>{escape(story.title)}</title>"
    return page_file(page(head, header, story), told(story, "title authors published outlet"))


def meta_minimal(story: Story) -> File:
    day, at = story.pick((str(story.day), None), (moment(story), moment(story)))
    tags = [("author", names_of(story)), (story.pick("date", "pubdate", "publish-date"), day)]
    head = f"<title>{escape(story.title)}</title>\n{metas(tags)}"
    text = f"<html><head>{head}</head>\n<body>\n{_paragraphs(story)}</body></html>"
    return page_file(text, told(story, "title authors published", published_at=at))


def meta_analytics(story: Story) -> File:
    tags = [("parsely-title", story.title), *(("parsely-author", name) for name in story.authors)]
    tags += [("parsely-pub-date", moment(story)), ("application-name", story.outlet), ("twitter:title", story.title)]
    head = f'<title>{escape(story.title)}</title>\n{metas(tags)}<link rel="canonical" href="{escape(story.url)}">'
    return page_file(
        page(head, f"<h2>{escape(story.title)}</h2>", story),
        told(story, "title authors published published_at outlet url"),
    )


def meta_modified_only(story: Story) -> File:
    at = moment(story)
    head = metas([("og:title", story.title), ("article:modified_time", at), ("og:site_name", story.outlet)], "property")
    wanted = told(story, "title outlet") | {"published": AnyOf((None, story.day)), "published_at": AnyOf((None, at))}
    return page_file(page(head, f"<h1>{escape(story.title)}</h1>", story), wanted)


def linked_data_only(story: Story) -> File:
    """Nothing but JSON-LD states anything: no title, no heading."""
    people = [{"@type": "Person", "name": name} for name in story.authors]
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "author": people}
    data |= {"datePublished": str(story.day), "publisher": {"@type": "Organization", "name": story.outlet}}
    text = f"<html><head>{_script(data | {'url': story.url})}</head><body>{_paragraphs(story)}</body></html>"
    return page_file(text, told(story, "title authors published outlet url"))


def linked_data_agency(story: Story) -> File:
    """A list of things, of which one is the article; its author is an agency."""
    trail = {"@context": "https://schema.org", "@type": "BreadcrumbList", "name": "World"}
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title}
    data |= {"author": [{"@type": "Organization", "name": story.agency.full}], "datePublished": moment(story)}
    head = f"<title>{escape(story.title)}</title>" + _script(
        [trail, data | {"publisher": {"@type": "NewsMediaOrganization", "name": story.outlet}}]
    )
    wanted = told(story, "title published published_at outlet", origin=story.agency.accepted)
    return page_file(page(head, f"<h1>{escape(story.title)}</h1>", story), wanted)


def page_with_comments(story: Story) -> File:
    """Readers' names and days under a page that is neither signed nor dated."""
    other, later = story.siblings[0].authors[0], story.day + timedelta(days=1)
    foot = (
        f'<section id="comments"><h2>1 comment</h2><p><b>{escape(other)}</b> <time datetime="{later}">{british(later)}'
        f"</time></p><p>Well said.</p></section><footer>© {story.day.year}</footer>"
    )
    head = f"<title>{escape(story.title)}</title>"
    return page_file(page(head, f"<h1>{escape(story.title)}</h1>", story, foot), told(story, "title"))


def json_other_keys(story: Story) -> File:
    keys = story.pick(
        ("headline", "byline", "date", "source", "link", "body"),
        ("title", "author", "publication_date", "publication", "url", "content"),
        ("Title", "Authors", "Date", "Publisher", "URL", "Text"),
    )
    by = f"By {names_of(story)}" if "byline" in keys else names_of(story)
    values = (story.title, by, story.pick(str(story.day), british(story.day)), story.outlet, story.url, story.body)
    text = json.dumps(dict(zip(keys, values, strict=True)), ensure_ascii=False, indent=2)
    return File(".json", text.encode(), (told(story, "title authors published outlet url"),))


def json_own_keys(story: Story) -> File:
    record = {"title": story.title, "authors": list(story.authors), "published_at": moment(story)}
    record |= {"outlet": story.outlet, "origin": story.agency.full, "url": story.url, "text": story.body}
    wanted = told(story, "title authors published published_at outlet url", origin=story.agency.accepted)
    return File(".json", json.dumps(record).encode(), (wanted,))


def csv_other_keys(story: Story) -> File:
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(("headline", "author", "date", "publication", "link", "content"))
    for each in (story, *story.siblings):
        writer.writerow((each.title, ", ".join(each.authors), british(each.day), each.outlet, each.url, each.body))
    wanted = (told(each, "title authors published outlet url") for each in (story, *story.siblings))
    return File(".csv", file.getvalue().encode(), tuple(wanted))


def mail_of_article(story: Story) -> File:
    """One reader sends another an article whose header stands in the message."""
    message = EmailMessage()
    message["From"] = "A Reader <reader@post.example>"
    message["To"] = "friend@post.example"
    message["Subject"] = story.pick("Have you seen this?", f"Fwd: {story.title}")
    message["Date"] = format_datetime(story.at + timedelta(days=2))
    head = f"{story.title}\n\nBy {names_of(story)}\n{story.outlet}\n{date_of(story)}\n{story.url}"
    message.set_content(f"{head}\n\n{story.body}\n")
    wanted = told(story, "authors published outlet url", title=story.title)
    if "Fwd" not in message["Subject"]:
        wanted["title"] = AnyOf((story.title, message["Subject"]))
    return File(".eml", message.as_bytes(), (wanted,))


def yaml_folded(story: Story) -> File:
    """Front matter as static sites write it, over a body without a header."""
    at = story.at
    head = "\n".join(
        (
            *("---", "layout: post", "title: >-", f"  {story.title}", f"author: {names_of(story)}"),
            *(f"date: {at:%Y-%m-%d %H:%M:%S %z}", f"lastmod: {story.day + timedelta(days=9)}"),
            *(f'source: "{story.outlet}"', "tags:", "  - world", f"canonical: {story.url}", "---"),
        )
    )
    return set_text(story, head, told(story, "title authors published published_at outlet url"))


def yaml_of_agency(story: Story) -> File:
    """Front matter that says little, and the agency on a line below it."""
    head = f"---\nTitle: {json.dumps(story.title, ensure_ascii=False)}\nDate: {story.day}\nURL: {story.url}\n---"
    line = f"{story.pick('Via', 'Agency:', 'Wire:')} {story.agency.short}"
    wanted = told(story, "title published url", origin=story.agency.accepted)
    return set_text(story, f"{head}\n\n{line}", wanted | {"outlet": AnyOf((*host_of(story), *story.agency.allowed))})


FORMS = (
    *(html_fragment, html_address, html_list_of_facts, meta_minimal, meta_analytics, meta_modified_only),
    *(linked_data_only, linked_data_agency, page_with_comments, json_other_keys, json_own_keys, csv_other_keys),
    *(mail_of_article, yaml_folded, yaml_of_agency),
)
