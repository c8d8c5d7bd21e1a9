"""Hits spread over articles."""

import numpy as np

from qa.retrieval.spreading import spread


def lowered(articles, scores):
    return spread(np.array(articles, dtype=np.int64), np.array(scores, dtype=np.float64)).tolist()


def test_a_further_chunk_of_an_article_counts_less_the_more_there_are():
    assert lowered([4, 4, 4, 7, 2], [9.0, 8.9, 8.8, 8.5, 2.0]) == [9.0, 7.9, 6.8, 8.5, 2.0]
    assert lowered([4, 7, 4, 2, 4], [8.8, 8.5, 9.0, 2.0, 8.9]) == [6.8, 8.5, 9.0, 2.0, 7.9]


def test_of_equal_scores_the_first_comes_first():
    assert lowered([1, 1, 1], [1.0, 1.0, 0.5]) == [1.0, 0.0, -1.5]
    assert lowered([], []) == []
