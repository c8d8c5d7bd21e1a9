"""Rebuilding from Python: paths as text, article values, the samples and how they give way."""

import shutil
import threading

import pytest

from corpus import Article, sample_folder
from embeddings import DropRefused, EmbedderUnavailable, NoSuchArticle, NothingReadable, read_manifest
from embeddings.sentence_transformer import SentenceTransformerEmbedder
from qa import ArticleQA, rebuild_index

PIER = Article("pier", "The pier is open.", "The pier is open.", "Pier", outlet="Gull Gazette")
LAMP = Article("lamp", "The lamp was lit in 1862.", "The lamp was lit in 1862.")


@pytest.fixture
def rebuild(tmp_path, fake):
    """Rebuild the test's index with the fake embedder."""
    return lambda *sources, **options: rebuild_index(*sources, tmp_path / "index", embedder=fake, **options)


@pytest.fixture
def first(tmp_path, fake):
    """Rebuild it without naming any source."""
    return lambda **options: rebuild_index(index=str(tmp_path / "index"), embedder=fake, **options)


@pytest.fixture
def held(tmp_path, fake):
    """Ids of the articles that the index holds."""

    def ids():
        with ArticleQA.open(str(tmp_path / "index"), embedder=fake) as engine:
            return {article.article_id for article in engine.articles()}

    return ids


def test_the_samples_come_first(first, held, tmp_path):
    report = first()
    assert (len(report.added), report.articles, report.skipped) == (8, 8, ())
    assert all(name.startswith("sample-") for name in held())
    assert read_manifest(tmp_path / "index").sources == (str(sample_folder()),)
    again = first()
    assert (again.unchanged, again.added, again.embedded) == (8, (), 0)


@pytest.mark.parametrize("option", ["sources", "add"])
def test_the_samples_give_way_to_the_readers_own_without_asking(first, rebuild, held, coast, option):
    first()
    report = rebuild([str(coast)]) if option == "sources" else first(add=[str(coast)])
    assert (len(report.added), len(report.removed), report.unchanged) == (5, 8, 0)
    assert not any(name.startswith("sample-") for name in held())
    first()
    assert not any(name.startswith("sample-") for name in held())


def test_the_samples_are_not_mixed_into_a_first_addition(first, held, coast):
    first(add=[coast / "ferry.txt", PIER])
    assert held() == {"ferry.txt", "pier"}


def test_samples_give_way_to_values_too(first, rebuild, held):
    first()
    rebuild([PIER])
    assert held() == {"pier"}


def test_a_single_sample_may_be_removed(first, held):
    first()
    report = first(remove=["sample-01-brussels-summit.md"])
    assert (report.removed, report.unchanged) == (("sample-01-brussels-summit.md",), 7)
    first()
    assert len(held()) == 7


def test_article_values_keep_their_fields(rebuild, tmp_path, fake):
    rebuild([PIER, LAMP])
    with ArticleQA.open(tmp_path / "index", embedder=fake) as engine:
        pier, lamp = engine.article("pier"), engine.article("lamp")
    assert (pier.text, pier.raw, pier.title, pier.outlet, pier.published, pier.authors) == (
        PIER.text, PIER.raw, "Pier", "Gull Gazette", None, (),
    )  # fmt: skip
    assert [lamp.text[start:end] for start, end in lamp.sentences] == ["The lamp was lit in 1862."]


def test_article_values_stay_when_paths_are_read_again(rebuild, first, held, own_coast):
    rebuild([str(own_coast / "ferry.txt"), PIER])
    (own_coast / "ferry.txt").write_text("No ferry sails.", encoding="utf-8")
    report = first()
    assert (report.changed, report.unchanged, held()) == (("ferry.txt",), 1, {"ferry.txt", "pier"})


def test_paths_are_remembered_from_any_folder_and_may_name_the_home(rebuild, first, own_coast, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(own_coast.parent))
    rebuild(["~/articles/ferry.txt"])
    monkeypatch.chdir("/")
    assert read_manifest(tmp_path / "index").sources == (str(own_coast / "ferry.txt"),)
    assert first().unchanged == 1


def test_a_large_drop_needs_leave(rebuild, held):
    rebuild([PIER, LAMP])
    with pytest.raises(DropRefused, match="this would drop 1 of 2 articles: add --yes if that is meant"):
        rebuild([PIER])
    assert held() == {"pier", "lamp"}
    rebuild([PIER], allow_drop=True)
    assert held() == {"pier"}


def test_a_dry_run_makes_nothing(rebuild, tmp_path):
    report = rebuild([PIER], dry_run=True)
    assert (report.added, report.embedded, report.chunks, report.build_id) == (("pier",), 1, None, None)
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_is_named(rebuild, tmp_path):
    with pytest.raises(FileNotFoundError, match="no such file or folder: /no/such"):
        rebuild(["/no/such"])
    with pytest.raises(NothingReadable, match="nothing to read"):
        rebuild([])
    rebuild([PIER])
    with pytest.raises(NoSuchArticle, match="no article 'lamp' to remove"):
        rebuild(None, remove=["lamp"])


@pytest.fixture
def loaders(monkeypatch):
    """Whether the main thread asked for the model, each time that one was asked for."""
    asked, read = [], SentenceTransformerEmbedder.model

    def model(self):
        asked.append(threading.current_thread() is threading.main_thread())
        return read.fget(self)

    monkeypatch.setattr(SentenceTransformerEmbedder, "model", property(model))
    return asked


def articles(count, more=""):
    return [Article(str(number), text := f"Ship {number} lay in Riga.{more}", text) for number in range(count)]


def test_the_model_of_a_first_build_is_read_while_articles_are_made(tmp_path, tiny_model, loaders):
    rebuild_index(articles(3), tmp_path / "index", embedder=str(tiny_model), dry_run=True)
    assert loaders == []
    rebuild_index(articles(3), tmp_path / "index", embedder=str(tiny_model))
    assert loaders[0] is False
    loaders.clear()
    rebuild_index(articles(3, " It left."), tmp_path / "index")
    assert loaders == []  # the query encoder embeds what comes later


def test_a_model_that_cannot_be_read_is_told_once_its_turn_comes(tmp_path, tiny_model, loaders):
    shutil.copytree(tiny_model, tmp_path / "model")
    (tmp_path / "model" / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(EmbedderUnavailable, match="holds no usable model"):
        rebuild_index(articles(40), tmp_path / "index", embedder=str(tmp_path / "model"))
    assert loaders[0] is False
