"""What codes find: nearly all that an exact search finds, with its scores, under any filter and in any process."""

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import faiss
import numpy as np
import pytest

from embeddings.allowed import AllowedRows
from embeddings.codes import Codes, has_codes
from embeddings.errors import IndexDamaged
from embeddings.flat import FlatVectors

ROWS, DIM, K = 3000, 32, 10


def made_up(rows, dim, seed=1):
    """Unit vectors around a few dozen topics, as news is."""
    random = np.random.default_rng(seed)
    topics = random.standard_normal((40, dim))
    vectors = topics[random.integers(0, 40, rows)] + 0.8 * random.standard_normal((rows, dim))
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def vectors():
    return FlatVectors.from_rows(made_up(ROWS, DIM))


@pytest.fixture(scope="module", params=[ROWS, 0], ids=["one dimension", "two dimensions"])
def fine_rows(request):
    return request.param


@pytest.fixture(scope="module")
def codes(vectors, fine_rows):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("embeddings.codes.FINE_ROWS", fine_rows)
        return Codes.of(vectors.rows)


@pytest.fixture(scope="module")
def queries(vectors):
    noise = np.random.default_rng(2).standard_normal((50, DIM)) / 12
    near = vectors.rows[::60] + noise
    return (near / np.linalg.norm(near, axis=1, keepdims=True)).astype(np.float32)[:, None]  # (50, 1, dim)


class Counted(FlatVectors):
    """Vectors that count how often all that is allowed is searched, and how many rows are scored besides."""

    def __init__(self, vectors):
        super().__init__(vectors._index, vectors._rows)
        self.exact = self.scored = 0

    def search(self, query, k, allowed):
        self.exact += 1
        return super().search(query, k, allowed)

    def products(self, query, rows):
        self.scored += len(rows)
        return super().products(query, rows)


def best(found, k=K):
    rows, scores = found
    return sorted(zip((-scores).tolist(), rows.tolist(), strict=True))[:k]


def recall(found, expected):
    return len(set(found) & set(expected)) / max(1, len(expected))


@pytest.fixture
def few(monkeypatch):
    """Let filters of a few hundred rows be searched by codes."""
    monkeypatch.setattr("embeddings.allowed.FEW_ROWS", 50)


def rows_where(mask):
    return AllowedRows.of_articles(mask, np.arange(ROWS), np.ones(ROWS, dtype=np.int64))


def test_codes_find_nearly_all_and_score_it_exactly(codes, vectors, queries):
    counted = Counted(vectors)
    found = [best(codes.search(counted, query, K, None)) for query in queries]
    expected = [best(vectors.search(query, K, None)) for query in queries]
    assert np.mean([recall(*pair) for pair in zip(found, expected, strict=True)]) >= 0.99
    assert counted.exact < len(queries) / 2
    for query, pairs in zip(queries, found, strict=True):
        rows = np.array([row for _, row in pairs])
        np.testing.assert_array_equal(vectors.scores(query, rows), [-score for score, _ in pairs])


@pytest.mark.parametrize("share", [0.02, 0.2, 0.5, 0.9])
@pytest.mark.parametrize("kind", ["any", "near", "far"])
def test_filters_lose_nothing_however_they_go_with_the_question(codes, vectors, queries, few, share, kind):
    least = []
    for seed, query in enumerate(queries):
        order = {
            "any": np.random.default_rng(seed).random(ROWS),
            "near": -(vectors.rows @ query[0]),
            "far": vectors.rows @ query[0],
        }[kind]
        mask = order < np.quantile(order, share)
        found = codes.search(vectors, query, K, rows_where(mask))
        assert mask[found[0]].all()
        exact = vectors.search(query, K, rows_where(mask))
        least.append(recall(best(found), best(exact)))
    assert np.mean(least) >= 0.98


def test_filters_against_the_question_are_settled_without_scoring_all(codes, vectors, queries, few):
    counted = Counted(vectors)
    for query in queries:
        order = vectors.rows @ query[0]
        codes.search(counted, query, K, rows_where(order < np.quantile(order, 0.97)))
    assert counted.exact < len(queries) / 4
    assert counted.scored < ROWS * len(queries) / 4


@pytest.mark.parametrize("k", [1, 100, ROWS, 10 * ROWS])
def test_any_number_may_be_asked_for(codes, vectors, queries, k):
    for query in queries[:5]:
        found, expected = best(codes.search(vectors, query, k, None), k), best(vectors.search(query, k, None), k)
        assert len(found) == min(k, ROWS)
        assert recall(found, expected) >= 0.98


def test_equal_vectors_at_the_cut_are_all_found():
    rows = made_up(ROWS, DIM)
    rows[::3] = rows[0]
    vectors = FlatVectors.from_rows(rows)
    found, scores = Codes.of(rows).search(vectors, rows[:1], K, None)
    assert set(range(0, ROWS, 3)) <= set(found[scores == scores.max()].tolist())


def test_threads_find_the_same(codes, vectors, queries):
    alone = [best(codes.search(vectors, query, K, None)) for query in queries]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda query: best(codes.search(vectors, query, K, None)), queries)) == alone


def test_a_search_uses_one_thread_and_leaves_the_number_of_others_as_it_was(codes, vectors, queries, monkeypatch):
    before, set_to = faiss.omp_get_max_threads(), []
    change = faiss.omp_set_num_threads
    monkeypatch.setattr(faiss, "omp_set_num_threads", lambda number: (set_to.append(number), change(number)))
    codes.search(vectors, queries[0], K, None)
    assert set_to[0] == 1
    assert faiss.omp_get_max_threads() == before


def test_codes_are_the_same_in_any_process(codes, fine_rows, tmp_path):
    np.save(tmp_path / "rows.npy", made_up(ROWS, DIM))
    program = (
        "import sys, numpy; from pathlib import Path; from embeddings import codes\n"
        f"codes.FINE_ROWS = {fine_rows}\n"
        "codes.Codes.of(numpy.load(sys.argv[1])).write(Path(sys.argv[2]))"
    )
    expected = codes.write(tmp_path / "here.codes")
    for threads in "12":
        command = [sys.executable, "-c", program, str(tmp_path / "rows.npy"), str(tmp_path / "there.codes")]
        subprocess.run(
            command, check=True, env={"OMP_NUM_THREADS": threads, "PATH": "", "PYTHONPATH": ":".join(sys.path)}
        )
        assert hashlib.sha256((tmp_path / "there.codes").read_bytes()).hexdigest() == expected


def test_codes_are_read_as_they_were_written(codes, vectors, queries, tmp_path):
    codes.write(tmp_path / "some.codes")
    read = Codes.read(tmp_path / "some.codes", ROWS, DIM)
    for query in queries[:5]:
        assert best(read.search(vectors, query, K, None)) == best(codes.search(vectors, query, K, None))


def test_what_is_no_file_of_these_codes_is_refused(codes, vectors, tmp_path):
    path = tmp_path / "some.codes"
    codes.write(path)
    for rows, dim in ((ROWS - 1, DIM), (ROWS, DIM + 2)):
        with pytest.raises(IndexDamaged, match="holds no codes of"):
            Codes.read(path, rows, dim)
    vectors.write(path)
    with pytest.raises(IndexDamaged, match="holds no codes of"):
        Codes.read(path, ROWS, DIM)
    for data in (b"", b"nonsense", b"IwPf" + bytes(200)):
        path.write_bytes(data)
        with pytest.raises(IndexDamaged, match="is damaged"):
            Codes.read(path, ROWS, DIM)
    path.unlink()
    with pytest.raises(IndexDamaged, match="is missing"):
        Codes.read(path, ROWS, DIM)


def test_large_segments_of_even_width_have_codes():
    assert [has_codes(4096, 384), has_codes(4097, 384), has_codes(10**6, 383)] == [False, True, False]
