"""The words of a build on disk."""

from corpus import Chunk, fingerprint
from embeddings.rows import StoredArticle
from embeddings.words import WordsIndex, WordsWriter, create_words


def test_what_was_taken_out_counts_no_longer(tmp_path, given_article):
    create_words(tmp_path)
    words = WordsWriter(tmp_path)
    for number, text in enumerate(("Boats sail.", "A boat sails north.", "Boats land.")):
        article, chunk = given_article(f"{number}", text), Chunk(f"{number}#0-6", f"{number}", 0, len(text), text)
        words.add(StoredArticle(number, "", "", article, (chunk,), fingerprint(article)))
    words.commit()
    before = WordsIndex(tmp_path)
    assert [before.count(phrase) for phrase in (["boat"], ["sail"], ["boat", "sail"], ["none"])] == [3, 2, 2, 0]
    words = WordsWriter(tmp_path)
    words.remove(1)
    words.commit()
    after = WordsIndex(tmp_path)
    assert [after.count(phrase) for phrase in (["boat"], ["sail"], ["boat", "sail"], ["none"])] == [2, 1, 1, 0]
