"""Articles: from files to clean text to sentences and chunks. Knows nothing of vectors or questions."""

from corpus.article import UNQUOTED_KINDS, Article, Chunk, Evidence, Mark
from corpus.chunk import chunk_article, chunk_id, embedding_text
from corpus.crux import CRUX_VERSION, Crux, digits, find_crux
from corpus.duplicates import candidate_pairs, connected, is_reprint
from corpus.filter import Fields, Filter, parse_day
from corpus.fingerprint import SIGNATURE_BYTES, Fingerprint, fingerprint
from corpus.make import make_article, read_articles
from corpus.marking.repetition import outlet_key, repeated_lines, with_repetitions
from corpus.raw import RawArticle, Skipped, reading_version
from corpus.read import SourceFile, find_files, is_readable_name, read_file, read_raw, take_id
from corpus.sample import sample_folder
from corpus.sentences import find_sentences
from corpus.spans import Edit, Span, SpanMap
from corpus.telling.times import TimeSpan, find_times, read_times, times_within
from corpus.telling.voices import Said, find_voice, find_voices
from corpus.vocabulary import is_english

__all__ = [
    "CRUX_VERSION",
    "SIGNATURE_BYTES",
    "UNQUOTED_KINDS",
    "Article",
    "Chunk",
    "Crux",
    "Edit",
    "Evidence",
    "Fields",
    "Filter",
    "Fingerprint",
    "Mark",
    "RawArticle",
    "Said",
    "Skipped",
    "SourceFile",
    "Span",
    "SpanMap",
    "TimeSpan",
    "candidate_pairs",
    "chunk_article",
    "chunk_id",
    "connected",
    "digits",
    "embedding_text",
    "find_crux",
    "find_files",
    "find_sentences",
    "find_times",
    "find_voice",
    "find_voices",
    "fingerprint",
    "is_english",
    "is_readable_name",
    "is_reprint",
    "make_article",
    "outlet_key",
    "parse_day",
    "read_articles",
    "read_file",
    "read_raw",
    "read_times",
    "reading_version",
    "repeated_lines",
    "sample_folder",
    "take_id",
    "times_within",
    "with_repetitions",
]
