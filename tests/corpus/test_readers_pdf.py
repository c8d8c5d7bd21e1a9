import pytest

from corpus import RawArticle, Skipped, make_article

PAGES = (("Late ferry", "The ferry to Quillhaven was late"), ("again on Monday.",), (), ("Nobody knew why.",))


def pdf(pages, info=""):
    """A PDF with one line of text per line, written by hand."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        content = "BT /F1 12 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body, offsets = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return f"{body}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n".encode(
        "latin-1"
    )


def test_pages_are_joined_by_form_feeds(read_file):
    raw = "Late ferry\nThe ferry to Quillhaven was late\fagain on Monday.\f\fNobody knew why."
    assert read_file("a.pdf", pdf(PAGES)) == [RawArticle("a.pdf", raw, "a.pdf")]


def test_the_page_of_a_sentence_follows_from_the_form_feeds_before_it(read_file):
    (item,) = read_file("a.pdf", pdf(PAGES))
    article = make_article(item)
    start = article.text.index("Nobody")
    assert 1 + article.raw.count("\f", 0, article.raw_span(start, start + 6).start) == 4


def test_what_a_file_says_of_itself_is_no_evidence(read_file):
    info = "/Info << /Title (Microsoft Word - draft.doc) /Author (admin) /CreationDate (D:20220304103000Z) >>"
    (item,) = read_file("a.pdf", pdf(PAGES, info))
    assert not item.has_fields


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(pdf([(), ()]), "no text layer: only pictures of pages", id="scan"),
        pytest.param(b"<html>no pdf</html>", "not a PDF: it does not begin with %PDF-", id="html"),
        pytest.param(pdf(PAGES)[:200], "not a PDF that can be read: ", id="cut off"),
        pytest.param(
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
            b"trailer<</Root 1 0 R/Size 3>>\n%%EOF\n",
            "not a PDF that can be read: ",
            id="page tree that holds itself",
        ),
    ],
)
def test_what_is_no_text_is_named_without_a_word_on_the_terminal(read_file, capfd, data, reason):
    (item,) = read_file("a.pdf", data)
    assert isinstance(item, Skipped)
    assert item.reason.startswith(reason)
    assert capfd.readouterr() == ("", "")
