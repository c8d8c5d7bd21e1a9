"""Texts to vectors, the index of chunks, and its builds. Knows nothing of questions."""

from embeddings.build import build_index
from embeddings.cross_encoder import LocalCrossEncoder, load_cross_encoder
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
from embeddings.maxsim import best_similarities, similarities
from embeddings.opening import FileCheck, OpenedIndex, check_embedder, open_index, verify_build
from embeddings.ordinals import Ordinals, Ranked
from embeddings.plan import DROP_SHARE, BuildRequest, Content
from embeddings.pooled import with_tokens
from embeddings.publish import current_build_id, read_manifest
from embeddings.query_embedder import QueryEmbedder
from embeddings.query_text import indexable, parse_query, plain_words, stems
from embeddings.report import BuildReport, OnProgress, Progress, SplitFile
from embeddings.sentence_transformer import load_embedder
from embeddings.vectors import (
    EmbeddedTexts,
    Embedder,
    JoinedSigns,
    TokenSigns,
    TokenVectors,
    VectorEmbedder,
    Vectors,
)

__all__ = [
    "DROP_SHARE",
    "BuildReport",
    "BuildRequest",
    "ChunkIndex",
    "Content",
    "DropRefused",
    "EmbeddedTexts",
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
    "JoinedSigns",
    "Level",
    "LocalCrossEncoder",
    "Manifest",
    "Match",
    "NoIndex",
    "NoSuchArticle",
    "NothingReadable",
    "OnProgress",
    "OpenedIndex",
    "Ordinals",
    "Progress",
    "QueryEmbedder",
    "Ranked",
    "SplitFile",
    "TokenSigns",
    "TokenVectors",
    "VectorEmbedder",
    "Vectors",
    "best_similarities",
    "build_index",
    "check_embedder",
    "current_build_id",
    "indexable",
    "load_cross_encoder",
    "load_embedder",
    "open_index",
    "parse_query",
    "plain_words",
    "read_manifest",
    "similarities",
    "stems",
    "verify_build",
    "with_tokens",
]
