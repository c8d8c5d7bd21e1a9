import pytest

from corpus import RawArticle, Skipped

RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title Template}{\author admin}}"
    r"\b Late ferry\b0\par The caf\'e9 owner said: \ldblquote late\rdblquote .\par {\pict 0123abcd}"
    r"{\*\generator Word}\u8364? 5 \u-10179?\u-8704?\par}"
)


def test_paragraphs_are_read_without_pictures_and_settings(read_file):
    raw = "Late ferry\n\nThe café owner said: “late”.\n\n€ 5 😀"
    assert read_file("a.rtf", RTF) == [RawArticle("a.rtf", raw, "a.rtf")]


def test_links_are_their_text_and_fonts_left_open_cost_no_time(read_file):
    link = r'{\field{\*\fldinst{HYPERLINK "https://quill.example/"}}{\fldrslt{\f0 the ferry}}}'
    fonts = r"{\fonttbl{\f0\fnil\fcharset204 Times;}" + r"{\f1 " * 20_000 + "}" * 20_001
    (item,) = read_file("a.rtf", r"{\rtf1\ansi" + fonts + r"{\f0 \'c4\'e0} said " + link + r": C:\\f1.\par}")
    assert item.raw == "Да said the ferry: C:\\f1."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param("<html>", "not RTF: it does not begin with {\\rtf", id="html"),
        pytest.param(r"{\rtf1 }", "empty: nothing to read in a.rtf", id="empty"),
        pytest.param(r"{\rtf1 \u99999999? x}", "not RTF that can be read: ", id="no such character"),
    ],
)
def test_what_is_no_rtf_is_named(read_file, data, reason):
    (item,) = read_file("a.rtf", data)
    assert isinstance(item, Skipped)
    assert item.reason.startswith(reason)
