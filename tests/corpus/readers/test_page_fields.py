"""What pages in the wild say of themselves, much of it wrong or about other articles."""

import json
from datetime import date

import pytest

from corpus import make_article

BODY = (
    "The ferry to Quillhaven was late again on Monday, and 200 passengers waited in the rain.",
    "“It is always the same,” said Mara Lund, who runs the harbour café.",
    "The company said on Tuesday that a new engine would be fitted in May.",
)
OTHER = {"@type": "NewsArticle", "headline": "Other", "datePublished": "2020-01-01", "author": "Bo Reed"}


def page(head="", top="", middle="", foot=""):
    first, *others = (f"<p>{paragraph}</p>" for paragraph in BODY)
    article = f"<main><article>{top}<div>{first}{middle}{''.join(others)}</div></article></main>"
    return f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{article}{foot}</body></html>"


def linked(*data, wrap="{}"):
    texts = (wrap.replace("{}", item if isinstance(item, str) else json.dumps(item)) for item in data)
    return "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)


def metas(**values):
    return "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{value}">' for name, value in values.items())


OWN = {"@type": "NewsArticle", "headline": "Ferry late", "datePublished": "2022-03-04"}


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(linked(OWN), id="alone"),
        pytest.param(linked({"@type": "ItemList", "itemListElement": [{"item": OTHER}]}, OWN), id="list of others"),
        pytest.param(linked([OTHER, OWN]) + "<title>Ferry late</title>", id="told by the title"),
        pytest.param(linked({"@type": "WebPage", "mainEntity": OWN, "mentions": [OTHER]}), id="inside the page"),
        pytest.param(linked({**OWN, "isBasedOn": OTHER, "hasPart": OTHER}), id="with others inside"),
        pytest.param(linked({"@type": "BreadcrumbList"}, {"@type": "WebSite", "name": "Post"}, OWN), id="after others"),
        pytest.param(linked("{}", json.dumps(OWN)[:-1] + ",}"), id="comma too many"),
        pytest.param(linked(OWN, wrap="<!-- {} -->"), id="in a comment"),
        pytest.param(linked(OWN, wrap="//<![CDATA[\n{}\n//]]>"), id="in character data"),
        pytest.param(linked(OWN, wrap="{};"), id="semicolon"),
        pytest.param(linked(json.dumps(OWN).replace("late", "la\tte")).replace("la\tte", "late"), id="control"),
        pytest.param(linked({**OWN, "headline": "Ferry&nbsp;late"}), id="entity"),
    ],
)
def test_the_article_is_found_in_json_ld(read_file, head):
    (item,) = read_file("a.html", page(head))
    assert (item.title, item.published) == ("Ferry late", date(2022, 3, 4))


def test_several_articles_none_of_which_is_told_from_the_others_say_nothing(read_file):
    (item,) = read_file("a.html", page(linked([OTHER, {**OTHER, "headline": "Third"}])))
    assert (item.title, item.published, item.authors) == (None, None, ())


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ada Quill", (("Ada Quill",), None)),
        ({"@type": "Person", "givenName": "Ada", "familyName": "Quill"}, (("Ada Quill",), None)),
        (
            [{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "Bo Reed"}],
            (("Ada Quill", "Bo Reed"), None),
        ),
        ({"@type": "Organization", "name": "Harbour Desk"}, ((), None)),
        ({"@type": "Organization", "name": "Harbour Post"}, ((), None)),
        ({"@type": "NewsMediaOrganization", "name": "Reuters"}, ((), "Reuters")),
        ({"@type": "Person", "name": "https://post.example/ada"}, ((), None)),
        ({"@type": "Person", "name": "Harbour Post Staff"}, ((), None)),
        ([{"name": ["Ada Quill", "Bo Reed"]}], (("Ada Quill", "Bo Reed"), None)),
    ],
)
def test_authors_are_people_and_agencies_the_origin(read_file, author, expected):
    head = linked({**OWN, "author": author, "publisher": {"@type": "Organization", "name": "Harbour Post"}})
    (item,) = read_file("a.html", page(head))
    assert (item.authors, item.origin) == expected
    assert item.outlet == "Harbour Post"


@pytest.mark.parametrize(
    ("head", "top", "title"),
    [
        ("<title>Ferry late | Harbour Post</title>" + metas(og_site_name="Harbour Post"), "", "Ferry late"),
        (
            "<title>Harbour Post: x</title>" + metas(og_title="Harbour Post | Ferry late", og_site_name="Harbour Post"),
            "",
            "Ferry late",
        ),
        (metas(og_title="Ferry late - harbourpost.com", og_site_name="The Harbour Post"), "", "Ferry late"),
        ("<title>Ferry late – World</title>", "<h1>Ferry late</h1>", "Ferry late"),
        (
            metas(og_title="The ferry to the harbour of Quillhaven was late again…"),
            "<h1>The ferry to the harbour of Quillhaven was late again today</h1>",
            "The ferry to the harbour of Quillhaven was late again today",
        ),
        (metas(og_site_name="Harbour Post"), "<h1>Harbour Post</h1><h1>Ferry late</h1>", "Ferry late"),
        ("", '<h2 class="entry-title">Ferry late</h2>', "Ferry late"),
        ("<title>Ferry late &amp; slow</title>", "", "Ferry late & slow"),
    ],
)
def test_titles_are_without_the_outlet_and_whole(read_file, head, top, title):
    assert read_file("a.html", page(head, top))[0].title == title


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://post.example/1">', "https://post.example/1"),
        ('<link rel="canonical" href="/1">', None),
        ('<base href="https://post.example/x/"><link rel="canonical" href="/1">', "https://post.example/1"),
        (
            '<link rel="canonical" href="https://post.example/">' + metas(og_url="https://post.example/1"),
            "https://post.example/1",
        ),
        (linked({**OWN, "url": "https://post.example/1"}), "https://post.example/1"),
        (
            '<link rel="canonical" href="https://web.archive.org/web/20220304103000/https://post.example/1">',
            "https://post.example/1",
        ),
        ('<link rel="canonical" href="http://[broken">', None),
        ('<link rel="alternate" href="https://post.example/amp">', None),
    ],
)
def test_the_address_is_the_article_s(read_file, head, url):
    assert read_file("a.html", page(head))[0].url == url


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ('<p class="byline">By Ada Quill and Bo Reed</p>', (("Ada Quill", "Bo Reed"), None, None)),
        ('<a rel="author" href="/ada">Ada Quill</a>', (("Ada Quill",), None, None)),
        ('<span itemprop="author"><span itemprop="name">Ada Quill</span>, editor</span>', (("Ada Quill",), None, None)),
        (
            '<div class="article__byline"><span>Ada Quill</span><time>4 March 2022</time></div>',
            (("Ada Quill",), date(2022, 3, 4), None),
        ),
        ('<p class="byline">Source: Reuters</p>', ((), None, "Reuters")),
        ('<p class="author">Ada Quill has covered the sea for thirty years.</p>', ((), None, None)),
        ('<div class="author-bio"><span class="author">Ada Quill</span></div>', ((), None, None)),
        (
            '<aside class="related"><span class="byline">By Bo Reed</span><time datetime="2020-01-01"></time></aside>',
            ((), None, None),
        ),
        (
            '<time itemprop="datePublished" datetime="2022-03-04">then</time><time datetime="2022-05-01">now</time>',
            ((), date(2022, 3, 4), None),
        ),
        (
            '<time class="updated" datetime="2022-05-01">1 May</time><time datetime="2022-03-04">4 March</time>',
            ((), date(2022, 3, 4), None),
        ),
        ('<span class="date">Published: 4 March 2022</span>', ((), date(2022, 3, 4), None)),
        ('<span class="date">Updated: 4 March 2022</span>', ((), None, None)),
        ('<span class="post-date">4 March 2022</span><span class="post-date">5 March 2022</span>', ((), None, None)),
    ],
)
def test_marked_elements_name_what_the_head_does_not(read_file, top, expected):
    (item,) = read_file("a.html", page("", top))
    assert (item.authors, item.published, item.origin) == expected


def test_the_head_is_trusted_before_the_page(read_file):
    head = metas(article_published_time="2022-03-04T10:30:00Z") + '<meta name="author" content="Ada Quill">'
    (item,) = read_file("a.html", page(head, '<span class="author">Bo Reed</span><time datetime="2020-01-01"></time>'))
    assert (item.authors, item.published_at) == (("Ada Quill",), "2022-03-04T10:30:00+00:00")


def test_times_of_change_are_no_dates_of_publication(read_file):
    head = metas(article_modified_time="2022-05-01", og_updated_time="2022-05-01") + linked(
        {"@type": "NewsArticle", "headline": "Ferry late", "dateModified": "2022-05-01", "dateCreated": "2022-05-01"}
    )
    (item,) = read_file("a.html", page(head, "<p>Last updated on 5 May 2022</p>"))
    assert item.published is None


def test_the_visible_header_and_captions_stand_where_the_page_has_them(read_file):
    line = "<div><span>By Ada Quill</span> | <span>4 March 2022</span></div>"
    figure = "<figure><img src=a.jpg><figcaption>The ferry at the <b>quay</b> on Monday.</figcaption></figure>"
    beside = "<aside><figure><figcaption>Something else</figcaption></figure></aside>"
    top = "<h1>Ferry late</h1><div class=share>Share</div>" + line
    (item,) = read_file("a.html", page("", top, figure + beside))
    article = make_article(item)
    assert article.raw.split("\n\n") == [
        "Ferry late",
        "By Ada Quill | 4 March 2022",
        BODY[0],
        "The ferry at the quay on Monday.",
        *BODY[1:],
    ]
    assert (article.title, article.authors, article.published) == ("Ferry late", ("Ada Quill",), date(2022, 3, 4))
    assert [(mark.kind, mark.why) for mark in article.marks if mark.kind == "caption"] == [("caption", "figcaption")]
    assert item.raw[slice(*item.captions[0])] == "The ferry at the quay on Monday."


def test_a_toolbar_of_an_archive_is_no_part_of_the_page(read_file):
    bar = '<div id="wm-ipp-base"><h1>Wayback Machine</h1><time datetime="2023-01-01">1 Jan 2023</time></div>'
    (item,) = read_file("a.html", page("<title>Ferry late</title>").replace("<body>", f"<body>{bar}"))
    assert (item.title, item.published) == ("Ferry late", None)


@pytest.mark.parametrize(("lang", "language"), [("de-AT", "de-AT"), ("en-US", None), ("", None)])
def test_only_other_languages_than_english_are_believed(read_file, lang, language):
    markup = page().replace("<html>", f'<html lang="{lang}">')
    assert read_file("a.html", markup)[0].language == language


def test_a_publisher_and_an_object_of_tags_may_name_fields(read_file):
    top = '<div itemprop="publisher"><meta itemprop="name" content="Harbour Post"></div>'
    tags = json.dumps({"title": "Ferry late", "author": "Ada Quill", "pub_date": "2022-03-04T10:30:00Z"})
    (item,) = read_file("a.html", page(f"<meta name='parsely-page' content='{tags}'>", top))
    assert (item.title, item.authors, item.outlet) == ("Ferry late", ("Ada Quill",), "Harbour Post")
    assert item.published_at == "2022-03-04T10:30:00+00:00"


def test_a_name_beside_a_date_stands_in_the_text(read_file):
    top = "<h1>Ferry late</h1><p><strong>Ada Quill</strong><br><time>4 March 2022 10:30 GMT</time></p>"
    article = make_article(read_file("a.html", page("", top))[0])
    assert article.raw.split("\n\n")[:3] == ["Ferry late", "Ada Quill", "4 March 2022 10:30 GMT"]
    assert (article.authors, article.published_at) == (("Ada Quill",), "2022-03-04T10:30:00+00:00")


@pytest.mark.parametrize(
    "top",
    [
        '<p>By <span itemprop="author">Ada Quill</span> and <span itemprop="author">Bo von Reed</span></p>',
        '<div><a rel="author" href="/a">Ada Quill</a>, <a rel="author" href="/b">Bo von Reed</a></div>',
        '<ul><li><a rel="author">Ada Quill</a></li><li><a rel="author">Bo von Reed</a></li></ul>',
    ],
)
def test_all_authors_that_are_marked_in_one_line_are_read(read_file, top):
    assert read_file("a.html", page("", f"<h1>Ferry late</h1>{top}"))[0].authors == ("Ada Quill", "Bo von Reed")


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("<title>Ferry late | Harbour Post</title>", "Harbour Post"),
        ("<title>Ferry late - World - Harbour Post</title>", "Harbour Post"),
        ("<title>Ferry late | Press releases</title>", None),
        ("<title>Ferry late | Baltic</title>", None),
        ("<title>Other | Harbour Post</title>", None),
        ('<meta name="application-name" content="Harbour Post">', "Harbour Post"),
        ('<title>Ferry late - Quillhaven</title><meta name="application-name" content="Quillhaven">', "Quillhaven"),
        ('<meta name="application-name" content="Quillhaven">', None),
        ('<meta name="application-name" content="WordPress">', None),
        ('<meta name="publisher" content="Harbour Radio/Radio Quill">', "Harbour Radio/Radio Quill"),
        ('<meta name="publisher" content="news/may">', None),
    ],
)
def test_the_outlet_may_stand_in_the_title_or_name_the_application(read_file, head, outlet):
    assert read_file("a.html", page(head, "<h1>Ferry late</h1>"))[0].outlet == outlet


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", (("Ada Quill", "Bo Reed"), "Harbour Post", date(2022, 3, 4))),
        ("<dt>Pages</dt><dd>240</dd>", ((), None, None)),
    ],
)
def test_a_list_of_terms_may_name_fields_unless_it_is_about_a_book(read_file, more, expected):
    facts = "<dt>Author</dt><dd>Ada Quill and Bo Reed</dd><dt>Published</dt><dd>4 March 2022</dd>"
    top = f"<h1>Ferry late</h1><dl>{facts}<dt>Newspaper</dt><dd>Harbour Post</dd>{more}</dl>"
    (item,) = read_file("a.html", page("", top))
    assert (item.authors, item.outlet, item.published) == expected
