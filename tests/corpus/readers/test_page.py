import json
from datetime import date

import pytest

from corpus import Evidence, RawArticle, Skipped

BODY = (
    "The ferry to Quillhaven was late again on Monday, and 200 passengers waited in the rain.",
    "“It is always the same,” said Mara Lund, who runs the harbour café.",
)
RAW = "\n\n".join(BODY)


def page(head="", body="", charset="<meta charset=utf-8>"):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    return f"<!doctype html><html><head>{charset}{head}</head><body><article>{body}{paragraphs}</article></body></html>"


def linked(data):
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def fields(item):
    return (item.title, item.authors, item.outlet, item.published_at or item.published, item.url)


def test_the_text_is_that_of_the_article_with_its_title_and_without_what_surrounds_it(read_file):
    body = '<h1>Late</h1><p>Short <b>one</b>.<br>And\n more.</p><ul><li>First</li></ul><script>alert("x")</script>'
    markup = page(body=body).replace("<body>", "<body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>")
    markup = markup.replace("</body>", "<div class=comments><p>First!</p></div><footer>© Quill</footer></body>")
    (item,) = read_file("a.html", markup)
    assert item.raw == f"Late\n\nShort one.\n\nAnd more.\n\n- First\n\n{RAW}"


def test_meta_tags_name_fields(read_file):
    head = (
        '<meta property="og:title" content="Ferry late &amp; slow | Quill Post"><title>Other</title>'
        '<meta property="og:site_name" content="Quill Post"><meta name="author" content="By Ada Quill and Bo Reed">'
        '<meta property="article:modified_time" content="2022-05-01T00:00:00Z">'
        '<meta property="article:published_time" content="2022-03-04T10:30:00+02:00">'
        '<link rel="canonical" href="https://quill.example/1">'
    )
    assert read_file("a.htm", page(head)) == [
        RawArticle(
            "a.htm",
            RAW,
            "a.htm",
            title="Ferry late & slow",
            authors=("Ada Quill", "Bo Reed"),
            outlet="Quill Post",
            published=date(2022, 3, 4),
            published_at="2022-03-04T10:30:00+02:00",
            url="https://quill.example/1",
            named_by="page",
            evidence={
                "title": Evidence("meta og:title"),
                "authors": Evidence("meta author"),
                "outlet": Evidence("meta og:site_name"),
                "published": Evidence("meta article:published_time"),
                "published_at": Evidence("meta article:published_time"),
                "url": Evidence("link canonical"),
            },
        )
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            {
                "@type": "NewsArticle",
                "headline": "Ferry late",
                "author": {"@type": "Person", "name": "Ada Quill"},
                "publisher": {"name": "Quill Post"},
                "datePublished": "2022-03-04T08:30:00Z",
                "mainEntityOfPage": "https://quill.example/2",
            },
            ("Ferry late", ("Ada Quill",), "Quill Post", "2022-03-04T08:30:00+00:00", "https://quill.example/2"),
            id="object",
        ),
        pytest.param(
            {
                "@graph": [
                    {"@type": "WebPage", "headline": "Wrong", "datePublished": "2020-01-01"},
                    {"@id": "#ada", "@type": "Person", "name": "Ada Quill"},
                    {
                        "@type": ["Article", "ReportageNewsArticle"],
                        "headline": "Ferry late",
                        "author": [{"@id": "#ada"}, "Bo Reed"],
                        "datePublished": "2022-03-04",
                        "dateModified": "2022-05-01",
                    },
                ]
            },
            ("Ferry late", ("Ada Quill", "Bo Reed"), None, date(2022, 3, 4), None),
            id="graph with references",
        ),
        pytest.param(
            [{"@type": "NewsArticle", "headline": "Ferry late", "author": 5, "datePublished": "soon", "publisher": []}],
            ("Ferry late", (), None, None, None),
            id="wrong types",
        ),
    ],
)
def test_json_ld_names_fields(read_file, data, expected):
    (item,) = read_file("a.html", page(linked(data)))
    assert fields(item) == expected
    assert item.evidence["title"] == Evidence("JSON-LD headline")


def test_broken_json_ld_is_passed_over(read_file):
    (item,) = read_file("a.html", page('<script type="application/ld+json">{"@type": </script><title>Late</title>'))
    assert (item.title, item.published) == ("Late", None)


def test_elements_of_the_page_help_where_its_head_is_silent(read_file):
    body = '<h1>Ferry late</h1><span class="author">Ada Quill</span> <time datetime="2022-03-04">yesterday</time>'
    (item,) = read_file("a.html", page("<title>Quill</title>", body))
    assert fields(item) == ("Ferry late", ("Ada Quill",), None, date(2022, 3, 4), None)
    assert {name: found.origin for name, found in item.evidence.items()} == {
        "title": "page h1",
        "authors": "page class=author",
        "published": "page time",
    }


def test_times_of_several_days_are_no_date(read_file):
    times = '<time datetime="2022-03-04">a</time><time datetime="2022-03-05">b</time>'
    (item,) = read_file("a.html", page(body=times))
    assert item.published is None


def test_addresses_and_the_outlet_are_no_authors(read_file):
    head = '<meta property="og:site_name" content="Quill Post"><meta name="author" content="quill post">'
    (item,) = read_file("a.html", page(f'{head}<meta property="article:author" content="https://quill.example/ada">'))
    assert item.authors == ()


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        pytest.param("utf-8", "<meta charset=shift_jis>", id="utf-8 that claims another"),
        pytest.param("utf-8-sig", "", id="mark"),
        pytest.param("utf-16", "<meta charset=utf-8>", id="utf-16 mark"),
        pytest.param("cp1252", "<meta charset=iso-8859-1>", id="meta latin-1"),
        pytest.param(
            "cp1250", '<meta http-equiv=Content-Type content="text/html; charset=windows-1250">', id="meta 1250"
        ),
        pytest.param("cp1252", "<meta charset=no-such>", id="unknown charset"),
        pytest.param("cp1252", "", id="guess"),
    ],
)
def test_pages_are_decoded_by_mark_as_utf_8_by_their_meta_tag_or_by_guess(read_file, encoding, charset):
    (item,) = read_file("a.html", page(charset=charset).encode(encoding))
    assert item.raw == RAW


def test_what_a_page_hides_is_not_read(read_file):
    hidden = (
        "<p hidden>SECRET</p><div style='Display : none'>SECRET</div>"
        "<p style='font-size:0;color:red'>SECRET</p>"
        "<template>SECRET</template><noscript>SECRET</noscript><!-- SECRET --><p style='visibility:hidden'>SECRET</p>"
    )
    (item,) = read_file("a.html", page(body=hidden))
    assert item.raw == RAW


def test_a_page_in_which_no_article_stands_out_gives_all_its_text(read_file):
    (item,) = read_file("a.html", "<body><footer><p>Ferry <p>late</footer><script>x</script>")
    assert item.raw == "Ferry\n\nlate"


def test_external_entities_are_not_resolved(read_file, tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    declared = (
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    )
    (item,) = read_file("a.html", f"{declared}<html><body><p>&x; {BODY[0]}</p></body></html>")
    assert BODY[0] in item.raw
    assert "SECRET" not in item.raw


def test_a_tag_with_very_many_attributes_costs_no_time_and_no_text(read_file):
    attributes = " ".join(f"a{number}=1" for number in range(50_000))
    (item,) = read_file("a.html", f"<p {attributes}>{BODY[0]}</p>")
    assert item.raw == BODY[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(
            "<html><script>var a=1</script><body></body></html>", "empty: nothing to read in a.html", id="empty"
        ),
        pytest.param("<div>" * 20_000 + "Text.", "nested too deeply to be read whole", id="deep"),
        pytest.param(bytes(range(256)) * 50, "not text", id="binary"),
    ],
)
def test_what_is_no_page_is_named(read_file, data, reason):
    assert read_file("a.html", data) == [Skipped("a.html", reason)]


def mhtml(parts, head="Snapshot-Content-Location: https://quill.example/3\r\n"):
    lines = [f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n']
    lines += [f"--b\r\n{part}\r\n" for part in parts]
    return "".join([*lines, "--b--\r\n"])


def test_a_saved_page_is_read_with_the_address_it_was_saved_from(read_file):
    quoted = page("<title>Ferry late</title>", charset="").replace("=", "=3D")
    html = f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}"
    image = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA"
    (item,) = read_file("a.mhtml", mhtml([image, html]))
    assert (item.raw, item.title, item.url) == (RAW, "Ferry late", "https://quill.example/3")


def test_an_archive_without_a_page_is_named(read_file):
    reason = "no HTML part in this web archive"
    assert read_file("a.mht", mhtml(["Content-Type: image/png\r\n\r\nAAAA"])) == [Skipped("a.mht", reason)]


@pytest.mark.parametrize(
    "data", ["<!-- nothing -->", "</p>", "<", "<p", "<pre>a&#1;b\f</pre>", "<![CDATA[x]]>", "&#xD800;"]
)
def test_broken_markup_is_no_crash(read_file, data):
    assert len(read_file("a.html", data)) == 1
