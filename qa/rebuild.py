"""Rebuilding an index from paths and article values; the samples stand in until there is something of the reader's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from corpus import Article, sample_folder
from embeddings import (
    BuildReport,
    BuildRequest,
    Content,
    IndexDamaged,
    IndexMismatch,
    NoIndex,
    OnProgress,
    VectorEmbedder,
    build_index,
    load_embedder,
    read_manifest,
)
from qa.settings import DEFAULT_INDEX

Source = str | Path | Article


def rebuild_index(
    sources: Iterable[Source] | None = None,
    index: str | Path = DEFAULT_INDEX,
    *,
    add: Iterable[Source] = (),
    remove: Iterable[str] = (),
    full: bool = False,
    dry_run: bool = False,
    allow_drop: bool = False,
    embedder: str | VectorEmbedder | None = None,
    progress: OnProgress | None = None,
) -> BuildReport:
    """Make and publish the next build of an index.

    A failed or killed rebuild leaves the current build as it is, and what it had embedded is found again.

    Args:
        sources: Files, folders or Article values: all that the index shall hold, remembered. None reads the
            remembered paths again; the first time, the samples.
        index: The index's folder.
        add: More of it, in place. Samples give way to it.
        remove: Ids of articles to leave out now and later.
        full: Reuse nothing.
        dry_run: Only report what would be done.
        allow_drop: Go on although over 20 % of the articles would be lost.
        embedder: A model's name or folder, or an Embedder; None keeps the current build's, or takes the default.
        progress: Called now and then with how far it is.

    Raises:
        FileNotFoundError: If a path does not exist.
        DropRefused: If over 20 % of the articles would be lost and `allow_drop` is not set.
        NothingReadable: If the paths hold no article.
        IndexLocked: If another rebuild is running.
        EmbedderUnavailable: If the model cannot be found or loaded.
        IndexFault: Any other of `embeddings`.
    """
    folder = Path(index)
    request = BuildRequest(
        content=None if sources is None else _content(sources),
        add=_content(add),
        remove=tuple(remove),
        full=full,
        dry_run=dry_run,
        allow_drop=allow_drop,
    )
    model = load_embedder(embedder) if isinstance(embedder, str) else embedder
    return build_index(folder, _beside_samples(folder, request), embedder=model, progress=progress)


def _beside_samples(folder: Path, request: BuildRequest) -> BuildRequest:
    """The request with the samples where there is nothing else yet, and without them where there is."""
    samples = Content((sample_folder(),))
    try:
        remembered = read_manifest(folder).sources
    except NoIndex:
        nothing_given = request.content is None and not _holds(request.add)
        return replace(request, content=samples) if nothing_given else request
    except (IndexDamaged, IndexMismatch):
        return request
    if remembered != tuple(str(path.resolve()) for path in samples.paths):
        return request
    if request.content is not None:
        return replace(request, allow_drop=True)
    if _holds(request.add):
        return replace(request, content=request.add, add=Content(), allow_drop=True)
    return request


def _content(sources: Iterable[Source]) -> Content:
    """Split paths from article values."""
    if isinstance(sources, (str, Path, Article)):
        raise ValueError(f"sources must be a list of paths and articles, not one {type(sources).__name__}")
    given = list(sources)
    if "" in given:
        raise ValueError("a source is an empty path: an unset variable?")
    return Content(
        paths=tuple(Path(item).expanduser() for item in given if not isinstance(item, Article)),
        articles=tuple(item for item in given if isinstance(item, Article)),
    )


def _holds(content: Content) -> bool:
    return bool(content.paths or content.articles)
