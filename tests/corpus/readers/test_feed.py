import gzip
from datetime import date

import pytest

from corpus import Evidence, RawArticle, Skipped

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Quill Post</title><link>https://quill.example/</link>
<item><title>Ferry &amp; bus late</title><guid>q-1</guid><link>https://quill.example/1</link>
<pubDate>Fri, 04 Mar 2022 10:30:00 +0200</pubDate><dc:creator>Ada Quill</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ferry was <b>late</b>.</p><p>Nobody knew why.</p><script></script>]]></content:encoded>
</item>
<item><title>Second</title><description>One &lt;i&gt;line&lt;/i&gt;.</description><dc:date>2022-03-05</dc:date>
<link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quill Post</title>
<entry><id>tag:quill.example,2022:1</id><title type="text">Late &lt; early</title>
<author><name>Ada Quill</name></author>
<published>2022-03-04T10:30:00Z</published><updated>2022-05-01T00:00:00Z</updated>
<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry>
<entry><title>Second</title><updated>2022-05-01T00:00:00Z</updated><summary>Plain &lt; text.</summary></entry></feed>"""


def test_entries_of_rss_are_articles(read_file):
    assert read_file("a.xml", RSS) == [
        RawArticle(
            "q-1",
            "The ferry was late.\n\nNobody knew why.",
            "a.xml",
            title="Ferry & bus late",
            authors=("Ada Quill",),
            outlet="Quill Post",
            published=date(2022, 3, 4),
            published_at="2022-03-04T10:30:00+02:00",
            url="https://quill.example/1",
            named_by="feed field",
            evidence={"published_at": Evidence("feed field published")},
        ),
        RawArticle(
            "a.xml#2",
            "One line.",
            "a.xml",
            title="Second",
            outlet="Quill Post",
            published=date(2022, 3, 5),
            named_by="feed field",
        ),
    ]


def test_entries_of_atom_are_articles_and_an_update_is_no_publication(read_file):
    items = read_file("a.atom", ATOM)
    assert [(item.article_id, item.title, item.raw, item.published_at) for item in items] == [
        ("tag:quill.example,2022:1", "Late < early", "One.\n\nTwo.", "2022-03-04T10:30:00+00:00"),
        ("a.atom#2", "Second", "Plain < text.", None),
    ]


def test_feeds_may_be_gzipped_and_in_other_encodings(read_file):
    declared = RSS.replace('encoding="utf-8"', 'encoding="windows-1252"').replace("Quill Post", "Café Post")
    items = read_file("a.xml.gz", gzip.compress(declared.encode("cp1252")))
    assert {item.outlet for item in items} == {"Café Post"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param("<r><text>Not a feed.</text></r>", "XML that is no RSS or Atom feed", id="other"),
        pytest.param("/etc/hostname", "XML that is no RSS or Atom feed", id="a path is not opened"),
        pytest.param("https://127.0.0.1:9/feed", "XML that is no RSS or Atom feed", id="an address is not opened"),
        pytest.param('<rss version="2.0"><channel></channel></rss>', "empty: a feed without entries", id="no entries"),
        pytest.param(
            '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>' + RSS.partition("?>")[2],
            "XML that declares entities, which may grow without bound or name other files",
            id="entities",
        ),
    ],
)
def test_what_is_no_feed_is_named(read_file, data, reason):
    assert read_file("a.xml", data) == [Skipped("a.xml", reason)]


def test_agencies_among_the_authors_are_the_origin(read_file):
    data = RSS.replace("Ada Quill", "Ada Quill and Reuters")
    item = read_file("a.xml", data)[0]
    assert (item.authors, item.origin) == (("Ada Quill",), "Reuters")


def test_addresses_of_authors_are_left_out(read_file):
    item = read_file("a.xml", RSS.replace("Ada Quill", "ada@quill.example (Ada Quill)"))[0]
    assert item.authors == ("Ada Quill",)
