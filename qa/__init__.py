"""Questions to news articles: answers in their own words, each sentence cited, or a refusal."""

from corpus import Article, Filter
from qa.answer import Answer, Citation, Copy, Hit, Leg, Note, Refusal, Time
from qa.engine import ArticleQA
from qa.errors import ArticleChanged, BadQuestion, MissingPart, UnknownOutlet
from qa.rebuild import rebuild_index
from qa.status import Status
from qa.verify import Check
from qa.view import View

__all__ = [
    "Answer",
    "Article",
    "ArticleChanged",
    "ArticleQA",
    "BadQuestion",
    "Check",
    "Citation",
    "Copy",
    "Filter",
    "Hit",
    "Leg",
    "MissingPart",
    "Note",
    "Refusal",
    "Status",
    "Time",
    "UnknownOutlet",
    "View",
    "rebuild_index",
]
