"""Questions that bring their own text: each is asked of that text alone, an article of a temporary index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import Filter, RawArticle, make_article
from embeddings import open_index
from qa.evaluation.questions import LabelledQuestion
from qa.rebuild import rebuild_index
from qa.view import View


@dataclass(frozen=True, slots=True)
class Passages:
    """A view of an index of texts, and the filter that leaves each text alone."""

    view: View
    where: Mapping[str, Filter]


@contextmanager
def passages(questions: Sequence[LabelledQuestion], like: View) -> Iterator[Passages]:
    """Index the questions' texts, each once, until the block ends.

    How rare a word is follows from all the texts; nothing else of the others counts.

    Args:
        questions: Each with a context.
        like: Whose embedder, weights and calibration to use.
    """
    texts = list(dict.fromkeys(question.context or "" for question in questions))
    articles = [make_article(RawArticle(f"text-{at}", text, "context")) for at, text in enumerate(texts)]
    where = {text: Filter(article_ids=(f"text-{at}",)) for at, text in enumerate(texts)}
    with TemporaryDirectory(prefix="article-qa-") as folder:
        rebuild_index(articles, Path(folder) / "index", embedder=like.embedder)
        opened = open_index(Path(folder) / "index", embedder=like.embedder)
        try:
            yield Passages(
                View(
                    opened.index,
                    like.embedder,
                    opened.manifest.build_id,
                    like.weights,
                    like.calibration,
                    like.cross_encoder,
                ),
                where,
            )
        finally:
            opened.index.close()
