"""The same with BM25 by bm25s beside it, fused by reciprocal ranks; bm25s cannot append, so it is made anew."""

from __future__ import annotations

from tests.benchmarks.speed.contestants import plain
from tests.benchmarks.speed.material import Material

_DEEP = 4  # times as many from each as are returned
_RANKS = 60  # the usual constant of reciprocal-rank fusion


class Contestant(plain.Contestant):
    def load(self, model):
        import bm25s

        self._bm25s = bm25s
        super().load(model)

    def fill(self, material: Material):
        super().fill(material)
        self._index_words()

    def retrieve(self, question, k):
        words = self._bm25s.tokenize([question], stopwords="en", show_progress=False)
        found = self._words.retrieve(words, k=_DEEP * k, show_progress=False)[0][0]
        scores = {}
        for ranking in (self.nearest(question, _DEEP * k), found):
            for rank, at in enumerate(ranking, start=1):
                scores[int(at)] = scores.get(int(at), 0.0) + 1 / (_RANKS + rank)
        return [self.texts[at] for at in sorted(scores, key=lambda at: -scores[at])[:k]]

    def add(self, number, text):
        super().add(number, text)
        self._index_words()

    def _index_words(self):
        self._words = self._bm25s.BM25()
        self._words.index(self._bm25s.tokenize(self.texts, stopwords="en", show_progress=False), show_progress=False)
