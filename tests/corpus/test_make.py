import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus import Article, RawArticle, Skipped, make_article, read_articles, sample_folder

PARTS = [
    "# ",
    "By Ada Quill",
    "\n",
    "\n\n",
    "Aa bb. ",
    "1648056058 ",
    "e\u0301\u0301\u0301",
    "Pictured: ",
    " 3 May 2022",
    "x" * 450,
    "**",
    "\u200b",
]


def test_articles_are_read_cleaned_and_what_is_empty_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("# Pier vote\n\nIt rained. It stopped.")
    (tmp_path / "b.txt").write_text("***\n")
    made, skipped = read_articles([tmp_path])
    assert isinstance(made, Article)
    assert (made.title, made.text) == ("Pier vote", "Pier vote\n\nIt rained. It stopped.")
    assert [made.text[start:end] for start, end in made.sentences] == ["It rained.", "It stopped."]
    assert skipped == Skipped(str(tmp_path / "b.txt"), "empty: no text in b.txt after cleaning")


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PARTS), max_size=40).map("".join)))
def test_every_sentence_of_any_text_leads_to_raw_and_back_and_marks_are_nested(raw):
    made = make_article(RawArticle("a", corpus.raw.without_surrogates(raw)))
    for start, end in made.sentences:
        assert made.to_clean(*made.raw_span(start, end)) == made.text[start:end]
    assert list(made.marks) == sorted(made.marks, key=lambda mark: (mark.start, -mark.end))
    for one, other in pairwise(made.marks):
        assert one.end <= other.start or other.end <= one.end


def test_the_samples_are_found_and_all_read():
    assert sample_folder() == Path(corpus.__file__).parent / "articles"
    assert [item for item in read_articles([sample_folder()]) if isinstance(item, Skipped)] == []


def test_importing_the_package_loads_no_heavy_library():
    code = "import corpus, sys; print(sorted({'nupunkt', 'rapidfuzz', 'dateparser', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_public_names_are_listed_in_order():
    assert list(corpus.__all__) == sorted(
        corpus.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)
    )
