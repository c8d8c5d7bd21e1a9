"""From hits to sentences: every sentence of the hits scored against the question."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus import Article
from embeddings import Vectors
from qa.answer import Hit
from qa.question import Question, stems
from qa.scores import standardised
from qa.weights import SentenceWeights

#: So many new words are enough.
ENOUGH_NEWS = 8
#: How many words after the figure.
COUNTED_WITHIN = 4
#: Sentences that the model is asked about; 8 to 60 measured alike, and each costs a millisecond or three.
SHORTLIST = 16
#: A word that only the title, outlet or date of the article has counts this much of one in the sentence.
CONTEXT_SHARE = 0.5
#: BM25's usual constants.
#: The length correction is lower than for chunks: long sentences answer more.
K1, B = 1.2, 0.4

#: A figure, not a year.
_FIGURE = re.compile(
    r"(?<![\d.,])(?!(?:1[5-9]|20)\d\d(?![\d,.]*\d))\d[\d.,]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|dozens?|hundreds?|thousands?|millions?|billions?|twice|half|third|quarter|percent|none|several)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:1[0-9]{3}|20[0-9]{2})\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|\b(?:yesterday|today|tonight|century|decade|years?|months?|weeks?|days?|ago)\b",
)
_REASON = re.compile(
    r"\b(?:because|since|due to|owing to|so that|in order to|as a result|therefore|reason|caused?|led to|thanks to"
    r"|amid|after|over)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+")


_Place = tuple[Hit, Article, int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence that may answer a question.

    Attributes:
        hit: The hit whose chunk it stands in.
        score: Higher is better; comparable within one question only.
        similarity: Cosine with the question, -1 to 1.
    """

    hit: Hit
    article: Article
    start: int
    end: int
    score: float
    similarity: float

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.article.text[self.start : self.end]


def rank_sentences(
    question: Question,
    vector: Vectors,
    hits: Sequence[Hit],
    *,
    articles: Mapping[str, Article],
    weights: Mapping[str, float],
    part_weights: SentenceWeights = SentenceWeights(),
    embed: Callable[[Sequence[str]], Vectors],
) -> list[Evidence]:
    """Rank the sentences of the hits by how well they answer.

    Args:
        question: What is asked.
        vector: Its (1, dim) vector.
        hits: Where to look.
        articles: The hits' articles by id.
        weights: Weight of each of the question's stems, 0 for function words.
        part_weights: What each part of a sentence's score counts.
        embed: Texts to (n, dim) float32 rows of unit length.

    Returns:
        The best sentences by words, at most `SHORTLIST`, ranked with their meaning too; best first.
    """
    found = [
        (hit, article, start, end)
        for hit in hits
        for article in (articles[hit.chunk.article_id],)
        for start, end in article.sentences
        if hit.chunk.start <= start and end <= hit.chunk.end
    ]
    if not found:
        return []
    sentences = _shortlist(question, found, weights, part_weights)
    similarities = [round(float(value), 6) for value in (embed([text for *_, text in sentences]) @ vector[0])]
    dense = [part_weights.dense * value for value in standardised(similarities)]
    ranked = [
        Evidence(hit, article, start, end, round(score + part, 6), similarity)
        for (score, (hit, article, start, end), _), part, similarity in zip(sentences, dense, similarities, strict=True)
    ]
    return sorted(ranked, key=lambda item: (-item.score, item.article.article_id, item.start))


def _shortlist(
    question: Question, found: Sequence[_Place], weights: Mapping[str, float], part_weights: SentenceWeights
) -> list[tuple[float, _Place, str]]:
    """The best sentences by all that needs no model: score, place, text; best first."""
    texts = [article.text[start:end] for _, article, start, end in found]
    bags = [stems(text) for text in texts]
    contexts = [context_stems(hit) for hit, *_ in found]
    words = _bm25(question.content, bags, contexts, weights)
    follows = [bool(at) and found[at - 1][0] is found[at][0] for at in range(len(found))]
    legs = (
        (part_weights.words, words),
        (part_weights.pairs, [_pairs(question.stems, bag, weights) for bag in bags]),
        (part_weights.before, [words[at - 1] if follow else 0.0 for at, follow in enumerate(follows)]),
        (part_weights.chunk, [hit.score for hit, *_ in found]),
    )
    weighted = ([weight * value for value in standardised(leg)] for weight, leg in legs)
    scores = [math.fsum(parts) for parts in zip(*weighted, strict=True)]
    asked = set(question.stems)
    scored = []
    for place, text, bag, score in zip(found, texts, bags, scores, strict=True):
        news = len({stem for stem in bag if len(stem) > 2} - asked)
        extra = part_weights.news * min(news, ENOUGH_NEWS) / ENOUGH_NEWS + part_weights.wanted * holds_wanted(
            question, text
        )
        extra += part_weights.counted * holds_counted(question, text)
        extra += part_weights.caption * place[1].is_caption(place[2], place[3])
        scored.append((round(score + extra, 6), place, text))
    return sorted(scored, key=lambda item: (-item[0], item[1][1].article_id, item[1][2]))[:SHORTLIST]


def holds_wanted(question: Question, text: str) -> bool:
    """Tell whether a sentence holds the kind of thing the question asks for; False if the question names none."""
    asked = question.text.lower()
    return (
        ("number" in question.wants and bool(_FIGURE.search(text)))
        or ("time" in question.wants and bool(_TIME.search(text)))
        or ("reason" in question.wants and bool(_REASON.search(text)))
        or (
            bool(question.wants & {"person", "place"})
            and any(name.lower() not in asked for name in _NAME.findall(text))
        )
    )


def holds_counted(question: Question, text: str) -> bool:
    """Tell whether a figure stands just before what the question counts."""
    return bool(question.counted) and any(
        question.counted & set(stems(" ".join(text[figure.end() :].split(maxsplit=COUNTED_WITHIN)[:COUNTED_WITHIN])))
        for figure in _FIGURE.finditer(text)
    )


def context_stems(hit: Hit) -> frozenset[str]:
    """Stems of what a passage's article says of itself: title, outlet and date, spelt as a question would."""
    day = f"{hit.published:%d %B %Y}".lstrip("0") if hit.published else ""
    return frozenset(stems(" ".join(part for part in (hit.title, hit.outlet, day) if part)))


def _bm25(
    terms: Sequence[str],
    bags: Sequence[Sequence[str]],
    contexts: Sequence[frozenset[str]],
    weights: Mapping[str, float],
) -> list[float]:
    """BM25 of each sentence, its statistics being the index's word weights and these sentences' mean length."""
    mean_length = sum(map(len, bags)) / len(bags) or 1.0
    scores = []
    for bag, context in zip(bags, contexts, strict=True):
        norm = K1 * (1 - B + B * len(bag) / mean_length)
        parts = []
        for term in terms:
            count = bag.count(term)
            share = count * (K1 + 1) / (count + norm) if count else CONTEXT_SHARE * (term in context)
            parts.append(weights[term] * share)
        scores.append(math.fsum(parts))
    return scores


def _pairs(terms: Sequence[str], bag: Sequence[str], weights: Mapping[str, float]) -> float:
    """Weight of the question's neighbouring words that are neighbours in the sentence too."""
    neighbours = set(pairwise(bag))
    return math.fsum(weights[a] + weights[b] for a, b in pairwise(terms) if (a, b) in neighbours)
