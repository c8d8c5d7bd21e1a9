"""An engine of a few invented articles, and citations."""

from datetime import date

import pytest

from corpus import Article
from qa.answer import Answer, Citation, Time

QUOTE = "On that day eight ships left the harbour."


def cite(number, published, told=None, **fields):
    """A citation, with the days that its quote tells of."""
    times = (Time(3, 11, *told, "named"),) if told else ()
    name = f"ships-{number}.txt"
    values = {"title": None, "outlet": "SAMPLE Wire", "authors": (), **fields}
    return Citation(
        number, QUOTE, name, values["title"], values["outlet"], values["authors"], published, None, None, name,
        0, len(QUOTE), 0, len(QUOTE), False, "0" * 64, times=times,
    )  # fmt: skip


def answer(*citations, form="short", as_of=None):
    return Answer("What left?", "What left?", "", citations, "build-1", "fake", form=form, as_of=as_of)


@pytest.fixture(scope="session")
def cited():
    """Make a citation."""
    return cite


@pytest.fixture(scope="session")
def answered():
    """Make an answer of citations."""
    return answer


@pytest.fixture
def archive(engine):
    """Replace the engine's articles by short ones with these fields."""

    def fill(*fields):
        engine.held = [Article(f"a{at}", "Ships left.", "Ships left.", **each) for at, each in enumerate(fields)]
        return engine

    return fill


@pytest.fixture
def ships(archive):
    """Five articles of three outlets: a0 to a2 dated, a3 and a4 not."""
    return archive(
        {"outlet": "SAMPLE Wire", "authors": ("Ann Lee",), "published": date(2022, 3, 1), "title": "Ships leave"},
        {"outlet": "SAMPLE Wire", "authors": ("Ann Lee", "Bo Ek"), "published": date(2022, 3, 9)},
        {"outlet": "Harbour Post", "authors": ("Bo Ek",), "published": date(2022, 6, 30)},
        {"outlet": "Harbour Post"},
        {"authors": ("Çem Öz",)},
    )
