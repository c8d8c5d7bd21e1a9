"""Hits spread over articles."""

from corpus import Chunk
from qa.retrieval.spreading import spread


def chunks(*articles):
    return [Chunk(f"{name}#{at}", name, at, at + 1, "x") for at, name in enumerate(articles)]


def test_a_further_chunk_of_an_article_counts_less_the_more_there_are():
    order = chunks("a", "a", "a", "b", "c")
    scores = dict(zip([chunk.chunk_id for chunk in order], [9.0, 8.9, 8.8, 8.5, 2.0], strict=True))
    spread_out, lowered = spread(order, scores)
    assert [chunk.chunk_id for chunk in spread_out] == ["a#0", "b#3", "a#1", "a#2", "c#4"]
    assert lowered == {"a#0": 9.0, "a#1": 7.9, "a#2": 6.8, "b#3": 8.5, "c#4": 2.0}


def test_an_article_alone_keeps_its_order():
    order = chunks("a", "a", "a")
    assert spread(order, {"a#0": 1.0, "a#1": 1.0, "a#2": 0.5})[0] == order
    assert spread([], {}) == ([], {})
