import re
from dataclasses import replace
from datetime import date
from html import unescape

from qa.answer import Copy, Note, Time
from qa.verify import Check
from qa.web.chat.answer_view import answer_view
from qa.web.chat.turn_view import turn_view, waiting_view
from qa.web.chat.turns import Turn
from qa.web.reference import Reference

show = turn_view


def asked(engine, question, **options):
    return Turn(question, engine.ask(question, **options))


def text_of(html):
    return unescape(re.sub(r"<[^>]+>", "", html))


def links(html):
    return [
        (Reference.read(unescape(href)), label)
        for href, label in re.findall(r'<a [^>]*href="(#[^"]+)"[^>]*>(.*?)</a>', html, re.DOTALL)
    ]


def test_each_quote_stands_whole_with_its_marker_linked(engine):
    turn = asked(engine, "How many battlegroups were there a year ago, and soldiers in a brigade?")
    html = show(turn)
    sentences = re.findall(r'<div class="sentence"><p>(.*?)</p>', html, re.DOTALL)
    assert [text_of(sentence).strip() for sentence in sentences] == [
        f"“{citation.quote}” [{citation.number}]" for citation in turn.answer.citations
    ]
    for citation, sentence in zip(turn.answer.citations, sentences, strict=True):
        assert links(sentence) == [(Reference.of(citation), f"[{citation.number}]")]


def test_a_mark_like_a_citation_inside_a_quote_is_no_link(engine):
    html = show(asked(engine, "Nobody said how long the troops will stay"))
    sentence = re.search(r'<div class="sentence"><p>(.*?)</p>', html, re.DOTALL)[1]
    assert sentence.startswith("“Nobody said how long the troops will stay [1].” <a ")


def test_a_card_names_every_field_or_says_it_is_unknown(engine):
    html = show(asked(engine, "How many soldiers would a brigade hold?"))
    card = text_of(re.search(r'<li class="card">.*?</li>', html, re.DOTALL)[0])
    assert card == "[1] title unknownSAMPLE Baltic Courier · date unknownauthor unknown"


def test_the_pages_of_a_pdf_are_named_with_the_quote_and_on_the_card(engine):
    answer = engine.ask("battlegroups eastern flank were there four year")
    first, second = (replace(item, page=page) for item, page in zip(answer.citations, (7, 3), strict=True))
    html = show(Turn("q", replace(answer, citations=(first, second))))
    assert [text_of(by) for by in re.findall(r'<span class="by">.*?(?=<span class="copies")', html)] == [
        "SAMPLE Wire · 25 March 2022 · p. 7",
        "SAMPLE Wire · 25 March 2022 · p. 3",
    ]
    assert "SAMPLE Wire · 25 March 2022 · pp. 3, 7" in text_of(re.search(r'<li class="card">.*', html, re.DOTALL)[0])


def test_a_card_names_who_else_prints_the_quote(engine):
    answer = engine.ask("How many soldiers would a brigade hold?")
    copies = (Copy("wire/7<b>", "SAMPLE Wire", date(2022, 7, 9)), Copy("x", None, None))
    html = show(Turn("How?", replace(answer, citations=(replace(answer.citations[0], also_in=copies),))))
    card = text_of(re.search(r'<li class="card">.*?</li>', html, re.DOTALL)[0])
    assert card.endswith("Also in SAMPLE Wire · 9 July 2022 (wire/7<b>); outlet unknown · date unknown (x)")


def test_a_card_tells_what_its_article_says_of_the_author(engine):
    answer = engine.ask("How many soldiers would a brigade hold?")
    bio = "Ada Finch <b>writes</b> about the coast."
    html = show(Turn("How?", replace(answer, citations=(replace(answer.citations[0], bios=(bio,)),))))
    assert text_of(re.search(r'<li class="card">.*?</li>', html, re.DOTALL)[0]).endswith(bio)


def test_an_article_cited_twice_has_one_card(engine):
    html = show(asked(engine, "battlegroups eastern flank were there four year"))
    assert [label for _, label in links(re.search(r'<li class="card">.*?</p>', html, re.DOTALL)[0])] == ["[1]", "[2]"]


def test_a_refusal_gives_its_reason_and_links_the_nearest_words(engine):
    turn = asked(engine, "Which capital has battlegroups?")
    html = show(turn)
    nearest = turn.answer.refusal.nearest
    assert nearest
    assert '<p class="reason">The articles do not say.</p>' in html
    assert [(reference, unescape(label)) for reference, label in links(html)] == [
        (Reference.of(citation), f"“{citation.quote}”") for citation in nearest
    ]


def test_the_as_of_day_and_the_newest_evidence_are_named(engine):
    def line(question, **options):
        return text_of(re.search(r'<p class="as-of">.*?</p>', show(asked(engine, question, **options)))[0])

    day = date(2022, 4, 30)
    assert line("How many battlegroups?", as_of=day) == "As of 30 April 2022, newest article cited: 25 March 2022"
    assert line("How many battlegroups?") == "No as-of day; newest article cited: 25 March 2022"
    assert line("How many soldiers would a brigade hold?") == "No as-of day; newest article cited: date unknown"
    assert line("Which capital?", as_of=day) == "As of 30 April 2022"
    assert "as-of" not in show(asked(engine, "Which capital?"))


def test_a_conflict_shows_both_quotes(engine):
    answer = engine.ask("How many battlegroups were there a year ago, and soldiers in a brigade?")
    answer = replace(answer, notes=(Note("conflict", "Two figures.", (1, 2)),))
    note = re.search(r'<div class="note is-conflict">.*?</ul>', show(Turn("q", answer)), re.DOTALL)[0]
    cards = re.findall(r"<li><blockquote>“(.*?)” <a .*?<span class=\"by\">", note, re.DOTALL)
    assert [unescape(card) for card in cards] == [citation.quote for citation in answer.citations]


def test_problems_and_waiting_are_sentences():
    assert "<p>The question is empty.</p>" in show(Turn(" ", problem="The question is empty."))
    assert "Reading the articles…" in waiting_view(Turn("q"), loading=False)
    assert "still being loaded" in waiting_view(Turn("q"), loading=True)


def test_a_follow_up_shows_how_it_was_understood(engine):
    answer = engine.ask("How many battlegroups?")
    assert "Understood as" not in show(Turn(answer.question, answer))
    html = show(Turn("And <b>now</b>?", replace(answer, question="And <b>now</b>?")))
    assert "Understood as: “<bdi>How many battlegroups?</bdi>”" in html


def test_the_filters_of_a_question_stand_below_it(engine):
    html = show(replace(asked(engine, "How many battlegroups?"), narrowed=("from 2022-01-01", "<b>Post</b>")))
    assert "Only <bdi>from 2022-01-01</bdi> · <bdi>&lt;b&gt;Post&lt;/b&gt;</bdi>" in html


def test_confidence_is_told_in_words(engine):
    answer = engine.ask("How many battlegroups?")
    told = {share: text_of(answer_view(replace(answer, confidence=share))) for share in (0.97, 0.8, 0.5, 0.11, None)}
    assert "Very likely right: of 100 answers like this, about 97 are right." in told[0.97]
    assert "Likely right: of 100 answers like this, about 80 are right." in told[0.8]
    assert "More likely right than wrong: of 100 answers like this, about 50 are right." in told[0.5]
    assert "Uncertain: of 100 answers like this, about 11 are right." in told[0.11]
    assert "How sure this is, is unknown" in told[None]


def test_who_says_it_and_how_it_is_passed_on_stand_under_the_quote(engine):
    answer = engine.ask("How many soldiers would a brigade hold?")

    def by(**fields):
        html = answer_view(replace(answer, citations=(replace(answer.citations[0], **fields),)))
        return text_of(re.search(r'<span class="by">.*?(?=<span class="copies")', html)[0])

    assert by(speaker="Ada", voice="quotation") == "Ada, quoted by SAMPLE Baltic Courier · date unknown"
    assert by(speaker=None, voice="quotation") == "speaker unknown, quoted by SAMPLE Baltic Courier · date unknown"
    assert by(speaker="Ada", voice="reported") == "Ada, reported by SAMPLE Baltic Courier · date unknown"
    assert by(voice="outlet") == "SAMPLE Baltic Courier · date unknown"


def test_what_changed_under_an_answer_is_said(engine):
    turn = asked(engine, "How many battlegroups?")
    checks = tuple(Check(n, "a", "q", state) for n, state in ((1, "moved"), (2, "same"), (None, "gone")))
    html = text_of(show(replace(turn, checks=checks)))
    assert "[1] stands elsewhere in its article now.A nearest quote is gone." in html
    assert "[2] " not in html.split("Ask again for")[0]
    assert "have changed since" not in show(replace(turn, checks=(Check(1, "a", "q", "same"),)))


def test_nothing_of_a_hostile_article_or_question_becomes_markup(engine):
    html = show(asked(engine, "<script>hostile quote reads</script>"))
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;img" in html


def in_form(engine, form, **fields):
    answer = engine.ask("How many battlegroups were there a year ago, and soldiers in a brigade?")
    return show(Turn("?", replace(answer, form=form, citations=tuple(replace(c, **fields) for c in answer.citations))))


def test_a_list_is_one_for_screen_readers_too(engine):
    html = in_form(engine, "list")
    assert '<div class="text is-list" role="list">' in html
    assert html.count('<div class="sentence" role="listitem">') == html.count('<div class="sentence"')


def test_a_timeline_heads_each_quote_with_its_day_and_sets_publication_apart(engine):
    day = Time(0, 3, date(2022, 3, 24), date(2022, 3, 24), "as written")
    heads = [text_of(head) for head in re.findall(r'<h3 class="head">.*?</h3>', in_form(engine, "timeline"))]
    assert heads == ["published 25 March 2022"]
    html = in_form(engine, "timeline", times=(day,))
    heads = [text_of(head) for head in re.findall(r'<h3 class="head">.*?</h3>', html)]
    assert heads[0] == "24 March 2022 published 25 March 2022"


def test_each_side_is_named_once_and_escaped(engine):
    html = in_form(engine, "sides", side="<b>Post</b>")
    assert html.count('<h3 class="head">') == 1
    assert "<bdi>&lt;b&gt;Post&lt;/b&gt;</bdi>" in html
