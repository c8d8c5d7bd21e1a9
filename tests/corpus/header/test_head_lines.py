from corpus.cleaning.clean import clean
from corpus.header.head_lines import read_paragraphs

_BODY = "The ferry to Saltmere did not leave, and the dockers of the harbour said that it would not leave before {}."
_LONG = " ".join(_BODY.format(day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday"))


def _read(*paragraphs):
    return [paragraph.text for paragraph in read_paragraphs(clean("\n\n".join(paragraphs)))]


def test_paragraphs_are_read_up_to_the_first_long_one():
    head = ("No ferry to Saltmere", "By Ada Quill")
    assert _read(*head, _LONG, "3 April 2022", _LONG) == [*head, _LONG]


def test_two_short_paragraphs_may_stand_before_a_line_of_fields():
    short = [_BODY.format(day) for day in ("noon", "dusk", "night", "dawn", "morning")]
    title = "No ferry to Saltmere"
    assert _read(title, *short) == [title, *short[:3]]
    assert _read(title, *short[:2], "By Ada Quill", *short[2:]) == [title, *short[:2], "By Ada Quill", short[2]]


def test_a_title_with_fields_beside_it_is_two():
    line = "No ferry to Saltmere - Harbour Post, 3 April 2022"
    assert _read(line, _LONG) == ["No ferry to Saltmere", "Harbour Post, 3 April 2022", _LONG]
