"""What each command of the command line does: read arguments, call the engine, print."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import ExitStack
from itertools import chain
from typing import Any

from corpus import Filter
from embeddings import IndexDamaged, IndexFault, NoIndex, load_embedder, read_manifest
from qa import render, reports
from qa.engine import ArticleQA
from qa.errors import MissingPart
from qa.exports.citing import answer_footnotes
from qa.exports.markdown import answer_markdown
from qa.records import QuestionRecord, article_fields, run_batch, whole_article
from qa.saved import read_saved
from qa.settings import Settings
from qa.terminal import (
    ProgressLines,
    count_progress,
    print_json,
    print_text,
    rebuild_progress,
    stopped_by_sigterm,
    warn,
)


def rebuild(args: Namespace) -> int:
    """Make and publish the next build, or say what it would be."""
    if args.engine == "milvus":
        raise MissingPart("--engine milvus is not there yet: leave it out or use faiss")
    if args.paths and args.add:
        raise ValueError("PATH is the whole content: give PATH or --add, not both")
    from qa.rebuild import rebuild_index

    _say_what_changes(args)
    with ExitStack() as stack, stopped_by_sigterm():
        report = rebuild_index(
            args.paths or None,
            args.index,
            add=args.add,
            remove=args.remove,
            full=args.full,
            dry_run=args.dry_run,
            allow_drop=args.yes,
            embedder=args.embedder,
            progress=ProgressLines() if args.json else rebuild_progress(stack),
        )
    if args.json:
        print_json(reports.rebuild_record(report))
    else:
        print_text(reports.rebuild_text(report, dry_run=args.dry_run))
    for item in report.skipped:
        warn(render.one_line(f"skipped {item.source}: {item.reason}"))
    return 0


def _say_what_changes(args: Namespace) -> None:
    """Say that another embedder embeds everything again."""
    try:
        current = read_manifest(args.index)
    except IndexFault:
        return
    made = current.embedder.name
    if args.embedder is not None and load_embedder(args.embedder).fingerprint != current.embedder.fingerprint:
        warn(f"the embedder changes from {made} to {args.embedder}: all {current.chunks} chunks are embedded again")


def ask(args: Namespace) -> int:
    """Answer one question or a batch."""
    with _opened(args) as engine:
        engine.expect_question()
        if args.batch:
            return _batch(
                args,
                lambda record: engine.ask(
                    record.question, history=record.history, where=record.where, as_of=record.as_of, k=record.k
                ).to_dict(),
            )
        answer = engine.ask(_question(args), where=_where(args), as_of=args.as_of, k=args.k)
    formats = {"text": render.answer_text, "markdown": answer_markdown, "footnote": answer_footnotes}
    if args.json or args.format == "json":
        print_json(answer.to_dict())
    else:
        print_text(render.printable(formats[args.format](answer)))
    return 0


def search(args: Namespace) -> int:
    """List the best passages for one query or a batch."""
    with _opened(args) as engine:
        engine.expect_question()
        if args.batch:
            return _batch(
                args,
                lambda record: {
                    "hits": [
                        hit.to_dict()
                        for hit in engine.search(record.question, k=record.k, where=record.where, as_of=record.as_of)
                    ]
                },
            )
        hits = engine.search(_question(args), k=args.k, where=_where(args), as_of=args.as_of)
    if args.json:
        print_json([hit.to_dict() for hit in hits])
    else:
        print_text(render.hits_text(hits, explain=args.explain))
    return 0


def article(args: Namespace) -> int:
    """Show one article."""
    with ArticleQA.open(args.index) as engine, engine.pinned() as view:
        found = view.article(args.article_id)
        if found is None:
            raise ValueError(f"no article {args.article_id!r} in the index: 'article-qa articles' lists them")
        if args.json:
            print_json(whole_article(view, args.article_id))
        else:
            print_text(render.article_text(found, view.duplicates(args.article_id), raw=args.raw))
    return 0


def articles(args: Namespace) -> int:
    """List the articles."""
    with ArticleQA.open(args.index) as engine:
        where = _where(args).up_to(args.as_of)
        with engine.pinned() as view:
            found = [(item, view.group(item.article_id, where)) for item in view.articles(where)]
    if args.json:
        print_json([{**article_fields(item), "group": group} for item, group in found])
    else:
        for item, group in found:
            print_text(render.article_line(item, group))
    return 0


def status(args: Namespace) -> int:
    """Say what the index holds."""
    with _opened(args) as engine:
        found = engine.status()
    if args.json:
        print_json(found.to_dict())
    else:
        print_text(reports.status_text(found))
    return 0


def verify(args: Namespace) -> int:
    """Check the build's files, or the citations of a saved answer."""
    if args.answer is None:
        return _verify_build(args)
    saved = read_saved(args.answer)
    with ArticleQA.open(args.index) as engine:
        checked = [engine.verify(record) for record in saved.records]
    if args.json:
        several = (
            [{"answer": number, **check.to_dict()} for check in checks] for number, checks in enumerate(checked, 1)
        )
        print_json([check.to_dict() for check in checked[0]] if saved.is_single else list(chain(*several)))
    else:
        for record, checks in zip(saved.records, checked, strict=True):
            if not saved.is_single:
                print_text(render.one_line(f"{record.get('question')}"))
            for check in checks:
                print_text(reports.check_line(check))
    return 0 if all(check.holds for check in chain(*checked)) else 1


def _verify_build(args: Namespace) -> int:
    """Compare every file of the current build with its manifest."""
    from embeddings import verify_build

    files = list(verify_build(args.index))
    damaged = [file for file in files if file.state != "ok"]
    if args.json:
        print_json([{"path": file.path, "state": file.state} for file in files])
    else:
        for file in files:
            print_text(f"{file.state:<8} {file.path}")
    if damaged:
        raise IndexDamaged(f"{len(damaged)} of {len(files)} files are damaged: run 'article-qa rebuild --full'")
    return 0


def evaluate(args: Namespace) -> int:
    """Measure with labelled questions, and fit the index's calibration if asked to."""
    from qa.evaluation.fitting import fit_index
    from qa.evaluation.questions import read_questions
    from qa.evaluation.report import evaluate as measure
    from qa.evaluation.table import report_table

    if args.out and not args.out.parent.is_dir():
        raise ValueError(
            f"no folder {args.out.parent} to write {args.out.name} in: make it, or name another with --out"
        )
    with (
        _opened(args) as engine,
        ExitStack() as stack,
        engine.pinned() as view,
    ):
        questions = read_questions(args.questions)
        report = measure(view, questions, ablate=args.ablate, progress=count_progress(stack, "questions"))
        fit = fit_index(report, view.embedder.fingerprint, args.index) if args.fit else None
    if args.out:
        args.out.write_text(json.dumps(report.to_dict(lines=True), indent=2) + "\n", encoding="utf-8")
    if args.json:
        print_json(report.to_dict(lines=False))
    else:
        print_text(report_table(report))
    if fit:
        threshold = fit.calibration.threshold
        warn(f"calibrated with {fit.calibration.questions} questions, threshold {threshold}; held out: {fit.worth}")
    return 0


def serve(args: Namespace) -> int:
    """Start the web chat."""
    if args.llm:
        raise MissingPart("--llm is not there yet: start without it")
    from qa import web

    users = web.read_users(args.auth) if args.auth else {}
    web.check_host(args.host, users)
    if args.mcp:
        web.check_tools(users)
    if args.auth and web.others_may_read(args.auth):
        warn(f"others on this machine can read {args.auth}: chmod 600 {args.auth}")
    access = web.Access(users, Settings.from_environment().hosts, args.allow_upload, args.mcp)
    with _opened_or_sampled(args) as engine:
        page = web.running(engine, host=args.host, port=args.port, folder=args.index, access=access)
        web.serve(page, ready=print_text)
    return 0


def _opened(args: Namespace) -> ArticleQA:
    """The index, searched as the options say."""
    return ArticleQA.open(args.index, cross_encoder=args.cross_encoder)


def _opened_or_sampled(args: Namespace) -> ArticleQA:
    """The index; at the default location, one of the samples if there is none yet."""
    try:
        return _opened(args)
    except NoIndex:
        if args.index != Settings.from_environment().index:
            raise
    from qa.rebuild import rebuild_index

    warn(f"no index in {args.index} yet: building one of the sample articles")
    with ExitStack() as stack:
        rebuild_index(None, args.index, progress=rebuild_progress(stack))
    return _opened(args)


def _question(args: Namespace) -> str:
    if args.question is None:
        raise ValueError("no question: give one in quotes, or --batch FILE")
    return str(args.question)


def _where(args: Namespace) -> Filter:
    """The filter that the options describe."""
    return Filter(
        published_from=args.published_from,
        published_to=args.published_to,
        outlets=tuple(args.outlet),
        authors=tuple(args.author),
        article_ids=tuple(args.article),
        include_undated=args.undated,
    )


def _batch(args: Namespace, run: Callable[[QuestionRecord], dict[str, Any]]) -> int:
    """Run a file of JSON lines; 1 if a line was bad."""
    if args.question is not None:
        raise ValueError("give a question or --batch, not both")
    default = QuestionRecord("", as_of=args.as_of, where=_where(args), k=args.k)
    failed = False
    with ExitStack() as stack:
        source = sys.stdin.fileno() if args.batch == "-" else args.batch
        closefd = args.batch != "-"
        lines = stack.enter_context(open(source, encoding="utf-8-sig", errors="replace", closefd=closefd))
        for result in run_batch(lines, default, run):
            failed = failed or "error" in result
            print_json(result, indent=None)
    return 1 if failed else 0
