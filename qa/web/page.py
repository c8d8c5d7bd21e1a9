"""The page: the conversation on one side, what is read on the other. Each panel has its own package, CSS and script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.utils import get_upload_folder

from qa.web.api import complete_arguments, publish
from qa.web.archive.panel import Archive
from qa.web.chat.asking import ask_handler
from qa.web.chat.exporting import export_records
from qa.web.chat.feedback import keep_verdict
from qa.web.chat.restoring import restored
from qa.web.chat.shell import composer_frame, conversation_frame
from qa.web.chat.stars import ask_again
from qa.web.escape import Html
from qa.web.narrowing.panel import narrowing_server, narrowing_view
from qa.web.reader.frame import side_frame
from qa.web.reader.quoting import quote_selection
from qa.web.sending import MAX_WAITING
from qa.web.side import side_view

if TYPE_CHECKING:
    from qa.engine import ArticleQA

_HERE = Path(__file__).parent
CSS_FILES = tuple(
    _HERE / name
    for name in (
        "page.css",
        "chat/chat.css",
        "reader/reader.css",
        "narrowing/narrowing.css",
        "narrowing/timeline.css",
        "archive/archive.css",
        "print.css",
    )
)
#: Questions answered at the same time; more wait, and beyond MAX_WAITING are told that the page is busy.
CONCURRENCY = 8

_SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_HEADER = Html(
    '<header class="masthead"><h1>Ask the articles</h1><p>{}</p>'
    '<nav aria-label="Page"><a href="#articles">Articles</a><a href="#index">Index</a>'
    '<a href="#starred">Starred</a></nav></header>'
)


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What a page may do beside answering.

    Attributes:
        folder: The index's folder, in which readers' verdicts are kept; None keeps none.
        ready: Set once the embedding model is loaded.
        archive: What may be done with the archive.
    """

    folder: Path | None
    ready: Event
    archive: Archive


def theme() -> gr.themes.Base:
    """Return the page's colours, with fonts that every system has: nothing is fetched from elsewhere."""
    return gr.themes.Default(
        primary_hue="teal", neutral_hue="stone", font=_SYSTEM_FONTS, font_mono=("ui-monospace", "monospace")
    ).set(button_primary_background_fill="*primary_700", button_primary_background_fill_dark="*primary_700")


def upload_folder() -> Path:
    """Return the folder below which files that the browser sends arrive."""
    return Path(get_upload_folder())


def build_page(engine: ArticleQA, options: PageOptions) -> gr.Blocks:
    """Return the page for an engine, ready to launch."""
    page = _Page(title="Ask the articles", analytics_enabled=False, fill_width=True, fill_height=True)
    with page:
        _panel("masthead", "${value}", value=_HEADER.format(options.archive.line()))
        _panel("archive", Html("<i hidden></i>"), "archive/archive.js", serves=options.archive.functions)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="chat", scale=5, min_width=300):
                conversation = _conversation(engine, options)
                _narrowing(engine)
                _panel("composer", composer_frame())
            with gr.Column(elem_id="side", scale=6, min_width=300):
                _side(engine, options.archive)
        _wire(conversation, engine, options)
        publish(page, engine, concurrency_limit=CONCURRENCY)
    page.queue(max_size=MAX_WAITING)
    return page


def _conversation(engine: ArticleQA, options: PageOptions) -> gr.HTML:
    def restore(data: object) -> dict[str, Any]:
        return restored(engine, data)

    def again(data: object) -> dict[str, Any]:
        return ask_again(engine, data)

    def export_answers(data: object) -> dict[str, str]:
        return export_records(data)

    def judge(data: object) -> dict[str, str]:
        if options.folder is None:
            return {"problem": "Nothing was kept: this page keeps no verdicts."}
        return keep_verdict(options.folder, data)

    scripts = ("chat/history.js", "chat/chat.js", "chat/tools.js")
    return _panel("conversation", conversation_frame(), *scripts, serves=[restore, again, export_answers, judge])


def _narrowing(engine: ArticleQA) -> gr.HTML:
    view, narrow = narrowing_view(engine), narrowing_server(engine)
    return _panel("narrowing", "${value}", "narrowing/narrowing.js", serves=[narrow], value=view)


def _side(engine: ArticleQA, archive: Archive) -> gr.HTML:
    def open_side(data: object) -> Html:
        return side_view(engine, archive, data)

    def quote(data: object) -> dict[str, str]:
        return quote_selection(engine, data)

    return _panel("reader", side_frame(), "reader/reader.js", "reader/selection.js", serves=[open_side, quote])


def _wire(conversation: gr.HTML, engine: ArticleQA, options: PageOptions) -> None:
    """Let the page ask and stop; a question that does not get through is told to the conversation."""
    hidden: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    asked = conversation.ask(
        ask_handler(engine, options.ready), None, conversation, concurrency_limit=CONCURRENCY, **hidden
    )
    asked.failure(None, None, None, js="() => articleQA.send('failed')", **hidden)
    conversation.stop(None, None, None, cancels=[asked], **hidden)


def _panel(
    name: str, template: str, *scripts: str, serves: Sequence[Callable[..., object]] = (), value: Html | None = None
) -> gr.HTML:
    """One part of the page.

    Args:
        name: Its id.
        template: What it shows; the browser runs it as a program, so no text of articles ever stands in it.
        scripts: Files of its script, which stand after what all panels share.
        serves: What its script may call here.
        value: Shown where the template says ${value}; any text may stand in it.
    """
    script = "\n".join((_HERE / file).read_text(encoding="utf-8") for file in ("common.js", *scripts))
    return gr.HTML(
        value,
        html_template=template,
        js_on_load=script if scripts else None,
        server_functions=list(serves),
        apply_default_css=False,
        elem_id=name,
    )


class _Page(gr.Blocks):
    """Blocks whose endpoints, like Python functions, may be called without their last arguments."""

    def validate_inputs(self, block_fn: BlockFunction, inputs: list[Any]) -> None:
        """Append the defaults of what a plain POST left out; refuse what is too much."""
        complete_arguments(block_fn, inputs)
        super().validate_inputs(block_fn, inputs)
