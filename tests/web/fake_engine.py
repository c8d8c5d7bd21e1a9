"""A small engine that computes real answers from four articles."""

import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

from corpus import Article, Chunk, Edit, Evidence, Filter, Mark, Span, SpanMap
from embeddings.fields import FieldTable
from embeddings.rows import FieldRow
from qa.answer import Answer, Citation, Hit, Leg, Note, Refusal
from qa.errors import ArticleChanged
from qa.status import Status
from qa.verify import check_citation

EVERYTHING = Filter()
NASTY = '<img src="http://example.invalid/x.png" onerror="window.__ran=1">{{7*7}} ${7*7} [x](javascript:window.__ran=2)'
BATTLEGROUPS = (
    "Leaders agree on four more\n\nNATO now has eight battlegroups on its eastern flank. There were four a year ago."
    "\n\nA flag hangs over the door.\n\nNobody said how long the troops will stay [1]."
)


OTTERS = (
    "Otters swam\fpast the old\x07 pier.\n\n\n\nPhoto: an ot\u200bter at dusk, by <b>Reed</b>.\n\n"
    "They sleep ashore.\n\n<img src=x onerror=window.__ran=5>  drifts by.\n"
)


def otters() -> Article:
    """An article of a PDF whose text was changed: a page break, a bell, blank lines, an unseen character."""
    found = (("\f", " "), ("\x07", ""), ("\n\n\n\n", "\n\n"), ("\u200b", ""), ("5>  ", "5> "))
    edits = SpanMap(tuple(Edit(OTTERS.index(raw), OTTERS.index(raw) + len(raw), clean) for raw, clean in found))
    text = edits.apply(OTTERS)
    caption = Mark("caption", text.index("Photo"), text.index("\n\nThey"), "picture credit")
    evidence = {"published": Evidence("text", Span(0, 6), "ambiguous", "3 April or 4 March")}
    return Article(
        "otters.pdf", text, OTTERS, origin="SAMPLE Agency", source="otters.pdf", span_map=edits, marks=(caption,),
        evidence=evidence,
    )  # fmt: skip


def make_article(article_id: str, text: str, **fields: Any) -> Article:
    return Article(article_id=article_id, text=text, raw=text, source=article_id, **fields)


def articles() -> list[Article]:
    caption = BATTLEGROUPS.index("A flag")
    title = Mark("title", 0, BATTLEGROUPS.index("\n"), "first line")
    return [
        make_article(
            "four to eight.txt",
            BATTLEGROUPS,
            title="Leaders agree on four more",
            authors=("Julien Ferrand", "Petra Novotna"),
            outlet="SAMPLE Wire",
            published=date(2022, 3, 25),
            url="https://sample.example/four-to-eight",
            evidence={"outlet": Evidence("text", sure="inferred")},
            marks=(title, Mark("caption", caption, BATTLEGROUPS.index("\n\nNobody"), "stands alone")),
        ),
        make_article(
            "brigades.txt", "A brigade would hold 5,000 soldiers in Lithuania.", outlet="SAMPLE Baltic Courier"
        ),
        make_article(
            "nasty.txt",
            f"The hostile quote reads {NASTY} and goes on.\n\n"
            + "A long paragraph about nothing. " * 400
            + "One sentence hides near the end of everything.",
            title=NASTY,
            outlet=NASTY,
            authors=(NASTY,),
            url="javascript:window.__ran=3",
            published=date(2022, 6, 30),
        ),
        otters(),
    ]


@dataclass
class FakeEngine:
    """Answers with the sentences that share most words with the question; one on patience only when that is set."""

    held: list[Article]
    asked: list[dict[str, Any]]
    patience: Event = field(default_factory=Event)
    folder: Path | None = None

    def ask(self, question, *, history=(), where=EVERYTHING, as_of=None, k=8):
        self.asked.append({"question": question, "history": list(history), "where": where, "as_of": as_of, "k": k})
        if not question.strip():
            raise ValueError("the question is empty")
        if "outage" in question:
            raise RuntimeError("the disk has gone")
        if "patience" in question:
            self.patience.wait(20)
        leaning = history and question.startswith("And ")
        standalone = f"{history[-1]['question']} {question[4:]}" if leaning else question
        hits = self.retrieve(standalone, k=k, where=where, as_of=as_of)
        cited = [self._cite(hit) for hit in hits][:2]
        if "capital" in question or not cited:
            return self._answer(
                question, standalone, as_of, refusal=Refusal("not_said", "The articles do not say.", tuple(cited))
            )
        text, numbered = "", []
        for number, citation in enumerate(cited, 1):
            start = len(text) + 1
            text += f"“{citation.quote}” [{number}] "
            end = start + len(citation.quote)
            numbered.append(replace(citation, number=number, answer_start=start, answer_end=end))
        note = Note("single_outlet", "Only one outlet is quoted here [1].", (1,))
        return self._answer(question, standalone, as_of, text=text.rstrip(), citations=tuple(numbered), notes=(note,))

    def retrieve(self, question, *, k=8, where=EVERYTHING, as_of=None):
        words = set(re.findall(r"\w{4,}", question.lower()))
        found = []
        for article in self.held:
            if not where.up_to(as_of).matches(article):
                continue
            for match in re.finditer(r"[^\s.][^.]*\.(?=\s|$)|\S[^\n]*goes on\.", article.text):
                shared = len(words & set(re.findall(r"\w{4,}", match.group().lower())))
                chunk = Chunk(f"{article.article_id}:{match.start()}", article.article_id, *match.span(), match.group())
                found += [(-shared, article.article_id, match.start(), chunk, article)] if shared else []
        found.sort(key=lambda item: item[:3])
        return [
            Hit(
                rank, -score, {"words": Leg(rank, -score)}, chunk, of.title, of.outlet, of.authors, of.published, of.url
            )
            for rank, (score, _, _, chunk, of) in enumerate(found[:k], 1)
        ]

    def article(self, article_id, sha256=None):
        found = next((article for article in self.held if article.article_id == article_id), None)
        if sha256 is not None and (found is None or found.sha256 != sha256):
            raise ArticleChanged(f"{article_id} is another text by now")
        return found

    def duplicates(self, article_id, where=EVERYTHING):
        return ()

    def group(self, article_id, where=EVERYTHING):
        return None

    def articles(self, where=EVERYTHING, offset=0, limit=None):
        passing = [article for article in self.held if where.matches(article)]
        passing.sort(key=lambda article: (article.published or date.min, article.article_id), reverse=True)
        return passing[offset : None if limit is None else offset + limit]

    def fields(self, where=EVERYTHING):
        return self.articles(where)

    @contextmanager
    def pinned(self):
        yield self

    def verify(self, record):
        return [check_citation(item, record["text"], self.article(item["article_id"])) for item in record["citations"]]

    def status(self):
        days = [article.published for article in self.held if article.published]
        outlets = Counter(article.outlet for article in self.held if article.outlet)
        return Status(
            "build-1", (), len(self.held), len(self.held) - len(days), 0, 0, 9, 1, min(days, default=None),
            max(days, default=None), outlets, "fake", "the fake", "none", "faiss", "by words", 1, (),
        )  # fmt: skip

    def facets(self, where=EVERYTHING, as_of=None):
        rows = [
            FieldRow(number, of.article_id, of.title, of.outlet, None, of.authors, of.published, None, "", "", "", 1)
            for number, of in enumerate(self.held)
        ]
        return FieldTable(rows, {}).facets(where.up_to(as_of))

    def close(self):
        return None

    def _answer(self, question, standalone, as_of, *, text="", citations=(), notes=(), refusal=None):
        return Answer(
            question, standalone, text, citations, "build-1", "fake", as_of=as_of, notes=notes, refusal=refusal
        )

    def _cite(self, hit: Hit) -> Citation:
        of, chunk = self.article(hit.chunk.article_id), hit.chunk
        return Citation(
            None, chunk.text, of.article_id, of.title, of.outlet, of.authors, of.published, None, of.url, of.source,
            chunk.start, chunk.end, chunk.start, chunk.end, False, of.sha256,
        )  # fmt: skip
