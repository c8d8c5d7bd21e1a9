"""What a build consists of: every file with its hash and size, the embedder, the sources, what was left out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus import Skipped
from embeddings.errors import REBUILD_FROM, IndexDamaged, IndexMismatch

#: Raised when the manifest or files of a build change their form, so that they cannot be read: an index of another
#: version is refused. 2: the manifest names the analysis of the words. 4: fingerprints and duplicates. 5: tokens.
#: 6: the query encoder. 7: codes of vectors. 8: tables of chunks.
FORMAT_VERSION = 8
#: The last forms that lack nothing but tables: likely copies are told by their texts;
_WITHOUT_TABLES = 7
#: nothing but these and codes: such an index is searched exactly;
_WITHOUT_CODES = 6
#: nothing but all these and the query encoder: such an index is searched as ever, with the embedder.
_WITHOUT_ENCODER = 5

MANIFEST_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class BuildFile:
    """One file of a build.

    Attributes:
        path: POSIX path under the build's folder.
        sha256: Of the whole file, in hex.
        size: In bytes.
    """

    path: str
    sha256: str
    size: int

    @classmethod
    def of(cls, folder: Path, path: Path) -> BuildFile:
        """Describe a file under a build's folder by reading it."""
        return cls(path.relative_to(folder).as_posix(), file_sha256(path), path.stat().st_size)


@dataclass(frozen=True, slots=True)
class SegmentFiles:
    """A batch of articles; the counts include articles removed since.

    Attributes:
        codes: Of the vectors; None if these are searched exactly.
        table: Of the chunks; None if likely copies are told by their texts.
    """

    vectors: BuildFile
    signs: BuildFile
    texts: BuildFile
    articles: int
    chunks: int
    codes: BuildFile | None = None
    table: BuildFile | None = None

    @property
    def files(self) -> tuple[BuildFile, ...]:
        """The files of vectors, of the signs of tokens, of texts, of codes, and of the table."""
        return (self.vectors, self.signs, self.texts, *(file for file in (self.codes, self.table) if file))


@dataclass(frozen=True, slots=True)
class EmbedderRecord:
    """What made the vectors; see `Embedder`."""

    name: str
    fingerprint: str
    dim: int
    max_tokens: int


@dataclass(frozen=True, slots=True)
class EncoderFiles:
    """What embeds a question without the embedder: its network and its tokenizer.

    Attributes:
        network: An ONNX file, which names that of its weights.
        weights: Its numbers, mapped into memory.
        tokenizer: A file of `tokenizers`, which cuts a text at the longest input of the network.
        query_prompt: What is put before a question.
        document_prompt: What is put before a text that is searched.
    """

    network: BuildFile
    weights: BuildFile
    tokenizer: BuildFile
    query_prompt: str
    document_prompt: str

    @property
    def files(self) -> tuple[BuildFile, ...]:
        """The files of network, weights and tokenizer."""
        return self.network, self.weights, self.tokenizer


@dataclass(frozen=True, slots=True)
class EncoderRecord:
    """The query encoder of a build, or that it has none.

    Attributes:
        recipe: How it was made; see `export.RECIPE`.
        files: None if questions are embedded by the embedder.
        why: How well it agrees with the embedder, or why there is none: a part of a sentence.
    """

    recipe: int
    files: EncoderFiles | None
    why: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One build.

    Attributes:
        build_id: Short, ascending, never used again.
        previous: Build before this one, which is kept too.
        created: ISO 8601 time in UTC.
        encoder: What embeds questions; None in a build of a time before there was any.
        analysis: The version of the analysis that made the words; see `query_text.ANALYSIS_VERSION`.
        sources: Absolute paths that are read again when none are given.
        excluded: Ids of articles that are left out although a source has them.
        articles: Number of articles.
        chunks: Number of chunks of these articles.
        removed: Numbers of articles that are in a segment but no longer in the build.
        duplicates: Pairs of articles that were compared, and the outcome; None if there are none.
        next_number: Number of the next article added.
        stale_chunks: Removed chunks that the words' statistics may still count.
        skipped: What the sources hold that is no article.
        chunks_per_s: How fast chunks were embedded last time, None if never measured.
    """

    build_id: str
    previous: str | None
    created: str
    engine: str
    embedder: EmbedderRecord
    encoder: EncoderRecord | None
    analysis: int
    sources: tuple[str, ...]
    excluded: tuple[str, ...]
    articles: int
    chunks: int
    segments: tuple[SegmentFiles, ...]
    words: tuple[BuildFile, ...]
    removed: BuildFile | None
    duplicates: BuildFile | None
    next_number: int
    stale_chunks: int
    skipped: tuple[Skipped, ...]
    chunks_per_s: float | None

    @property
    def files(self) -> tuple[BuildFile, ...]:
        """Every file but the manifest itself."""
        parts = [file for segment in self.segments for file in segment.files]
        encoder = self.encoder.files.files if self.encoder and self.encoder.files else ()
        return (*parts, *self.words, *(file for file in (self.removed, self.duplicates) if file), *encoder)

    @property
    def size(self) -> int:
        """Bytes of all these files."""
        return sum(file.size for file in self.files)

    def to_json(self) -> bytes:
        """Return the manifest as a file's content."""
        return json.dumps({"format": FORMAT_VERSION, **asdict(self)}, indent=1).encode()

    @classmethod
    def from_json(cls, data: bytes, source: Path) -> Manifest:
        """Read what `to_json` wrote.

        Raises:
            IndexMismatch: If it is of another format version.
            IndexDamaged: If it is no manifest.
        """
        try:
            values: dict[str, Any] = json.loads(data)
            version = values.pop("format")
            if version == _WITHOUT_ENCODER:
                values["encoder"] = None
            elif version not in (_WITHOUT_CODES, _WITHOUT_TABLES, FORMAT_VERSION):
                known = f"this program needs {FORMAT_VERSION}"
                raise IndexMismatch(f"{source} has format {version}, {known}: {REBUILD_FROM}")
            return _manifest(values)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexDamaged(f"{source} is damaged: {REBUILD_FROM}") from error


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _manifest(values: dict[str, Any]) -> Manifest:
    nested: dict[str, Any] = {
        "embedder": EmbedderRecord(**values.pop("embedder")),
        "encoder": _encoder(**encoder) if (encoder := values.pop("encoder")) else None,
        "segments": tuple(_segment(item) for item in values.pop("segments")),
        "words": tuple(BuildFile(**item) for item in values.pop("words")),
        "removed": BuildFile(**removed) if (removed := values.pop("removed")) else None,
        "duplicates": BuildFile(**duplicates) if (duplicates := values.pop("duplicates")) else None,
        "skipped": tuple(Skipped(**item) for item in values.pop("skipped")),
        "sources": tuple(values.pop("sources")),
        "excluded": tuple(values.pop("excluded")),
    }
    return Manifest(**nested, **values)


def _segment(item: dict[str, Any]) -> SegmentFiles:
    vectors, signs, texts = (BuildFile(**item[name]) for name in ("vectors", "signs", "texts"))
    codes, table = (BuildFile(**file) if (file := item.get(name)) else None for name in ("codes", "table"))
    return SegmentFiles(vectors, signs, texts, item["articles"], item["chunks"], codes, table)


def _encoder(recipe: int, files: dict[str, Any] | None, why: str) -> EncoderRecord:
    if files is None:
        return EncoderRecord(recipe, None, why)
    network, weights, tokenizer = (BuildFile(**files[name]) for name in ("network", "weights", "tokenizer"))
    prompts = files["query_prompt"], files["document_prompt"]
    return EncoderRecord(recipe, EncoderFiles(network, weights, tokenizer, *prompts), why)
