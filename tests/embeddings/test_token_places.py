"""Tokens at their places in a text, by a tokenizer made here: words of letters, marks, [A] before and [Z] behind."""

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import ByteLevel, Whitespace
from tokenizers.processors import TemplateProcessing

from embeddings.token_places import find_places

WORDS = ["[A]", "[Z]", "[U]", "query", ":", "ships", "sail", "to", "riga", "café", "."]


@pytest.fixture(scope="module")
def tokenizer():
    tokenizer = Tokenizer(WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[U]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(single="[A] $0 [Z]", special_tokens=[("[A]", 0), ("[Z]", 1)])
    return tokenizer


def places(tokenizer, text, prompt="", keep=None):
    """Places when the model sees all tokens, or only so many, the two special ones included."""
    ids = tokenizer.encode(prompt + text).ids
    seen = ids if keep is None else [*ids[: keep - 1], ids[-1]]
    return find_places(tokenizer, prompt, text, seen)


def test_special_tokens_are_left_out(tokenizer):
    assert places(tokenizer, "Ships  sail\nto Café.") == [(1, 0), (2, 7), (3, 12), (4, 15), (5, 19)]
    assert places(tokenizer, "") == []


def test_what_the_model_cuts_off_is_missing(tokenizer):
    assert places(tokenizer, "Ships sail to Riga.", keep=4) == [(1, 0), (2, 6)]
    assert places(tokenizer, "Ships", keep=2) == []


def test_a_prompt_is_no_part_of_the_text(tokenizer):
    assert places(tokenizer, "Ships sail.", "query: ") == [(3, 0), (4, 6), (5, 10)]
    assert places(tokenizer, "Ships sail.", "query: ", keep=4) == []
    assert places(tokenizer, "ships", "query:sail") == [(3, 0)]  # one token of prompt and text: it begins with the text


def test_starts_count_characters_of_the_text_as_it_was(tokenizer):
    text = "\N{SHIP} İn 🚢 Riga"
    starts = [start for _, start in places(tokenizer, text)]
    assert [text[start] for start in starts] == ["\N{SHIP}", "İ", "🚢", "R"]


def test_a_blank_that_belongs_to_a_token_is_no_start():
    tokenizer = Tokenizer(WordLevel({"Ġships": 0, "Ġsail": 1, "[U]": 2}, unk_token="[U]"))
    tokenizer.pre_tokenizer = ByteLevel(add_prefix_space=False)
    assert places(tokenizer, " ships sail") == [(0, 1), (1, 7)]


def test_other_tokens_than_the_tokenizers_have_no_places(tokenizer):
    assert find_places(tokenizer, "", "Ships sail", [0, 5, 7, 1]) is None
    assert find_places(tokenizer, "", "Ships sail", [0, 6, 1]) is None
