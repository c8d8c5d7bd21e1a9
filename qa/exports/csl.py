"""Cited articles as CSL-JSON, for Zotero, pandoc and citation styles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from qa.answer import Answer
from qa.exports.cited import Cited, cited_articles
from qa.exports.plain import plain
from qa.exports.ris import quoted
from qa.links import safe_url


def articles_csl(answers: Sequence[Answer]) -> str:
    """Return an item of type article-newspaper a cited article; its id is the article's.

    Names of authors are literal: which word is the family name is not guessed.
    """
    return json.dumps([_item(cited) for cited in cited_articles(answers)], ensure_ascii=False, indent=2) + "\n"


def _item(cited: Cited) -> dict[str, Any]:
    article = cited.article
    day = article.published
    fields = {
        "id": plain(article.article_id),
        "type": "article-newspaper",
        "title": plain(article.title or ""),
        "author": [{"literal": name} for author in article.authors if (name := plain(author))],
        "container-title": plain(article.outlet or ""),
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": safe_url(article.url),
        "archive_location": plain(article.source),
        "note": "\n".join(map(quoted, cited.citations)),
    }
    return {name: value for name, value in fields.items() if value}
