"""What `status` says of how search runs."""

from types import SimpleNamespace

import pytest

from qa.status import how_search_runs


@pytest.mark.parametrize(
    ("coded", "vectors"),
    [
        (0, "exact inner product (FAISS)"),
        (1, "inner product (FAISS; found by 4-bit codes in 1 of 3 segments, scored exactly)"),
        (3, "inner product (FAISS; found by 4-bit codes, scored exactly)"),
    ],
)
def test_status_tells_where_codes_find_what_is_scored(coded, vectors):
    lease = SimpleNamespace(coded=coded, manifest=SimpleNamespace(segments=[None] * 3))
    words = "BM25 with English stems (tantivy)"
    assert how_search_runs(lease, None) == f"{vectors} and {words}"
    reader = SimpleNamespace(name="some-reader")
    assert how_search_runs(lease, reader) == f"{vectors} and {words}, the best ordered anew by some-reader"
