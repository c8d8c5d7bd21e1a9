"""What a build is searched for: the question as the build spells it, embedded once where nothing is spelt otherwise."""

import pytest

from qa import ArticleQA, rebuild_index
from qa.search import Search

TEXTS = ("Zelensky spoke in Kyiv on Monday.", "The ferry left the harbour of Riga.")


@pytest.fixture(scope="module")
def index(tmp_path_factory, make_embedder):
    folder = tmp_path_factory.mktemp("search")
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    rebuild_index([folder], folder / "index", embedder=make_embedder())
    with ArticleQA.open(folder / "index", embedder=make_embedder()) as engine, engine.pinned() as view:
        yield view.index


@pytest.fixture
def embedder(make_embedder):
    """Keeps what it embeds, in `asked`."""

    class Keeping(type(make_embedder())):
        def embed_question(self, text):
            self.asked.append(text)
            return super().embed_question(text)

    keeping = Keeping()
    keeping.asked = []
    return keeping


@pytest.mark.parametrize(
    ("typed", "embedded"),
    [
        pytest.param("What did Zelensky say?", ["What did Zelensky say?"], id="known"),
        pytest.param("What did Zelnsky say?", ["What did Zelnsky say?", "What did Zelensky say?"], id="misspelt"),
    ],
)
def test_a_question_alone_is_embedded_as_typed_meanwhile_and_again_if_it_is_spelt_otherwise(
    index, embedder, typed, embedded
):
    search = Search(index, embedder)
    with search.beside.question():
        meaning = search.as_spelt(typed).meaning()
    assert embedder.asked == embedded
    assert meaning.vectors.tobytes() == embedder.embed_question(embedded[-1]).vectors.tobytes()


def test_of_several_questions_each_is_embedded_once_as_the_build_spells_it(index, embedder):
    search = Search(index, embedder)
    with search.beside.question(), search.beside.question():
        search.as_spelt("What did Zelnsky say?").meaning()
    assert embedder.asked == ["What did Zelensky say?"]
