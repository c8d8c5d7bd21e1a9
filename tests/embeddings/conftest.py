"""Articles, chunks and builds for the tests of this package."""

from datetime import date
from pathlib import Path

import pytest

from corpus import Article
from embeddings import BuildRequest, Content, build_index


def given(article_id, text, title=None, **fields):
    """An article with one sentence per line."""
    sentences, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            sentences.append((at, at + len(line.rstrip("\n"))))
        at += len(line)
    return Article(article_id, text, text, title, sentences=tuple(sentences), **fields)


@pytest.fixture
def given_article():
    return given


@pytest.fixture(scope="session")
def news():
    """Eight short articles: dated and not, with and without outlet, authors, title; two of equal text."""
    return [
        given("a", "Troops move east.\nBattlegroups deploy to Romania.", "NATO troops", outlet="SAMPLE Post",
              authors=("Ann Lee",), published=date(2022, 3, 1)),
        given("b", "Battlegroups were doubled.\nTanks arrive.", "Eight battlegroups", outlet="SAMPLE Post",
              authors=("Bo Ek", "Ann Lee"), published=date(2022, 3, 24)),
        given("c", "Grain prices rise.\nFarmers protest in Warsaw.", None, outlet="SAMPLE Wire",
              published=date(2022, 3, 24)),
        given("d", "Troops move east.\nBattlegroups deploy to Romania.", "NATO troops", published=None),
        given("e", "The summit ends.\nNo naïve promises were made.", "Madrid summit", outlet="Ünïcode \ud800 Daily",
              authors=("Çem Öz",), published=date(2022, 6, 30)),
        given("f", "Troops train in Poland with troops from Latvia and more troops.", "", outlet="SAMPLE Wire",
              authors=("Bo Ek",), published=date(2021, 11, 12)),
        given("g/über\ud800.txt", "Troops leave.", "Withdrawal", published=date(2022, 6, 30), authors=("Ann Lee",)),
        given("h", "Warsaw hosts eastern troops", "Warsaw", outlet="", published=date(2022, 3, 24)),
    ]  # fmt: skip


@pytest.fixture
def write_folder(tmp_path):
    """Write a folder of text files by name and return it."""

    def write(texts, name="articles"):
        folder = Path(tmp_path / name)
        folder.mkdir(exist_ok=True)
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def build(tmp_path, embedder):
    """Build the index under tmp_path / "index" from a request's parts."""

    def run(*paths, articles=(), embedder=embedder, **request):
        content = Content(tuple(paths), tuple(articles)) if paths or articles else None
        return build_index(tmp_path / "index", BuildRequest(content, **request), embedder=embedder)

    return run
