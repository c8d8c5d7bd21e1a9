"""Embedding the texts of a build: each once, alike lengths together, every batch kept before the next."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from embeddings.cache import VectorCache, text_key
from embeddings.vectors import Embedder, TokenSigns, Vectors

#: Texts embedded between two writes to the cache: a few seconds' work on two cores.
_BATCH_TEXTS = 128


class TextEmbedder:
    """Embeds texts through a cache, and counts what it embedded and how long that took.

    Args:
        choose: Gives what embeds them, once there is anything to embed.
        cache: Of the embedder.
    """

    def __init__(self, choose: Callable[[], Embedder], cache: VectorCache) -> None:
        self._choose = choose
        self._cache = cache
        self.embedded = 0
        self.seconds = 0.0

    def missing(self, texts: Sequence[str]) -> int:
        """Return how many texts would have to be embedded."""
        return len(self._cache.missing([text_key(text) for text in texts]))

    def embed(self, texts: Sequence[str], on_done: Callable[[int], None]) -> tuple[Vectors, Iterator[TokenSigns]]:
        """Return a vector for each text, (n, dim), and the tokens of each, read one text's at a time.

        Args:
            texts: Any number of texts.
            on_done: Called with how many more of them have their vectors.
        """
        keys = [text_key(text) for text in texts]
        by_key = dict(zip(keys, texts, strict=True))
        missing = sorted(self._cache.missing(keys), key=lambda key: (-len(by_key[key]), key))
        on_done(len(texts) - len(missing))
        if missing:
            self._embed([(key, by_key[key]) for key in missing], on_done)
        return self._cache.vectors(keys), self._cache.signs(keys)

    def _embed(self, missing: Sequence[tuple[bytes, str]], on_done: Callable[[int], None]) -> None:
        """Embed texts that are not in the cache, by their keys."""
        embedder = self._choose()
        for at in range(0, len(missing), _BATCH_TEXTS):
            keys, texts = zip(*missing[at : at + _BATCH_TEXTS], strict=True)
            began = time.monotonic()
            found = embedder.embed_passages(texts, on_done)
            self.seconds += time.monotonic() - began
            self.embedded += len(keys)
            self._cache.append(keys, found.vectors, [TokenSigns.of(tokens) for tokens in found.tokens])

    @property
    def rate(self) -> float | None:
        """Texts a second, None if too few were embedded to tell."""
        return self.embedded / self.seconds if self.embedded >= _BATCH_TEXTS and self.seconds else None
