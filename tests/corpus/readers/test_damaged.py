"""Files of every format, cut off and scrambled: always articles or one clear line each, never a crash or a warning."""

import gzip
import io
import json
import random
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from corpus import RawArticle, Skipped, make_article

TEXT = "The ferry to Quillhaven was late again on Monday, and 200 passengers waited in the rain."
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[4 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Type/Page/Parent 2 0 R/Contents 5 0 R"
    b"/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>>>endobj\n5 0 obj<</Length 44>>stream\n"
    b"BT /F1 12 Tf 72 720 Td (The ferry) Tj ET    \nendstream endobj\n"
    b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 6>>\nstartxref\n388\n%%EOF\n"
)


def word():
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(stream := io.BytesIO())
    return stream.getvalue()


PAGE = f"""<html><head><title>Late</title><script type="application/ld+json">{{"@type": "Article"}}</script></head>
<body style="color:red"><article><p>{TEXT}</p><p hidden>{TEXT}</p></article></body></html>"""
SAVED = f"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>{TEXT}\n--b--"
EXPORT = f"Document 1 of 1\nLate\nLength: 5 words\nByline: Ada Quill\nBody\n{TEXT}\nLoad-Date: May 1, 2022"
SAMPLES = {
    "a.html": PAGE.encode(),
    "a.mhtml": SAVED.encode(),
    "a.pdf": PDF,
    "a.docx": word(),
    "a.rtf": rb"{\rtf1\ansi{\fonttbl{\f0 Times;}}\f0 Caf\'e9 \u8364? text.\par}",
    "a.eml": f"Subject: =?utf-8?q?Sp=C3=A4t?=\nDate: Fri, 4 Mar 2022 10:30:00 +0200\n\n{TEXT}".encode(),
    "a.mbox": f"From a Fri Mar 4 10:30:00 2022\nSubject: a\n\n{TEXT}".encode(),
    "a.xml": f"<rss version='2.0'><channel><title>Q</title><item><title>a</title><description>{TEXT}</description>"
    "<pubDate>Fri, 04 Mar 2022 10:30:00 +0200</pubDate></item></channel></rss>".encode(),
    "a.json": json.dumps([{"text": TEXT, "published": "2022-03-04"}]).encode(),
    "a.csv": f'id,text\n1,"{TEXT}"\n'.encode(),
    "a.txt": EXPORT.encode(),
    "a.txt.gz": gzip.compress(TEXT.encode()),
}


def damaged(data):
    """The data cut off in several places, then with some of its bytes changed, the same in every run."""
    for part in range(1, 8):
        yield data[: len(data) * part // 8]
    chance = random.Random(7)
    for _ in range(20):
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 12)):
            changed[chance.randrange(len(changed))] = chance.choice([0, 34, 38, 47, 60, 62, 92, 123, 255])
        yield bytes(changed)


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files_are_articles_or_named_and_nothing_reaches_the_terminal(read_file, capfd, name):
    assert [type(item) for item in read_file(name, SAMPLES[name])] == [RawArticle]
    for data in damaged(SAMPLES[name]):
        for item in read_file(name, data):
            if isinstance(item, RawArticle):
                make_article(item)
            else:
                assert isinstance(item, Skipped)
                assert item.reason.isprintable()
                assert len(item.reason) < 300
    assert capfd.readouterr() == ("", "")


def test_importing_the_package_loads_no_library_of_a_format():
    libraries = {"trafilatura", "lxml", "pypdf", "docx", "feedparser", "striprtf"}
    script = f"import corpus, sys; print({libraries} & set(sys.modules))"
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60)
    assert done.stdout == "set()\n", done.stderr
