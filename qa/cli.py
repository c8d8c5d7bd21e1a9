"""The command line: arguments, exit codes and one-line errors. What each command does is in qa/commands.py.

Exit codes: 0 done (a refusal and skipped files included); 1 nothing readable, no index yet, lock held, or a false
citation found; 2 bad arguments or a part missing; 3 the index is damaged, mismatched or not an index.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from qa.settings import Settings

#: Commands that leave nothing behind but memory: the system frees it at once, Python would take a tenth of their time.
_ENDED_AT_ONCE = frozenset({"ask", "search"})

#: Objects made between two of their collections of garbage, which would take a twentieth of their time.
_SELDOM = 100_000

_FORMATS = ("text", "markdown", "footnote", "json")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise SystemExit(_fail(f"{message} (see '{self.prog} --help')", 2, program=self.prog))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = build_parser().parse_args(argv)
    from qa import commands, exits  # reading --help needs nothing of them

    try:
        code: int = getattr(commands, args.command)(args)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _fail("stopped", 130)
    except BrokenPipeError:  # the reader of our output has left: nothing more to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        exit_code = exits.exit_code(error)
        if exit_code is None:
            raise
        return _fail(exits.message(error), exit_code)
    return code


def run() -> NoReturn:
    """Be the process of one command."""
    is_short = sys.argv[1:2] and sys.argv[1] in _ENDED_AT_ONCE
    if is_short:
        gc.set_threshold(_SELDOM)
    code = main()
    if is_short or code:  # of what failed or was stopped, a thread may still be importing libraries
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(BrokenPipeError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


def build_parser() -> argparse.ArgumentParser:
    """Describe every command."""
    parser = _Parser(
        prog="article-qa",
        description="Ask a pile of news articles; get their own words, cited, or be told they don't say.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    common = _Parser(add_help=False)
    common.add_argument(
        "--index",
        type=_path,
        default=Settings.from_environment().index,
        metavar="DIR",
        help="folder of the index (default: %(default)s, or ARTICLE_QA_INDEX)",
    )
    common.add_argument("--json", action="store_true", help="print JSON")
    where = _filter_options()
    searching = _searching_options()
    _add_rebuild(commands.add_parser("rebuild", parents=[common], help="read the articles and publish the next build"))
    _add_ask(commands.add_parser("ask", parents=[common, where, searching], help="answer in the articles' own words"))
    _add_search(commands.add_parser("search", parents=[common, where, searching], help="list the best passages"))
    article = commands.add_parser("article", parents=[common], help="show one article with its fields and evidence")
    article.add_argument("article_id", metavar="ID")
    article.add_argument("--raw", action="store_true", help="the text before cleaning")
    commands.add_parser("articles", parents=[common, where], help="list the articles")
    commands.add_parser("status", parents=[common, searching], help="what the index holds")
    verify = commands.add_parser(
        "verify", parents=[common], help="check the build's files, or a saved answer's citations"
    )
    verify.add_argument("answer", nargs="?", type=_path, metavar="ANSWER.json")
    _add_evaluate(commands.add_parser("evaluate", parents=[common, searching], help="measure with labelled questions"))
    _add_serve(commands.add_parser("serve", parents=[common, searching], help="start the web chat"))
    return parser


def _searching_options() -> _Parser:
    """The options of how search runs."""
    options = _Parser(add_help=False)
    options.add_argument(
        "--cross-encoder",
        type=_path,
        default=Settings.from_environment().cross_encoder,
        metavar="FOLDER",
        help="order the best passages anew by the model there (default: ARTICLE_QA_CROSS_ENCODER, or none)",
    )
    return options


def _filter_options() -> _Parser:
    """The options that narrow what counts."""
    options = _Parser(add_help=False)
    group = options.add_argument_group("filters")
    group.add_argument("--as-of", type=_day, metavar="DATE", help="use nothing published after this day")
    group.add_argument("--from", dest="published_from", type=_day, metavar="DATE", help="first day of publication")
    group.add_argument("--to", dest="published_to", type=_day, metavar="DATE", help="last day of publication")
    for name, metavar in (("outlet", "NAME"), ("author", "NAME"), ("article", "ID")):
        group.add_argument(
            f"--{name}", action="append", default=[], metavar=metavar, help=f"only this {name} (repeatable)"
        )
    group.add_argument("--undated", action="store_true", help="keep articles without a date although a date is set")
    return options


def _add_rebuild(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=_path,
        metavar="PATH",
        help="files and folders: the whole content, remembered; without any, the remembered ones again",
    )
    parser.add_argument(
        "--add", action="append", default=[], type=_path, metavar="PATH", help="add to what is there (repeatable)"
    )
    parser.add_argument(
        "--remove", action="append", default=[], metavar="ARTICLE_ID", help="leave an article out (repeatable)"
    )
    parser.add_argument("--yes", action="store_true", help="drop more than 20 %% of the articles without asking")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
    parser.add_argument("--full", action="store_true", help="reuse nothing")
    parser.add_argument("--embedder", type=_name, metavar="NAME_OR_FOLDER", help="a sentence-transformers model")
    parser.add_argument("--engine", choices=("faiss", "milvus"), help="where chunks are kept and found")


def _add_ask(parser: argparse.ArgumentParser) -> None:
    _question_options(parser, "question", "k chunks to answer from")
    parser.add_argument("--format", choices=_FORMATS, default="text", help="how to print the answer")


def _add_search(parser: argparse.ArgumentParser) -> None:
    _question_options(parser, "query", "most hits")
    parser.add_argument("--explain", action="store_true", help="each search's rank and score")


def _question_options(parser: argparse.ArgumentParser, name: str, k_help: str) -> None:
    parser.add_argument("question", nargs="?", metavar=name.upper())
    parser.add_argument(
        "--batch",
        metavar="FILE|-",
        help="JSON lines {id, question, as_of?, history?, where?, k?} in, a record a line out",
    )
    parser.add_argument("--k", type=_positive, default=8, metavar="N", help=f"{k_help} (default: %(default)s)")


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questions", nargs="+", type=_path, metavar="QUESTIONS.jsonl[.gz]")
    parser.add_argument(
        "--out", type=_path, metavar="REPORT.json", help="write the figures here too, with a line a question"
    )
    parser.add_argument(
        "--ablate", action="store_true", help="measure with each part of the ranking off: about 15 times the time"
    )
    parser.add_argument(
        "--fit", action="store_true", help="fit this index's own calibration, which 'ask' uses from then on"
    )


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, help="port (default: 7860, or the next free one)")
    parser.add_argument("--auth", type=_path, metavar="FILE", help="lines of user:password")
    parser.add_argument("--allow-upload", action="store_true", help="let visitors add articles")
    parser.add_argument("--mcp", action="store_true", help="serve the endpoints as tools too")
    parser.add_argument("--llm", metavar="URL", help="a language model's OpenAI-compatible address")


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("a path is empty: an unset variable?")
    return Path(text)


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a name is empty: an unset variable?")
    return text


def _day(text: str) -> date:
    from corpus import parse_day  # reading --help needs nothing of it

    try:
        return parse_day(text, "a day")
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2022-03-31") from None


def _positive(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to 1000")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
    return int(text)


def _fail(message: str, code: int, program: str = "article-qa") -> int:
    """Say what went wrong in one line that no terminal obeys."""
    line = "".join(char for char in " ".join(message.split()) if char.isprintable())
    print(f"{program}: {line}", file=sys.stderr)  # noqa: T201  the edge
    return code


if __name__ == "__main__":
    run()
