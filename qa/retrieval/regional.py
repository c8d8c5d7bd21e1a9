"""Other spellings that rules of English make: British and American, words joined and parted, cities renamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

#: British or American: letters that a word must have, a pattern of its end or of a run inside it, and what the other
#: side has there. Most words have no such letters, and looking for them takes a tenth of the time.
_RULES = tuple(
    (letters, re.compile(pattern), other)
    for letters, pattern, other in (
        ("our", r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ers?|able|ably|ful|less|ites?|al|hoods?|ly|y)?$)", "or"),
        ("or", r"(?<=[a-z]{2})or(?=(?:s|ed|ing|ers?|able|ably|ful|less|ites?|al|hoods?|ly|y)?$)", "our"),
        ("is", r"(?<=[a-z]{3})is(?=(?:e[sdr]?|ers|ing|ations?|able)$)", "iz"),
        ("iz", r"(?<=[a-z]{3})iz(?=(?:e[sdr]?|ers|ing|ations?|able)$)", "is"),
        ("lys", r"(?<=[a-z]{2}l)ys(?=(?:e[sdr]?|ing)$)", "yz"),
        ("lyz", r"(?<=[a-z]{2}l)yz(?=(?:e[sdr]?|ing)$)", "ys"),
        ("enc", r"(?<=[a-z]en)c(?=e(?:s|d|less)?$)", "s"),
        ("ens", r"(?<=[a-z]en)s(?=e(?:s|d|less)?$)", "c"),
        ("re", r"(?<=[a-z][bt])re(?=s?$)", "er"),
        ("er", r"(?<=[a-z][bt])er(?=s?$)", "re"),
        ("ll", r"(?<=[aeiouy][^aeiouy][aeiou]l)l(?=(?:ed|ing|ers?)$)", ""),
        ("l", r"(?<=[aeiouy][^aeiouy][aeiou])l(?=(?:ed|ing|ers?)$)", "ll"),
        ("ogue", r"(?<=[a-z]{2}og)ue(?=s?$)", ""),
        ("og", r"(?<=[a-z]{3}og)(?=s?$)", "ue"),
        ("gramme", r"(?<=gram)me(?=s?$)", ""),
        ("gram", r"(?<=[a-z]{3}gram)(?=s?$)", "me"),
        ("dge", r"(?<=dg)e(?=ments?$)", ""),
        ("dg", r"(?<=dg)(?=ments?$)", "e"),
        ("e", r"[ao]e(?=[^aeiou][a-z]{2})", "e"),
        ("mould", r"(?<=m)ou(?=ld)", "o"),
        ("mold", r"(?<=m)o(?=ld)", "ou"),
        ("scept", r"(?<=[a-z]s)c(?=eptic)|(?<=^s)c(?=eptic)", "k"),
        ("skept", r"(?<=^s)k(?=eptic)", "c"),
        ("sulph", r"(?<=sul)ph(?=u)", "f"),
        ("sulf", r"(?<=sul)f(?=u)", "ph"),
    )
)

#: What no rule makes; each names the same place or thing.
_SAME = (
    "grey gray", "tyre tire", "plough plow", "draught draft", "aluminium aluminum", "aeroplane airplane",
    "jewellery jewelry", "manoeuvre maneuver", "moustache mustache", "pyjamas pajamas", "fulfil fulfill",
    "enrol enroll", "instalment installment", "ageing aging", "cosy cozy", "kerb curb", "whisky whiskey",
    "peking beijing", "bombay mumbai", "madras chennai", "calcutta kolkata", "burma myanmar", "burmese myanmar",
    "rangoon yangon", "saigon ho-chi-minh-city", "leningrad saint-petersburg st-petersburg", "ceylon sri-lanka",
    "swaziland eswatini", "czechia czech-republic", "macedonia north-macedonia", "turkey turkiye",
    "danzig gdansk", "astana nur-sultan", "bangalore bengaluru", "mecca makkah", "macao macau",
    "ivory-coast cote-d-ivoire", "cape-verde cabo-verde", "east-timor timor-leste", "gaddafi qaddafi kadhafi",
    "koran quran", "moslem muslim",
    "anemia anaemia", "leukemia leukaemia", "pediatric paediatric", "hemorrhage haemorrhage", "fetus foetus",
    "mohammed muhammad", "osama usama", "hussein husain",
)  # fmt: skip
_OTHERS: dict[str, list[str]] = {}
for _names in _SAME:
    for _name in _names.split():
        _OTHERS.setdefault(_name.replace("-", " "), []).extend(
            other.replace("-", " ") for other in _names.split() if other != _name
        )

#: Shorter words are spelt one way.
_LEAST = 4
#: The least letters of a part of a word that is written as one or as two.
_LEAST_PART = 3


@lru_cache(maxsize=16_384)
def regional(word: str) -> tuple[str, ...]:
    """Return how others would spell a word or name, if anyone does: most of it is no word at all.

    Args:
        word: One word or several, in small letters.
    """
    found = list(_OTHERS.get(word, ()))
    if len(word) >= _LEAST:
        spelt = [pattern.sub(other, word) for letters, pattern, other in _RULES if letters in word]
        found += [other for other in spelt if other != word]
    return tuple(found)


def parted(word: str) -> Iterator[str]:
    """Yield a word as two, at every place where two words may meet."""
    for at in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        yield f"{word[:at]} {word[at:]}"
