"""The cache of vectors and tokens: sound after any kill, never wrong."""

import numpy as np
import pytest

from embeddings import TokenSigns
from embeddings.cache import VectorCache, text_key

KEYS = [text_key(text) for text in ("one", "two", "three")]
VECTORS = np.arange(12, dtype=np.float32).reshape(3, 4)
SIGNS = [
    TokenSigns(np.arange(at, at + 2 * count, dtype=np.uint8).reshape(count, 2), np.arange(count, dtype=np.int32) * 9)
    for at, count in ((0, 3), (50, 0), (90, 40))
]


@pytest.fixture
def folder(tmp_path):
    VectorCache(tmp_path, "f" * 64, 4).append(KEYS, VECTORS, SIGNS)
    return tmp_path


def paths(folder):
    return sorted(folder.iterdir())  # keys, tokens, vectors


def check(cache, rows):
    """Compare what is kept under some of the keys with what was put there."""
    keys = [KEYS[row] for row in rows]
    np.testing.assert_array_equal(cache.vectors(keys), VECTORS[rows])
    for found, row in zip(cache.signs(keys), rows, strict=True):
        np.testing.assert_array_equal(found.bits, SIGNS[row].bits)
        np.testing.assert_array_equal(found.starts, SIGNS[row].starts)


def test_vectors_and_tokens_are_found_again_in_any_order(folder):
    cache = VectorCache(folder, "f" * 64, 4)
    assert cache.missing([*KEYS, text_key("four"), text_key("four")]) == [text_key("four")]
    check(cache, [2, 0, 1, 2])
    for read in (cache.vectors, lambda keys: list(cache.signs(keys))):
        with pytest.raises(KeyError):
            read([text_key("four")])


def test_another_embedder_finds_nothing(folder):
    assert VectorCache(folder, "e" * 64, 4).missing(KEYS) == KEYS
    assert VectorCache(folder, "f" * 64, 8).missing(KEYS) == KEYS


@pytest.mark.parametrize("which", [0, 1, 2], ids=["keys", "tokens", "vectors"])
@pytest.mark.parametrize("cut", [1, 15])
def test_a_torn_tail_loses_only_the_last_record(folder, which, cut):
    path = paths(folder)[which]
    path.write_bytes(path.read_bytes()[:-cut])
    cache = VectorCache(folder, "f" * 64, 4)
    assert cache.missing(KEYS) == KEYS[2:]
    cache.append(KEYS[2:], VECTORS[2:], SIGNS[2:])
    check(VectorCache(folder, "f" * 64, 4), [0, 1, 2])


@pytest.mark.parametrize(("which", "place", "row"), [(1, 5, 0), (1, 100, 2), (2, 20, 1)])
def test_a_flipped_bit_makes_a_text_missing(folder, which, place, row):
    path = paths(folder)[which]
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    cache = VectorCache(folder, "f" * 64, 4)
    assert cache.missing(KEYS) == [KEYS[row]]
    cache.append([KEYS[row]], VECTORS[[row]], [SIGNS[row]])
    check(cache, [0, 1, 2])


@pytest.mark.parametrize("place", range(0, 3 * 42, 5))
def test_a_flipped_bit_among_the_keys_never_gives_what_is_wrong(folder, place):
    path = paths(folder)[0]
    data = bytearray(path.read_bytes())
    data[place] ^= 4
    path.write_bytes(data)
    cache = VectorCache(folder, "f" * 64, 4)
    missing = [KEYS.index(key) for key in cache.missing(KEYS)]
    assert missing
    cache.append([KEYS[row] for row in missing], VECTORS[missing], [SIGNS[row] for row in missing])
    check(cache, [0, 1, 2])
    check(VectorCache(folder, "f" * 64, 4), [0, 1, 2])


def test_a_cache_of_an_older_form_is_not_read_and_goes(folder):
    old = [path.rename(path.with_name(path.name.replace("-v2", ""))) for path in paths(folder)]
    assert VectorCache(folder, "f" * 64, 4, read_only=True).missing(KEYS) == KEYS
    assert paths(folder) == old
    assert VectorCache(folder, "f" * 64, 4).missing(KEYS) == KEYS
    assert not set(paths(folder)) & set(old)


def test_reading_only_changes_nothing(folder, tmp_path):
    paths(folder)[0].write_bytes(paths(folder)[0].read_bytes() + b"torn")
    before = [path.read_bytes() for path in paths(folder)]
    assert VectorCache(folder, "f" * 64, 4, read_only=True).missing(KEYS) == []
    assert VectorCache(folder / "none", "f" * 64, 4, read_only=True).missing(KEYS) == KEYS
    assert [path.read_bytes() for path in paths(folder)] == before


def test_it_is_emptied_when_most_of_it_is_of_no_use(tmp_path):
    cache = VectorCache(tmp_path, "f" * 64, 1)
    keys = [text_key(str(at)) for at in range(1203)]
    cache.append(keys, np.ones((1203, 1), np.float32), [SIGNS[0]] * 1203)
    cache.prune(102)
    assert len(cache) == 1203
    cache.prune(101)
    assert (len(cache), len(VectorCache(tmp_path, "f" * 64, 1))) == (0, 0)
