"""Header forms of web pages: what <meta> tags, JSON-LD and the visible page name."""

import json
from collections.abc import Iterable
from html import escape

from tests.benchmarks.header_story import (
    File,
    Story,
    any_date_of,
    date_of,
    moment,
    names_of,
    truth,
)


def page(head: str, header: str, story: Story, foot: str = "") -> str:
    """A page with the story's text as its article."""
    body = "\n".join(f"<p>{escape(text)}</p>" for text in story.paragraphs)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">{head}</head>\n<body>\n'
        '<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>\n'
        f'<main><article>\n{header}\n<div class="article-body">\n{body}\n</div>\n</article></main>\n'
        f"{foot}</body></html>\n"
    )


def page_file(text: str, wanted: dict) -> File:
    return File(".html", text.encode(), (wanted,))


def metas(pairs: Iterable[tuple[str, str]], attribute: str = "name") -> str:
    return "".join(f'<meta {attribute}="{name}" content="{escape(value)}">\n' for name, value in pairs)


def full(story: Story, at: str | None) -> dict:
    return truth(
        title=story.title,
        authors=story.authors,
        published=story.day,
        published_at=at,
        outlet=story.outlet,
        url=story.url,
    )


def visible_header(story: Story) -> str:
    names = escape(names_of(story))
    return f'<h1>{escape(story.title)}</h1>\n<p class="byline">By {names}</p>\n<p>{date_of(story)}</p>'


def meta_open_graph(story: Story) -> File:
    zoneless = f"{story.at:%Y-%m-%dT%H:%M:%S}"
    at, stated = story.pick((moment(story), moment(story)), (str(story.day), None), (zoneless, None))
    graph = [
        ("og:title", story.title), ("og:site_name", story.outlet), ("og:url", story.url), ("og:type", "article"),
        ("article:published_time", at), ("article:modified_time", "2030-01-02T10:00:00+00:00"),
    ]  # fmt: skip
    story.random.shuffle(graph)
    head = f"<title>{escape(story.title)} | {escape(story.outlet)}</title>\n{metas(graph, 'property')}"
    head += metas([("author", names_of(story))])
    return page_file(page(head, f"<h1>{escape(story.title)}</h1>", story), full(story, stated))


def meta_citation(story: Story) -> File:
    dated = story.pick(f"{story.day:%Y/%m/%d}", str(story.day))
    tags = [("citation_title", story.title), *(("citation_author", name) for name in story.authors)]
    tags += [("citation_publication_date", dated), ("citation_journal_title", story.outlet)]
    head = f'<title>{escape(story.title)}</title>\n{metas(tags)}<link rel="canonical" href="{escape(story.url)}">'
    return page_file(page(head, f"<h1>{escape(story.title)}</h1>", story), full(story, None))


def meta_dublin_core(story: Story) -> File:
    prefix = story.pick("dc.", "DC.", "dcterms.")
    tags = [("title", story.title), *(("creator", name) for name in story.authors)]
    tags += [
        (story.pick("date", "date.issued") if prefix != "dcterms." else "issued", str(story.day)),
        ("publisher", story.outlet),
    ]
    head = f"<title>{escape(story.title)}</title>\n{metas((prefix + name, value) for name, value in tags)}"
    wanted = full(story, None) | {"url": None}
    return page_file(page(head, f"<h1>{escape(story.title)}</h1>", story), wanted)


def linked_data(story: Story) -> File:
    people = [{"@type": "Person", "name": name} for name in story.authors]
    data = {
        "@context": "https://schema.org",
        "@type": story.pick("NewsArticle", "Article", "ReportageNewsArticle"),
        "headline": story.title,
        "author": people if len(people) > 1 else story.pick(people, people[0], story.authors[0]),
        "datePublished": moment(story),
        "dateModified": "2030-01-02T10:00:00Z",
        "publisher": {"@type": "Organization", "name": story.outlet},
        "mainEntityOfPage": story.pick(story.url, {"@type": "WebPage", "@id": story.url}),
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    head = f"<title>{escape(story.title)} - {escape(story.outlet)}</title>\n{script}"
    return page_file(page(head, f"<h1>{escape(story.title)}</h1>", story), full(story, moment(story)))


def linked_graph(story: Story) -> File:
    """JSON-LD with a graph whose nodes refer to each other."""
    people = [{"@type": "Person", "@id": f"#person-{n}", "name": name} for n, name in enumerate(story.authors)]
    article = {
        "@type": "NewsArticle", "headline": story.title, "datePublished": moment(story), "url": story.url,
        "author": [{"@id": person["@id"]} for person in people], "publisher": {"@id": "#org"},
    }  # fmt: skip
    site = {"@type": "WebSite", "name": "A site", "url": "https://post.example/"}
    graph = [site, {"@type": "NewsMediaOrganization", "@id": "#org", "name": story.outlet}, article, *people]
    script = (
        f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", "@graph": graph})}</script>'
    )
    head = f"<title>{escape(story.title)}</title>\n{script}"
    return page_file(page(head, visible_header(story), story), full(story, moment(story)))


def meta_and_visible(story: Story) -> File:
    """Some fields named in the head, the others to be seen in the page."""
    names = escape(names_of(story))
    byline = story.pick('p class="byline"', 'span class="author"', 'div class="article__byline"').split(" ", 1)
    time = story.pick(
        f'<time datetime="{moment(story)}">{date_of(story)}</time>',
        f'<p class="date">Published <time datetime="{moment(story)}">{story.day.day} {story.day:%b %Y}</time></p>',
    )
    header = f"<h1>{escape(story.title)}</h1>\n<{byline[0]} {byline[1]}>By {names}</{byline[0]}>\n{time}"
    head = f"<title>{escape(story.title)}</title>\n" + metas(
        [("og:site_name", story.outlet), ("og:title", story.title), ("og:url", story.url)], "property"
    )
    return page_file(page(head, header, story), full(story, moment(story)))


def visible_only(story: Story) -> File:
    by = f"By {escape(names_of(story))}"
    day = any_date_of(story)
    lines = story.pick(
        f"<p>{by}</p><p>{day}</p>",
        f'<div class="meta"><span>{by}</span> | <span>{day}</span></div>',
        f"<p>{by}<br>{day}</p>",
        f'<p class="byline">{by}</p>\n<p class="dateline">{day}</p>',
        f"<p>{by}, {day}</p>",
    )
    header = f"<h1>{escape(story.title)}</h1>\n{lines}"
    head = story.pick("", f"<title>{escape(story.title)}</title>")
    return page_file(page(head, header, story), truth(title=story.title, authors=story.authors, published=story.day))


def visible_agency(story: Story) -> File:
    """A page whose byline is an agency, the outlet named in the head."""
    agency = story.agency
    header = f'<h1>{escape(story.title)}</h1>\n<p class="byline">{story.pick("By ", "Source: ", "")}{agency.full}</p>'
    head = metas([("og:title", story.title), ("og:site_name", story.outlet)], "property")
    head += metas([("article:published_time", moment(story))], "property")
    wanted = truth(title=story.title, published=story.day, published_at=moment(story), outlet=story.outlet)
    return page_file(page(head, header, story), wanted | {"origin": agency.accepted})


def meta_agency_author(story: Story) -> File:
    """An agency where the author should stand."""
    head = f"<title>{escape(story.title)}</title>\n{metas([('og:site_name', story.outlet)], 'property')}"
    head += metas([("author", story.pick(story.agency.full, story.agency.short))])
    header = f'<h1>{escape(story.title)}</h1>\n<time datetime="{story.day}">{date_of(story)}</time>'
    wanted = truth(title=story.title, published=story.day, outlet=story.outlet, origin=story.agency.accepted)
    return page_file(page(head, header, story), wanted)


def bare_page(story: Story) -> File:
    """A page that states its title alone."""
    foot = (
        '<aside><h3>Related</h3><a href="/a">An older story</a> <time datetime="2019-02-03">3 Feb 2019</time></aside>'
    )
    text = page(f"<title>{escape(story.title)}</title>", f"<h1>{escape(story.title)}</h1>", story, foot)
    return page_file(text, truth(title=story.title, published=None))


FORMS = (
    *(meta_open_graph, meta_citation, meta_dublin_core, linked_data, linked_graph, meta_and_visible, visible_only),
    *(visible_agency, meta_agency_author, bare_page),
)
