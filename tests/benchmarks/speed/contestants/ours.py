"""article-qa through its public functions: `rebuild_index`, and `ArticleQA.retrieve` with all that it does."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from embeddings import load_embedder
from qa import ArticleQA, rebuild_index
from tests.benchmarks.speed.material import Material


class Contestant:
    """Questions are embedded by the index's own encoder; the model is read for `fill` alone, and then once."""

    def load(self, model):
        self._embedder = load_embedder(model)
        self._added = []
        self._engine = None
        self._folder = tempfile.TemporaryDirectory()

    def fill(self, material: Material):
        """Open the index with made-up vectors that is there, or build one for real: reading, cleaning, all of it."""
        if self._engine is not None:
            self._engine.close()
        self._index = material.index
        if not material.made_up:
            self._index = Path(tempfile.mkdtemp(dir=self._folder.name)) / "index"
            shutil.copytree(material.index, self._index)
            rebuild_index([material.articles_file], self._index, embedder=self._embedder, allow_drop=True)
        self._engine = ArticleQA.open(self._index)

    def warm_up(self):
        """Read the model, as the others do when they are loaded; only a build needs it."""
        self._embedder.embed_documents(["Ships sail to Riga."])

    def retrieve(self, question, k):
        return [hit.chunk.text for hit in self._engine.retrieve(question, k)]

    def ask(self, question):
        self._engine.ask(question)

    def add(self, number, text):
        path = Path(self._folder.name) / f"added-{number}.json"
        path.write_text(json.dumps({"id": path.stem, "text": text}), encoding="utf-8")
        rebuild_index(None, self._index, add=[path])
        self._added.append(path.stem)

    def close(self):
        """Leave the index as it was found."""
        if self._engine is not None:
            self._engine.close()
        if self._added:
            rebuild_index(None, self._index, remove=self._added)
        self._folder.cleanup()
