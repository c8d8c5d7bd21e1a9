"""Errors that callers of a question act on.

ValueError
├── BadQuestion        the question is empty or too long
└── UnknownOutlet      a filter names an outlet that the index does not have
LookupError
└── ArticleChanged     an article's text is not the one asked for
ImportError
└── MissingPart        a part is not installed, or not there yet
"""


class BadQuestion(ValueError):
    """The question is empty or too long."""


class UnknownOutlet(ValueError):
    """A filter names an outlet that the index does not have; the message names those it has."""


class ArticleChanged(LookupError):
    """The article's text is no longer the one with the given SHA-256."""


class MissingPart(ImportError):
    """A part of the program is not installed or not there yet; the message says what to do."""
