"""Whatever is lit in it, the body holds the article's text to the character."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Mark
from qa.web.reader.body import body_view


class Body(HTMLParser):
    """Collects the text outside labels, what is lit and how, and where each paragraph says that it starts."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.pieces, self.starts = "", [], [], []

    def handle_starttag(self, tag, attrs):
        fields = dict(attrs)
        self.open.append(fields.get("class") if tag == "span" else tag)
        if tag == "p":
            self.starts.append((int(fields["data-start"]), len(self.text)))

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if "label" not in self.open:
            self.pieces.append((self.open[-1], len(self.text), data))
            self.text += data


def read(html) -> Body:
    body = Body()
    body.feed(str(html))
    body.close()
    return body


def shown(text: str) -> str:
    """What a page shows of a text: as many characters, with U+FFFD for those that it cannot hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "\ufffd", text)


texts = st.lists(
    st.sampled_from(
        ["\n\n", "\n\n", "\n", "\r", "\f", "\t", " ", "👩‍👩‍👧", "e\u0301", "\u202e", "<b>", "&amp;", "word", "日本"]
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
    max_size=20,
).map("".join)
places = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair)))


@given(texts, st.none() | places, st.lists(places, max_size=6), st.lists(places, max_size=3))
def test_the_text_is_whole_whatever_is_lit(text, lit, others, captions):
    lit = lit if lit and lit[1] <= len(text) and text[slice(*lit)].strip() else None  # no quote is blank
    others = [other for other in others if other[1] <= len(text)]
    marks = sorted((start, -end) for start, end in captions if end <= len(text))
    article = Article("a", text, text, marks=tuple(Mark("caption", start, -end, "x") for start, end in marks))
    body = read(body_view(article, lit, others))
    assert body.text == shown(text)
    assert all(start == at for start, at in body.starts)
    assert [data for kind, _, data in body.pieces if kind == "mark"] == ([shown(text[slice(*lit)])] if lit else [])
    soft = {at + place for kind, at, data in body.pieces if kind == "cited" for place in range(len(data))}
    cited = {place for start, end in others for place in range(start, end)}
    unlit = cited - set(range(*lit)) if lit else cited
    in_paragraphs = {at + place for kind, at, data in body.pieces if kind != "div" for place in range(len(data))}
    assert soft == unlit & in_paragraphs


def test_captions_are_labelled_and_titles_told_apart(engine):
    html = body_view(engine.held[0], None)
    start = engine.held[0].text.index("A flag")
    assert (
        f'<p class="is-caption" data-start="{start}"><span class="label">Caption</span>A flag hangs over the door.</p>'
        in html
    )
    assert html.count('class="is-title"') == 1


def test_a_paragraph_has_the_kind_of_the_narrowest_mark_over_it():
    text = "One.\n\nTwo.\n\nThree."
    marks = (Mark("footer", 0, len(text), "x"), Mark("bio", 6, 10, "x"), Mark("noise", 12, 14, "x"))
    html = body_view(Article("a", text, text, marks=marks), None)
    assert re.findall(r'class="is-(\w+)"', html) == ["footer", "bio", "footer"]
