from zlib import crc32

import pytest

from corpus.marking.line_traits import _SIGNS, WEIGHTED, traits


def _numbers(*named):
    return [crc32(trait.encode()) % WEIGHTED for trait in named]


def test_traits_are_numbered_by_their_checksums():
    words = _numbers("wsign\t", "wup\t", "w!\t")
    pairs = _numbers("b^\tsign", "bsign\tup", "bup\t!", "b!\t$")
    shapes = _numbers("s^\tAa", "sAa\tup", "sup\t!", "s!\t$", "t^ Aa\tup", "tAa up\t!", "tup !\t$")
    whole = _numbers(
        "e^ sign up ! $\t", "lany\t", "lsize 0\t", "lwords 1\t", "lend !\t", "lstart large\t", "lend ! size 0\t",
        "llarge 2 words 1\t", "lsmall 2 words 1\t", "ldigits 0\t", "lcapitals False\t",
    )  # fmt: skip
    assert traits("Sign up!") == words + pairs + shapes + whole


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("", []),
        ("see https://x", ["address"]),
        ("at port.example today", ["address"]),
        ("at 12-port-3.com", ["address", "code"]),
        ("at Port.com", []),  # the domain starts inside a word
        ("at a.com", []),
        ("desk@port", ["mail"]),
        ("@desk", ["handle"]),
        ("a #ferry", ["hashtag"]),
        ("quay.JPG", ["file"]),
        ("+372 555 01-99", ["phone"]),
        ("until 9:45", ["clock"]),
        ("ratio 123:45", []),
        ("in 1963", ["year"]),
        ("no. 21963", []),
        ("for € 5", ["price"]),
        ("snake_case", ["code"]),
        ("iPhone", ["code"]),
        ("ship-to-shore", ["code"]),
        ("ferry-boat", []),
        ("He said it. We", ["we", "told", "third", "two sentences"]),
    ],
)
def test_signs_are_told(line, signs):
    assert [name for name, pattern in _SIGNS.items() if pattern.search(line)] == signs
