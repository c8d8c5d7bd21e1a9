"""The page: a conversation on one side, the article reader on the other. Its looks are in page.css and page.js."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.components.api_component import Api
from gradio.events import api

from qa.web.api import endpoints
from qa.web.archive.listing import Listing, listing_view
from qa.web.cards import conversation_view
from qa.web.chat import MAX_TURNS, Turn, next_turn, shortened
from qa.web.escape import Html
from qa.web.fields import DOT, spelt
from qa.web.reader import EMPTY, article_view, missing_view
from qa.web.reference import Reference

if TYPE_CHECKING:
    from qa.engine import ArticleQA

HERE = Path(__file__).parent
CSS_FILE = HERE / "page.css"
#: Questions answered at the same time; more wait, and beyond MAX_WAITING are told that the page is busy.
CONCURRENCY = 8
MAX_WAITING = 64
#: Seconds after which an abandoned conversation is forgotten.
FORGET_AFTER_S = 24 * 3600

_SYSTEM_FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_HEADER = Html('<header class="masthead"><h1>Ask the articles</h1><p>{}</p></header>')
_WELCOME = Html(
    '<div class="empty"><p class="lead">What do you want to know?</p>'
    "<p>Answers are the articles’ own words. Each number opens the article at the words quoted, "
    "and when the articles don’t say, neither does this page.</p></div>"
)


def theme() -> gr.themes.Base:
    """Return the page's colours, with fonts that every system has: nothing is fetched from elsewhere."""
    return gr.themes.Default(
        primary_hue="teal", neutral_hue="stone", font=_SYSTEM_FONTS, font_mono=("ui-monospace", "monospace")
    )


def build_page(engine: ArticleQA) -> gr.Blocks:
    """Return the page for an engine, ready to launch."""
    script = (HERE / "page.js").read_text(encoding="utf-8")
    page = _Page(title="Ask the articles", analytics_enabled=False, fill_width=True, fill_height=True)
    with page:
        gr.HTML(_HEADER.format(_archive_line(engine)), js_on_load=None, apply_default_css=False, elem_id="masthead")
        turns = gr.State([], time_to_live=FORGET_AFTER_S)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="chat", scale=5, min_width=300):
                conversation = gr.HTML(
                    conversation_view([], _WELCOME), js_on_load=script, apply_default_css=False, elem_id="conversation"
                )
                question, narrowing = _composer()
            with gr.Column(elem_id="side", scale=6, min_width=300):
                reader = gr.HTML(EMPTY, js_on_load=None, apply_default_css=False, elem_id="reader")
        private: dict[str, Any] = {
            "api_visibility": "private",
            "concurrency_limit": CONCURRENCY,
            "show_progress": "hidden",
        }
        asking = _ask_handler(engine)
        question.submit(asking, [question, turns, *narrowing], [conversation, turns, question], **private)
        conversation.cite(_read_handler(engine), None, reader, **private)
        published = endpoints(engine)
        api(published.ask, api_name="ask", concurrency_limit=CONCURRENCY)
        api(published.retrieve, api_name="retrieve", concurrency_limit=CONCURRENCY)
    page.queue(max_size=MAX_WAITING)
    return page


class _Page(gr.Blocks):
    """Blocks whose endpoints, like Python functions, may be called without their last arguments."""

    def validate_inputs(self, block_fn: BlockFunction, inputs: list[Any]) -> None:
        """Append the defaults of what a plain POST left out."""
        inputs += [block.value for block in block_fn.inputs[len(inputs) :] if isinstance(block, Api)]
        super().validate_inputs(block_fn, inputs)


def _composer() -> tuple[gr.Textbox, tuple[gr.Textbox, gr.Checkbox]]:
    """The question field and what narrows it."""
    question = gr.Textbox(
        placeholder="Ask the articles a question",
        label="Your question",
        show_label=False,
        submit_btn="Ask",
        lines=1,
        max_lines=6,
        autofocus=True,
        elem_id="question",
    )
    with gr.Row(elem_id="narrowing"):
        as_of = gr.Textbox(
            label="As of",
            placeholder="YYYY-MM-DD",
            max_lines=1,
            max_length=20,
            min_width=130,
            scale=0,
            elem_id="as-of",
        )
        undated = gr.Checkbox(label="Include undated articles", container=False, min_width=200, elem_id="undated")
    return question, (as_of, undated)


def _ask_handler(engine: ArticleQA) -> Callable[..., Iterator[tuple[Any, ...]]]:
    def submit(question: str, turns: list[Turn], as_of: str, undated: bool) -> Iterator[tuple[Any, ...]]:
        earlier = turns[-(MAX_TURNS - 1) :]
        waiting = [*earlier, Turn(shortened(question))]
        yield conversation_view(waiting, _WELCOME), turns, ""
        turn = next_turn(engine, earlier, question, {"as_of": as_of, "include_undated": undated})
        answered = [*earlier, turn]
        yield conversation_view(answered, _WELCOME), answered, gr.skip()

    return submit


def _read_handler(engine: ArticleQA) -> Callable[[gr.EventData], Html]:
    def read(event: gr.EventData) -> Html:
        href = (event._data or {}).get("href")
        if listing := Listing.read(href):
            return listing_view(engine, listing)
        reference = Reference.read(href)
        if reference is None:
            return EMPTY
        article = engine.article(reference.article_id)
        return article_view(article, reference) if article else missing_view(reference.article_id)

    return read


def _archive_line(engine: ArticleQA) -> Html:
    """How much there is to ask, in one line."""
    status = engine.status()
    count = Html('<a href="#articles">{:,} article{}</a>').format(status.articles, "" if status.articles == 1 else "s")
    if status.first is None or status.last is None:
        return count
    return Html("{}{}{} to {}").format(count, DOT, spelt(status.first), spelt(status.last))
