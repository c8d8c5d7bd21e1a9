"""The vector cache: sound after any kill, never wrong."""

import numpy as np
import pytest

from embeddings.cache import VectorCache, text_key

KEYS = [text_key(text) for text in ("one", "two", "three")]
VECTORS = np.arange(12, dtype=np.float32).reshape(3, 4)


@pytest.fixture
def folder(tmp_path):
    VectorCache(tmp_path, "f" * 64, 4).append(KEYS, VECTORS)
    return tmp_path


def paths(folder):
    return sorted(folder.iterdir())  # keys, vectors


def test_vectors_are_found_again_in_any_order(folder):
    cache = VectorCache(folder, "f" * 64, 4)
    assert cache.missing([*KEYS, text_key("four"), text_key("four")]) == [text_key("four")]
    np.testing.assert_array_equal(cache.read([KEYS[2], KEYS[0], KEYS[2]]), VECTORS[[2, 0, 2]])
    with pytest.raises(KeyError):
        cache.read([text_key("four")])


def test_another_embedder_finds_nothing(folder):
    assert VectorCache(folder, "e" * 64, 4).missing(KEYS) == KEYS
    assert VectorCache(folder, "f" * 64, 8).missing(KEYS) == KEYS


@pytest.mark.parametrize("which", [0, 1], ids=["keys", "vectors"])
@pytest.mark.parametrize("cut", [1, 15])
def test_a_torn_tail_loses_only_the_last_record(folder, which, cut):
    path = paths(folder)[which]
    path.write_bytes(path.read_bytes()[:-cut])
    cache = VectorCache(folder, "f" * 64, 4)
    assert cache.missing(KEYS) == KEYS[2:]
    cache.append(KEYS[2:], VECTORS[2:])
    np.testing.assert_array_equal(VectorCache(folder, "f" * 64, 4).read(KEYS), VECTORS)


def test_a_flipped_bit_makes_a_vector_missing(folder):
    path = paths(folder)[1]
    data = bytearray(path.read_bytes())
    data[20] ^= 1
    path.write_bytes(data)
    cache = VectorCache(folder, "f" * 64, 4)
    assert cache.missing(KEYS) == KEYS[1:2]
    cache.append(KEYS[1:2], VECTORS[1:2])
    np.testing.assert_array_equal(cache.read(KEYS), VECTORS)


def test_reading_only_changes_nothing(folder, tmp_path):
    paths(folder)[0].write_bytes(paths(folder)[0].read_bytes() + b"torn")
    before = [path.read_bytes() for path in paths(folder)]
    assert VectorCache(folder, "f" * 64, 4, read_only=True).missing(KEYS) == []
    assert VectorCache(folder / "none", "f" * 64, 4, read_only=True).missing(KEYS) == KEYS
    assert [path.read_bytes() for path in paths(folder)] == before


def test_it_is_emptied_when_most_of_it_is_of_no_use(tmp_path):
    cache = VectorCache(tmp_path, "f" * 64, 1)
    keys = [text_key(str(at)) for at in range(1203)]
    cache.append(keys, np.ones((1203, 1), np.float32))
    cache.prune(102)
    assert len(cache) == 1203
    cache.prune(101)
    assert (len(cache), len(VectorCache(tmp_path, "f" * 64, 1))) == (0, 0)
