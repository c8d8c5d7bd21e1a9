"""Texts to vectors, the index of chunks, and its builds. Knows nothing of questions."""

from embeddings.build import build_index
from embeddings.errors import (
    DropRefused,
    EmbedderUnavailable,
    IndexDamaged,
    IndexFault,
    IndexLocked,
    IndexMismatch,
    IndexUnwritable,
    NoIndex,
    NoSuchArticle,
    NothingReadable,
)
from embeddings.index import ChunkIndex, Facets, IndexedFields, Level, Match
from embeddings.manifest import EmbedderRecord, Manifest
from embeddings.opening import FileCheck, OpenedIndex, check_embedder, open_index, verify_build
from embeddings.plan import BuildRequest, Content
from embeddings.publish import current_build_id, read_manifest
from embeddings.query_text import indexable, parse_query, stems
from embeddings.report import BuildReport, OnProgress, Progress, SplitFile
from embeddings.sentence_transformer import load_embedder
from embeddings.vectors import Embedder, Vectors

__all__ = [
    "BuildReport",
    "BuildRequest",
    "ChunkIndex",
    "Content",
    "DropRefused",
    "Embedder",
    "EmbedderRecord",
    "EmbedderUnavailable",
    "Facets",
    "FileCheck",
    "IndexDamaged",
    "IndexFault",
    "IndexLocked",
    "IndexMismatch",
    "IndexUnwritable",
    "IndexedFields",
    "Level",
    "Manifest",
    "Match",
    "NoIndex",
    "NoSuchArticle",
    "NothingReadable",
    "OnProgress",
    "OpenedIndex",
    "Progress",
    "SplitFile",
    "Vectors",
    "build_index",
    "check_embedder",
    "current_build_id",
    "indexable",
    "load_embedder",
    "open_index",
    "parse_query",
    "read_manifest",
    "stems",
    "verify_build",
]
