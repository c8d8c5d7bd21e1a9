import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus import RawArticle, Skipped


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("_", "."), data)
    return stream.getvalue()


def test_paragraphs_and_tables_are_read_in_their_order(read_file):
    document = docx.Document()
    document.core_properties.author, document.core_properties.title = "admin", "Template"
    document.add_heading("Late ferry")
    document.add_paragraph("The ferry was ").add_run("late").bold = True
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Day", "Monday"
    document.add_paragraph("")
    document.add_paragraph("One.\nTwo.\tThree.")
    raw = "Late ferry\n\nThe ferry was late\n\nDay\n\nMonday\n\nOne.\nTwo.\tThree."
    assert read_file("a.docx", saved(document)) == [RawArticle("a.docx", raw, "a.docx")]


def test_tracked_changes_are_read_as_accepted_and_hidden_text_is_not(read_file):
    document = docx.Document()
    paragraph = document.add_paragraph("The ferry")
    for markup in (
        "<w:ins {}><w:r><w:t> was</w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText> is</w:delText></w:r></w:del>",
        "<w:moveFrom {}><w:r><w:t> never</w:t></w:r></w:moveFrom>",
        "<w:r {}><w:rPr><w:vanish/></w:rPr><w:t> SECRET</w:t></w:r>",
        "<w:sdt {}><w:sdtContent><w:r><w:t> late.</w:t></w:r></w:sdtContent></w:sdt>",
    ):
        paragraph._p.append(parse_xml(markup.format(nsdecls("w"))))
    (item,) = read_file("a.docx", saved(document))
    assert item.raw == "The ferry was late."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(saved(docx.Document()), "empty: nothing to read in a.docx", id="empty"),
        pytest.param(b"\xd0\xcf\x11\xe0 old format", "not a Word file (.docx): no archive", id="old format"),
        pytest.param(archive(a_txt="Text."), "not a Word file (.docx) that can be read: ", id="another archive"),
        pytest.param(
            archive(a_xml=bytes(33 << 20)), "too large: unpacks to over 256 MiB, or 32 MiB of text", id="zip bomb"
        ),
    ],
)
def test_what_is_no_word_file_is_named(read_file, data, reason):
    (item,) = read_file("a.docx", data)
    assert isinstance(item, Skipped)
    assert item.reason.startswith(reason)
