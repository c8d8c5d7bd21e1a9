"""What can go wrong with an index, as a tree.

IndexFault
├── NoIndex               there is no index in that folder yet
├── IndexDamaged          a file of the index is missing, changed or unreadable, or the folder holds something else
├── IndexMismatch         the index was made by another embedder or for another version of the program
├── IndexLocked           another process is writing this index
├── IndexUnwritable       the system does not let the index be written: disk full, no permission
├── NothingReadable       the paths given hold no article
├── NoSuchArticle         an article to remove is not in the index
├── DropRefused           a rebuild would lose many articles and was not told that it may
└── EmbedderUnavailable   the embedding model cannot be found or loaded

Each message is one line that says what happened and what to do.
"""

from __future__ import annotations

#: What to do when a file of a build is damaged, and when what the build was made of is lost with it.
REBUILD = "run 'article-qa rebuild --full'"
REBUILD_FROM = "run 'article-qa rebuild --full PATH' with the folders to read"


class IndexFault(Exception):
    """Base of all errors of this package."""


class NoIndex(IndexFault):
    """There is no index in that folder yet."""


class IndexDamaged(IndexFault):
    """A file of the index is missing, changed or unreadable, or the folder holds something else."""


class IndexMismatch(IndexFault):
    """The index was made by another embedder or for another version of the program."""


class IndexLocked(IndexFault):
    """Another process is writing this index."""


class IndexUnwritable(IndexFault):
    """The system does not let the index be written: the disk is full, or the folder may not be changed."""


class NothingReadable(IndexFault):
    """The paths given hold no article."""


class NoSuchArticle(IndexFault):
    """An article to remove is not in the index."""


class DropRefused(IndexFault):
    """A rebuild would lose many articles and was not told that it may."""


class EmbedderUnavailable(IndexFault):
    """The embedding model cannot be found or loaded."""
