"""Files that visitors add: where to drop them, what was read of each before anything is embedded, and taking back."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs, urlencode

from corpus import Article
from qa.web.archive.reading import MOST_SHOWN, Reading, read_kept
from qa.web.archive.uploads import KINDS, MAX_FILE_BYTES, MAX_WAITING, Kept, Uploads
from qa.web.escape import Html
from qa.web.fields import DOT, day_or_unknown, known_or
from qa.web.reader.comparison import comparison_view

_PREFIX = "#index?"
NOT_ALLOWED = (
    "Files can be added from this page if it is started with “article-qa serve --allow-upload”; without it, put them "
    "into a folder that the index is read from."
)
_DROP = Html(
    '<div class="drop"><p>Drop files here, or</p><input type="file" id="add-files" class="unseen" multiple>'
    '<label for="add-files" class="second">Choose files</label>'
    "<p>{}; up to {} MB each, {} at a time. Nothing is embedded before you have seen what was read.</p>"
    '</div><div class="reply" hidden></div>'
)


def uploads_view(uploads: Uploads | None) -> Html:
    """Return where files are added, those that wait and those that were added; None says how it is switched on."""
    if uploads is None:
        return Html('<section class="uploads"><h3>Add files</h3><p>{}</p></section>').format(NOT_ALLOWED)
    drop = _DROP.format(f"{KINDS[0].upper()}{KINDS[1:]}", MAX_FILE_BYTES >> 20, MAX_WAITING)
    return Html(
        '<section class="uploads" data-most-bytes="{}" data-most-files="{}"><h3 tabindex="-1">Add files</h3>'
        "{}{}{}</section>"
    ).format(MAX_FILE_BYTES, MAX_WAITING, drop, _waiting(uploads.waiting), _added(uploads.added))


def file_view(uploads: Uploads, href: str) -> Html:
    """Return what was read of a waiting file: its articles, or one of them as read and clean."""
    name, number = _address(href)
    file = uploads.find(name)
    if file is None:
        return Html('<div class="empty"><p>No such file waits here. <a href="#index">Back to the index</a></p></div>')
    reading = read_kept(file)
    articles = reading.articles
    if len(articles) == 1 or 1 <= number <= len(articles):
        others = Html('<p><a href="{}">All articles of the file</a></p>').format(file_href(file.name))
        shown = Html("{}{}").format(
            others if len(articles) > 1 else "", comparison_view(articles[max(number, 1) - 1], None)
        )
    else:
        items = (_article(file, at, article) for at, article in enumerate(articles, 1))
        rest = f"The first {MOST_SHOWN} of them are shown." if reading.count > len(articles) else ""
        shown = Html("<ul>{}</ul><p>{}</p>").format(Html("").join(items), rest)
    return Html(
        '<section class="listing index is-file" data-reference="{}"><header><h2 tabindex="-1"><bdi>{}</bdi></h2>'
        '<p class="elsewhere"><a href="#index">Back to the index</a></p></header>'
        "<p>Not in the index yet. {}</p>{}{}</section>"
    ).format(href, file.name, _count(reading), _reasons(reading), shown)


def file_href(name: str, number: int = 0) -> str:
    """Return the address of a waiting file, or of one of its articles, counted from 1."""
    fields = {"file": name, **({"article": str(number)} if number else {})}
    return _PREFIX + urlencode(fields, errors="surrogatepass")


def _address(href: str) -> tuple[str, int]:
    try:
        fields = parse_qs(href.removeprefix(_PREFIX), errors="replace", max_num_fields=20)
    except ValueError:
        return "", 0
    number = fields.get("article", ["0"])[0][:4]
    return fields.get("file", [""])[0], int(number) if number.isascii() and number.isdecimal() else 0


def _waiting(files: Sequence[Kept]) -> Html:
    if not files:
        return Html("")
    add = Html('<button type="button" class="main" data-archive="add">Add to the index</button>')
    return Html('<h4>Not in the index yet</h4><ul class="files">{}</ul><div class="acts">{}</div>').format(
        Html("").join(map(_file, files)), add if any(read_kept(file).count for file in files) else ""
    )


def _file(file: Kept) -> Html:
    reading = read_kept(file)
    (first, *_) = reading.articles or (None,)
    return Html(
        '<li><span class="pick"><bdi>{}</bdi></span><span class="from">{}{}{}</span>{}{}'
        '<span class="acts"><a href="{}">See what was read</a>{}</span></li>'
    ).format(
        file.name,
        _size(file.size),
        DOT,
        _count(reading),
        _fields(first, "title", "outlet", "authors", "published") if first else "",
        _reasons(reading),
        file_href(file.name),
        _take_back(file),
    )


def _added(files: Sequence[Kept]) -> Html:
    if not files:
        return Html("")
    items = Html("").join(
        Html('<li><bdi>{}</bdi> <span class="acts">{}</span></li>').format(file.name, _take_back(file))
        for file in files
    )
    return Html(
        '<details class="named files"><summary>Added here before ({:,})</summary>'
        "<p>Rebuilds read these files. One that is taken back leaves the index at the next rebuild.</p>"
        "<ul>{}</ul></details>"
    ).format(len(files), items)


def _take_back(file: Kept) -> Html:
    return Html(
        '<button type="button" class="second" data-archive="withdraw" data-name="{}" aria-label="Take {} back">'
        "Take it back</button>"
    ).format(file.name, file.name)


def _article(file: Kept, number: int, article: Article) -> Html:
    return Html('<li><a class="pick" href="{}">{}</a>{}</li>').format(
        file_href(file.name, number),
        known_or(article.title or article.article_id, "title"),
        _fields(article, "outlet", "authors", "published"),
    )


def _fields(article: Article, *names: str) -> Html:
    values = {
        "title": known_or(article.title, "title"),
        "outlet": known_or(article.outlet, "outlet"),
        "authors": known_or(", ".join(article.authors) or None, "author"),
        "published": day_or_unknown(article.published),
    }
    return Html('<span class="from">{}</span>').format(DOT.join(values[name] for name in names))


def _count(reading: Reading) -> str:
    if not reading.count:
        return "No article can be read from it."
    count = f"{'' if reading.is_whole else 'over '}{reading.count:,} article{'' if reading.count == 1 else 's'}"
    return f"{count[0].upper()}{count[1:]} read from it."


def _reasons(reading: Reading) -> Html:
    if not reading.skipped:
        return Html("")
    return Html('<ul class="reasons">{}</ul>').format(
        Html("").join(Html("<li>Left out: <bdi>{}</bdi></li>").format(reason) for reason in reading.skipped)
    )


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{max(size / 1e3, 0.1):.1f} kB"
