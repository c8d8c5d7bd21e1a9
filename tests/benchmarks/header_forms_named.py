"""Header forms that name their fields: key lines, front matter, records, mail, feeds and exports of press archives."""

import csv
import io
import json
import re
from email.message import EmailMessage
from email.utils import format_datetime
from xml.sax.saxutils import escape

from tests.benchmarks.header_story import (
    AnyOf,
    File,
    Story,
    american,
    any_date_of,
    british,
    date_of,
    listed,
    moment,
    names_of,
    plain_day,
    set_text,
    truth,
)


def _full(story: Story) -> dict:
    """The truth of a file that states all but time and origin."""
    return truth(title=story.title, authors=story.authors, published=story.day, outlet=story.outlet, url=story.url)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def key_lines(story: Story) -> File:
    keys = [
        (story.pick("Author", "Byline", "By", "Authors", "Written by"), names_of(story)),
        (
            story.pick("Published", "Date", "Posted on", "Publication date", "Published on"),
            any_date_of(story),
        ),
        (story.pick("Source", "Publisher", "Newspaper", "Publication", "Outlet", "Site"), story.outlet),
        (story.pick("URL", "Link", "Url", "Original URL", "Web address"), story.url),
    ]
    story.random.shuffle(keys)
    if story.random.random() < 0.6:
        keys.insert(0, (story.pick("Title", "Headline", "TITLE"), story.title))
        head = "\n".join(f"{key}: {value}" for key, value in keys)
    else:
        head = f"{story.title}\n\n" + story.pick("\n", "\n\n").join(f"{key}: {value}" for key, value in keys)
    return set_text(story, head, _full(story))


def key_lines_marked(story: Story) -> File:
    """Key lines in Markdown: bold keys, or items of a list."""
    start, end = story.pick(("**", ":** "), ("- ", ": "), ("- **", "**: "), ("* *", ":* "), ("| ", " | "))
    keys = {"Author": names_of(story), "Date": date_of(story)}
    keys |= {"Source": story.outlet, "URL": story.url}
    ending = " |" if start == "| " else ""
    between = story.pick("\n", "  \n") if start == "**" else "\n"
    lines = between.join(f"{start}{key}{end}{value}{ending}" for key, value in keys.items())
    table = "| Field | Value |\n| --- | --- |\n" if ending else ""
    return set_text(story, f"# {story.title}\n\n{table}{lines}", _full(story))


def yaml_front_matter(story: Story) -> File:
    authors = story.pick(
        f"author: {_quoted(', '.join(story.authors))}",
        f"authors: [{', '.join(map(_quoted, story.authors))}]",
        "authors:\n" + "\n".join(f"  - {name}" for name in story.authors),
        "author:\n" + "\n".join(f"  - name: {name}" for name in story.authors),
    )
    outlet = f"{story.pick('publication', 'source', 'publisher', 'outlet')}: {_quoted(story.outlet)}"
    at, stated = story.pick(
        (str(story.day), None), (_quoted(str(story.day)), None), (story.at.isoformat(), moment(story))
    )
    url = f"{story.pick('canonical_url', 'url', 'link', 'source_url')}: {story.pick(story.url, _quoted(story.url))}"
    title = story.pick(_quoted(story.title), "'" + story.title.replace("'", "''") + "'")
    if re.fullmatch(r"[A-Za-z][\w ,?$%.()-]*", story.title):
        title = story.title
    lines = [f"title: {title}", authors, outlet, f"{story.pick('date', 'published')}: {at}", url]
    lines += story.pick([], ["tags: [world, harbour]"], ["draft: false"], ["description: |\n  A vote on the pier."])
    story.random.shuffle(lines)
    return set_text(story, "\n".join(("---", *lines, "---")), _full(story) | {"published_at": stated})


def yaml_before_heading(story: Story) -> File:
    """Front matter that names some fields, over a visible header that states the others."""
    head = f"---\ndate: {story.day}\nlayout: post\ncategories: world\n---\n\n# {story.title}\n\nBy {names_of(story)}"
    return set_text(story, head, truth(title=story.title, authors=story.authors, published=story.day))


def toml_front_matter(story: Story) -> File:
    names = f"authors = [{', '.join(map(_quoted, story.authors))}]"
    if len(story.authors) == 1:
        names = story.pick(names, f"author = {_quoted(story.authors[0])}")
    at, stated = story.pick((str(story.day), None), (story.at.isoformat(), moment(story)))
    lines = [
        f"title = {_quoted(story.title)}",
        f"date = {at}",
        names,
        f"source = {_quoted(story.outlet)}",
        f"url = {_quoted(story.url)}",
    ]
    return set_text(story, "\n".join(("+++", *lines, "+++")), _full(story) | {"published_at": stated})


def jsonl_named(story: Story) -> File:
    records, wanted = [], []
    for each in (story, *story.siblings):
        authors = story.pick({"authors": list(each.authors)}, {"author": ", ".join(each.authors)})
        at, stated = story.pick((str(each.day), None), (each.at.isoformat(), moment(each)))
        named = {"title": each.title, "published": at, "outlet": each.outlet, "url": each.url, "text": each.body}
        records.append(json.dumps({"id": each.story_id, **named, **authors}, ensure_ascii=story.pick(True, False)))
        wanted.append(_full(each) | {"published_at": stated})
    return File(".jsonl", "\n".join(records).encode(), tuple(wanted))


def jsonl_header_in_text(story: Story) -> File:
    """Records without fields of their own: what is known stands in their texts."""
    records, wanted = [], []
    for each in (story, *story.siblings):
        head = f"{each.title}\n\nBy {listed(each.authors, story.random)}\n\n{plain_day(each.day, story.random)}"
        records.append(json.dumps({"id": each.story_id, "text": f"{head}\n\n{each.body}"}))
        wanted.append(truth(title=each.title, authors=each.authors, published=each.day))
    return File(".jsonl", "\n".join(records).encode(), tuple(wanted))


def jsonl_some_named(story: Story) -> File:
    """Records that name title and date, with the byline left in the text."""
    head = f"By {names_of(story)}"
    record = {"title": story.title, "published": str(story.day), "text": f"{head}\n\n{story.body}"}
    wanted = truth(title=story.title, authors=AnyOf((story.authors, ())), published=story.day)
    return File(".jsonl", json.dumps(record).encode(), (wanted,))


def csv_named(story: Story) -> File:
    names = ["id", "title", "authors", "published", "outlet", "url", "text"]
    story.random.shuffle(names)
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, names, delimiter=story.pick(",", ";", "\t"))
    writer.writeheader()
    for each in (story, *story.siblings):
        row = {"id": each.story_id, "title": each.title, "authors": "; ".join(each.authors), "published": str(each.day)}
        writer.writerow({**row, "outlet": each.outlet, "url": each.url, "text": each.body})
    return File(".csv", file.getvalue().encode(), tuple(map(_full, (story, *story.siblings))))


def mail_newsletter(story: Story) -> File:
    message = EmailMessage()
    message["From"] = f'"{story.outlet}" <newsletter@post.example>'
    message["To"] = "reader@post.example"
    message["Subject"] = story.title
    message["Date"] = format_datetime(story.at)
    message["Message-ID"] = "<1@post.example>"
    by = story.pick("", f"By {names_of(story)}\n\n")
    message.set_content(f"{by}{story.body}\n")
    authors = story.authors if by else ()
    outlet = AnyOf((None, story.outlet))
    wanted = truth(title=story.title, authors=authors, published=story.day, published_at=moment(story), outlet=outlet)
    return File(".eml", message.as_bytes(), (wanted,))


def rss_content(story: Story) -> File:
    items, wanted = [], []
    creator = story.pick(True, True, False)
    for each in (story, *story.siblings):
        by = f"<dc:creator><![CDATA[{each.authors[0]}]]></dc:creator>" if creator else ""
        body = "".join(f"<p>{escape(part)}</p>" for part in each.paragraphs)
        items.append(
            f"<item><title>{escape(each.title)}</title><link>{escape(each.url)}</link><guid>{escape(each.story_id)}</guid>"
            f"{by}<pubDate>{format_datetime(each.at)}</pubDate><content:encoded><![CDATA[{body}]]></content:encoded></item>"
        )
        one = truth(title=each.title, published=each.day, published_at=moment(each), outlet=story.outlet, url=each.url)
        wanted.append(one | {"authors": each.authors[:1] if creator else ()})
    channel = f"<title>{escape(story.outlet)}</title><link>https://post.example/</link>"
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    rss = f'<rss version="2.0" {spaces}><channel>{channel}{"".join(items)}</channel></rss>'
    text = f'<?xml version="1.0" encoding="UTF-8"?>{rss}'
    return File(story.pick(".xml", ".rss"), text.encode(), tuple(wanted))


def nexis_export(story: Story) -> File:
    parts, wanted = [], []
    for each in (story, *story.siblings):
        parts.append(
            f"{each.title}\n{each.outlet}\n{american(each.day)} {each.day:%A}\n\n"
            f"Copyright {each.day.year} {each.outlet} All Rights Reserved\n\nSection: NEWS; Pg. 4\nLength: 512 words\n"
            f"Byline: By {listed(each.authors, story.random)}\n\nBody\n\n{each.body}\n\n"
            f"Load-Date: {american(each.day)}\n\nEnd of Document\n"
        )
        wanted.append(truth(title=each.title, authors=each.authors, published=each.day, outlet=each.outlet))
    return File(".txt", "\n\n".join(parts).encode(), tuple(wanted))


def factiva_export(story: Story) -> File:
    parts, wanted = [], []
    for number, each in enumerate((story, *story.siblings)):
        first, *others = each.paragraphs
        parts.append(
            f"HD  {each.title}\nBY  By {listed(each.authors, story.random)}\nWC  512 words\n"
            f"PD  {british(each.day)}\nSN  {each.outlet}\nSC  HPOST\nLA  English\n"
            f"CY  (c) {each.day.year}, {each.outlet}\n\nLP\n{first}\n\nTD\n"
            + "\n\n".join(others)
            + f"\n\nAN  Document HP00{number}\n"
        )
        wanted.append(truth(title=each.title, authors=each.authors, published=each.day, outlet=each.outlet))
    return File(".txt", "\n\n".join(parts).encode(), tuple(wanted))


def proquest_export(story: Story) -> File:
    parts, wanted = [], []
    for number, each in enumerate((story, *story.siblings), 1):
        parts.append(
            f"Document {number} of 3\n\n{each.title}\n\nAuthor: {'; '.join(each.authors)}\n\n"
            f"Publication info: {each.outlet}; Quillhaven [Quillhaven]. {each.day.day} {each.day:%b %Y}: A.1.\n\n"
            f"ProQuest document link\n\nFull text: {each.body}\n\nSubject: Harbours; Votes\n\nTitle: {each.title}\n\n"
            f"Publication title: {each.outlet}; Quillhaven\n\nFirst page: A.1\n\n"
            f"Publication date: {each.day:%b} {each.day.day}, {each.day.year}\n\n"
            f"Source type: Newspapers\n\nLanguage of publication: English\n\nDocument URL: {each.url}\n"
        )
        wanted.append(_full(each))
    return File(".txt", "\n\n".join(parts).encode(), tuple(wanted))


def slash_line(story: Story) -> File:
    names = names_of(story)
    when = f"{british(story.day)} {story.at:%H:%M} {story.zone}"
    bar = story.pick(" / ", " / ", " | ", " // ")
    line = bar.join(story.pick((story.outlet, names, when), (names, story.outlet, when), (story.outlet, when, names)))
    wanted = _full(story) | {"published_at": moment(story), "url": None}
    return set_text(story, f"# {story.title}\n\n{line}", wanted)


FORMS = (
    *(key_lines, key_lines_marked, yaml_front_matter, yaml_before_heading, toml_front_matter, jsonl_named),
    *(jsonl_header_in_text, jsonl_some_named, csv_named, mail_newsletter, rss_content, nexis_export),
    *(factiva_export, proquest_export, slash_line),
)
