"""How much each part of a score counts: plain numbers, fitted or chosen, in one place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class RetrievalWeights:
    """Weights of the legs of retrieval; all but the last four are standardised over the candidates of a question.

    Attributes:
        dense: Cosine of the chunk with the question.
        bm25: Words of the chunk.
        article: Words of the whole article.
        tokens: How well the tokens of the chunk cover those of the question, for the best chunks by the other legs.
        recency: exp(-age / 14 days), counted when a day is given, unless the question names a time before it.
        freshness: exp(-age / 1 year) against the newest candidate, counted when no day is given and no time named.
        window: How near the article's day is to a time that the question names, 0 to 1.
        named: The article is of an outlet or author that the question names.
    """

    dense: float = 1.0
    bm25: float = 0.5
    article: float = 1.0
    tokens: float = 1.0
    recency: float = 6.0
    freshness: float = 1.0
    window: float = 3.0
    named: float = 4.0


@dataclass(frozen=True, slots=True)
class SentenceWeights:
    """Weights of what ranks sentences. The first five are standardised over the sentences of a question.

    Attributes:
        meaning: How well the sentence's tokens cover the question's.
        context: The same of the sentence with the one before it.
        words: BM25 over the sentences.
        pairs: Neighbours in the question that are neighbours in the sentence.
        chunk: Score of the hit.
        person: A name that the question lacks, where it asks for a person.
        full_name: That name has two words at least.
        place: A name that the question lacks, where it asks for a place.
        number: A figure, where it asks for one.
        time: A time, where it asks for one.
        reason: A word of cause, where it asks why.
        term: A word that introduces a name or term, or a quotation mark, where it asks what something is called.
        caption: It is a caption.
        misfit: How much less its article fits a time, outlet or author that the question names than the best does.
        hedged: Share of the question's words that it only fears, plans, says of somebody or imagines.
        settles: How far it settles a question that yes or no would answer.
        holder: It names the holder of the office that is asked for.
        unsaid: It says that what is asked is not said; counts against it where another sentence gives it.
    """

    meaning: float = 1.35
    context: float = 1.35
    words: float = 0.25
    pairs: float = 0.1
    chunk: float = 1.0
    person: float = 1.0
    full_name: float = 0.7
    place: float = 0.3
    number: float = 1.3
    time: float = 0.6
    reason: float = 0.3
    term: float = 1.3
    caption: float = -0.5
    misfit: float = -3.0
    hedged: float = -1.0
    settles: float = 1.0
    unsaid: float = 1.5
    holder: float = 2.0


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights of a question."""

    retrieval: RetrievalWeights = field(default_factory=RetrievalWeights)
    sentences: SentenceWeights = field(default_factory=SentenceWeights)

    def without(self, leg: str) -> Weights:
        """Return these weights with a leg of retrieval switched off.

        Raises:
            TypeError: If there is no such leg.
        """
        return replace(self, retrieval=replace(self.retrieval, **{leg: 0.0}))
