"""Elements of a web page that are marked as its heading, its authors or its date, by attributes and class names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.header.dates import DATE
from corpus.header.named import FIELD_NAMES, Value, field_key, read_date
from corpus.raw import one_line
from corpus.words import PARTICLES

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BESIDE = frozenset(("aside", "nav", "footer", "form"))
_BESIDE_CLASS = re.compile(
    r"relat|recommend|sidebar|comment|promo|teaser|popular|trending|most-?read|newsletter|footer|more-|also|recirc|latest"
    r"|author-?(?:bio|box)|about-?author|widget",
    re.IGNORECASE,
)
_AUTHOR_CLASS = re.compile(
    r"(?:^|[-_])(?:byline|by-line|authors?|author-?names?|contributors?|writer)(?:$|[-_](?:names?|link|text|list))"
    r"|^byline|byline$",
    re.I,
)
_DATE_CLASS = re.compile(
    r"(?:^|[-_])(?:date|dateline|datetime|timestamp|time|pubdate|publish(?:ed)?(?:[-_]?(?:date|time|at|on))?"
    r"|(?:post|entry|article|story)[-_]?date)(?:$|[-_](?:published|publish|posted|created))",
    re.I,
)
_CHANGED = re.compile(r"updated?|modif|edited|amended|revised|last-?seen|expire", re.IGNORECASE)
_HEADING_CLASS = re.compile(r"(?:^|[-_])(?:headline|(?:entry|article|post|story)[-_]?title)(?:$|[-_])", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w.’'-]*")
_PARTICLE = re.compile(rf"(?:{'|'.join(sorted(PARTICLES))})(?:$|[-'’])|[dl]['’]")
_MAX_CHARS = 200
_MAX_READ_CHARS = 2000  # blanks between elements included
_MAX_MARKED = 100  # elements of a kind; a list of other articles may mark many more
_OF_WORK = re.compile(r"\b(?:isbn|pages|price|genre|pp|rating|title|director|cast|length)\b", re.IGNORECASE)
_MAX_NAME_WORDS = 6
_MAX_LINE_DEPTH = 3  # elements around a name, up to the line that holds several


@dataclass(frozen=True, slots=True)
class _Marked:
    """Neighbouring elements with the same mark: the last of them, and the texts of all."""

    mark: str
    element: HtmlElement
    texts: tuple[str, ...]


def marked_headings(tree: HtmlElement) -> list[str]:
    """The texts of the page's headings: those marked as the headline first, then each <h1>."""
    found = []
    for element in tree.iter():
        marked = "headline" in _words(element, "itemprop") or any(map(_HEADING_CLASS.search, _words(element, "class")))
        if (marked or element.tag == "h1") and (text := one_line(element.text_content())) and not _is_beside(element):
            found.append((not marked, text))
        if len(found) >= _MAX_MARKED:
            break
    return [text for _, text in sorted(found, key=lambda item: item[0])]


def marked_authors(tree: HtmlElement) -> Iterator[Value]:
    """What elements marked as the author or byline say, as far as it is a list of names."""
    count = 0
    found: list[_Marked] = []
    for element in tree.iter():
        if "author" in _words(element, "itemprop"):
            mark = "itemprop=author"
        elif "author" in _words(element, "rel"):
            mark = "rel=author"
        else:
            mark = next((f"class={name}" for name in _words(element, "class") if _AUTHOR_CLASS.search(name)), "")
        count += bool(mark)
        if count > _MAX_MARKED:
            break
        if mark and element.tag != "meta" and not _is_beside(element):
            names = element.xpath('.//*[@itemprop="name"]') or [element]
            texts = [text for name in names if (text := _names(_text(name) or name.get("content") or ""))]
            if found and found[-1].mark == mark and _in_one_line(found[-1].element, element):
                texts = [*found.pop().texts, *texts]
            found.append(_Marked(mark, element, tuple(texts)))
    for marked in found:
        yield Value(f"page {marked.mark}", marked.texts)


def _in_one_line(first: HtmlElement, second: HtmlElement) -> bool:
    """Tell whether two marked elements stand in one short line of the page, as the authors of one article do."""
    above = [*first.iterancestors()][:_MAX_LINE_DEPTH]
    shared = next((around for around in [*second.iterancestors()][:_MAX_LINE_DEPTH] if around in above), None)
    return shared is not None and first not in second.iterancestors() and bool(_text(shared))


def listed_facts(tree: HtmlElement) -> dict[str, list[Value]]:
    """The fields of the first list or table of terms that names an author and a day, as none about a book does."""
    for facts in list(tree.iter("dl", "table"))[:_MAX_MARKED]:
        terms = facts.xpath("./dt | ./div/dt | ./tr[count(*) = 2]/*[1] | ./tbody/tr[count(*) = 2]/*[1]")[:_MAX_MARKED]
        pairs = [(term.text_content(), term.getnext()) for term in terms]
        values = {
            key: Value(f"page {'dt' if told.tag == 'dd' else 'row'} {one_line(name)}", (text,))
            for name, told in pairs
            if told is not None and told.tag in ("dd", "td") and (key := field_key(name)) and (text := _text(told))
        }
        is_of_work = any(_OF_WORK.search(name[:_MAX_CHARS]) for name, _ in pairs)
        found = {field: [values[key] for key in keys if key in values] for field, keys in FIELD_NAMES.items()}
        is_dated = any(read_date(text) for value in found["published"] for text in value.texts)
        if found["authors"] and is_dated and not is_of_work and not _is_beside(facts):
            return found
    return {}


def marked_outlets(tree: HtmlElement) -> list[Value]:
    """The names of elements marked as the publisher."""
    names = tree.xpath('//*[@itemprop="publisher"]//*[@itemprop="name"]')
    texts = [name.get("content") or _text(name) or "" for name in names]
    return [Value("page itemprop=publisher", tuple(texts))] if texts else []


def marked_dates(tree: HtmlElement) -> list[Value]:
    """What elements marked as the publication date say, else the one day that all other times of the page name."""
    marked, others = [], []
    for element in tree.iter():
        props, classes = _words(element, "itemprop"), _words(element, "class")
        changed = any(map(_CHANGED.search, (*classes, *props, element.get("id") or "")))
        if "datepublished" in props or element.get("pubdate") is not None:
            marked.append(("page itemprop=datePublished" if props else "page time", element))
        elif element.tag == "time" and not changed:
            others.append(("page time", element))
        elif not changed and (name := next(filter(_DATE_CLASS.search, classes), None)):
            others.append((f"page class={name}", element))
    for elements in (marked, others):
        values = [
            Value(name, _date_texts(element)) for name, element in elements[:_MAX_MARKED] if not _is_beside(element)
        ]
        days = {day.day for value in values for text in value.texts if (day := read_date(text))}
        if (elements is marked and days) or len(days) == 1:
            return values
    return []


def _words(element: HtmlElement, attribute: str) -> list[str]:
    value = element.get(attribute) if isinstance(element.tag, str) else None
    return (value or "").split() if attribute == "class" else (value or "").lower().split()


def _is_beside(element: HtmlElement) -> bool:
    """Tell whether an element stands in a part of the page that is about other things than its article."""
    for around in (element, *element.iterancestors()):
        if around.tag in _BESIDE or (around.tag not in ("html", "body") and _is_beside_class(around)):
            return True
    return False


def _is_beside_class(element: HtmlElement) -> bool:
    return any(map(_BESIDE_CLASS.search, (*_words(element, "class"), element.get("id") or "")))


def _text(element: HtmlElement) -> str | None:
    """The visible text of an element, its blocks parted by bars; None if it is too long to state one field."""
    parts = []
    size = 0
    for part in element.itertext():  # which may be all of a page
        parts += [part] if part.strip() else []
        size += len(part)
        if size > _MAX_READ_CHARS:
            return None
    text = one_line(" | ".join(parts))
    return text if text and len(text) <= _MAX_CHARS else None


def _names(text: str) -> str | None:
    """The text if it is a list of names once a date is taken out; None if it holds anything else."""
    text = re.sub(r"(?i)^\W*(?:source|from|via|courtesy of)\b:?\s*", "", DATE.sub(" | ", text))
    words = re.split(
        r"[\s|,;&•·/]+", re.sub(r"(?i)^\W*(?:(?:words|story|written|posted|reporting)\s+)?by\b:?", "", text)
    )
    words = [word for word in words if word and word not in ("and", "-", "–", "—")]
    are_names = words and all(_NAME.fullmatch(word) and (word[0].isupper() or _PARTICLE.match(word)) for word in words)
    return text if are_names and len(words) <= _MAX_NAME_WORDS * text.count(",") + 2 * _MAX_NAME_WORDS else None


def _date_texts(element: HtmlElement) -> tuple[str, ...]:
    """What an element says of a date: in its attributes for machines, else the date in its text."""
    for attribute in ("datetime", "content", "data-datetime", "title"):
        if (value := element.get(attribute)) and read_date(value):
            return (value,)
    text = one_line(element.text_content()) or ""
    found = list(DATE.finditer(text)) if len(text) <= _MAX_CHARS and not _CHANGED.search(text) else []
    return (found[0][0],) if len(found) == 1 else ()
