import pytest

from corpus import RawArticle, Skipped, make_article

PAGES = (("Late ferry", "The ferry to Quillhaven was late"), ("again on Monday.",), (), ("Nobody knew why.",))
OWN_KIDS = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
    b"trailer<</Root 1 0 R/Size 3>>\n%%EOF\n"
)


def test_pages_are_joined_by_form_feeds(read_file, make_pdf):
    raw = "Late ferry\nThe ferry to Quillhaven was late\fagain on Monday.\f\fNobody knew why."
    assert read_file("a.pdf", make_pdf(PAGES)) == [RawArticle("a.pdf", raw, "a.pdf")]


def test_the_page_of_a_sentence_follows_from_the_form_feeds_before_it(read_file, make_pdf):
    (item,) = read_file("a.pdf", make_pdf(PAGES))
    article = make_article(item)
    start = article.text.index("Nobody")
    assert 1 + article.raw.count("\f", 0, article.raw_span(start, start + 6).start) == 4


def test_what_a_file_says_of_itself_is_no_evidence(read_file, make_pdf):
    info = "/Info << /Title (Microsoft Word - draft.doc) /Author (admin) /CreationDate (D:20220304103000Z) >>"
    (item,) = read_file("a.pdf", make_pdf(PAGES, info))
    assert not item.has_fields


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        pytest.param(lambda make_pdf: make_pdf([(), ()]), "no text layer: only pictures of pages", id="scan"),
        pytest.param(lambda _: b"<html>no pdf</html>", "not a PDF: it does not begin with %PDF-", id="html"),
        pytest.param(lambda make_pdf: make_pdf(PAGES)[:200], "not a PDF that can be read: ", id="cut off"),
        pytest.param(
            lambda _: OWN_KIDS,
            "not a PDF that can be read: ",
            id="page tree that holds itself",
        ),
    ],
)
def test_what_is_no_text_is_named_without_a_word_on_the_terminal(read_file, make_pdf, capfd, made, reason):
    (item,) = read_file("a.pdf", made(make_pdf))
    assert isinstance(item, Skipped)
    assert item.reason.startswith(reason)
    assert capfd.readouterr() == ("", "")
