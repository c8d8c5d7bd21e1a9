"""The rebuild in words: what it would change, how far it is, how it ended, and the buttons for what comes next."""

from __future__ import annotations

from collections.abc import Iterable

from qa.web.archive.outcome import Outcome, Step
from qa.web.archive.rebuilding import State
from qa.web.escape import Html

#: Ids that a list names before the rest is only counted.
_MOST_NAMED = 200
_COMPARE = Html('<button type="button" class="main" data-archive="compare">{}</button>')
_STOP = Html('<button type="button" class="second" data-archive="cancel"{}>Stop</button>')
_LEAVE = Html('<button type="button" class="second" data-archive="cancel">Leave it</button>')
NOT_HERE = (
    "This page was not started to change the index: it can be rebuilt on the machine that it runs on, with "
    "“article-qa rebuild” in a terminal there, or from a page that was started with --allow-upload."
)


def rebuild_view(state: State, *, may_rebuild: bool) -> Html:
    """Return the panel of the rebuild."""
    buttons = _buttons(state) if may_rebuild else Html("")
    hint = Html("") if may_rebuild or state.is_running else Html("<p>{}</p>").format(NOT_HERE)
    return Html(
        '<section class="rebuild is-{}" data-run="{}"><h3 tabindex="-1">Rebuild</h3>{}{}<div class="acts">{}</div>'
        '<div class="reply" hidden></div></section>'
    ).format(state.phase, f"{state.run}:{state.phase}", _body(state), hint, buttons)


def summary(state: State) -> str:
    """Say where a rebuild is in a sentence or two."""
    outcome = state.outcome
    match state.phase:
        case "comparing" | "building":
            return "Stopping…" if state.ending else step_words(state.step)
        case "compared" if outcome:
            return difference(outcome)
        case "published" if outcome:
            return _done(outcome)
        case "failed":
            return state.sentence
        case "cancelled":
            return "Stopped. The index is as it was; what was embedded is kept for the next time."
    return (
        "The sources are read again, and only what is new or changed in them is embedded. First you are shown what "
        "would change."
    )


def step_words(step: Step | None) -> str:
    """Say how far a rebuild is."""
    if step is None:
        return "Starting…"
    of = f"{step.done:,} of {step.total:,}" if step.total is not None else f"{step.done:,}"
    match step.stage:
        case "read":
            return f"Reading the sources: {_number(step.done, 'article')} so far."
        case "clean":
            return f"Cleaning: {of} articles{_left(step.seconds_left)}."
        case "compare":
            return "Looking for duplicates and repeated lines."
        case "embed":
            if not step.done:
                return f"Embedding {_number(step.total or 0, 'chunk')}: the model is being loaded."
            pace = f", {step.chunks_per_second:g} a second" if step.chunks_per_second else ""
            return f"Embedding: {of} chunks{pace}{_left(step.seconds_left)}."
    return "Writing the new build."


def difference(outcome: Outcome) -> str:
    """Say what a rebuild would change."""
    if not outcome.changes and not outcome.embedded:
        return f"Nothing has changed: the index holds what its sources hold, {_number(outcome.articles, 'article')}."
    parts = [
        f"{_number(len(outcome.added), 'article')} new" if outcome.added else "",
        f"{len(outcome.changed):,} changed" if outcome.changed else "",
        f"{len(outcome.removed):,} gone" if outcome.removed else "",
        f"{outcome.unchanged:,} as before",
    ]
    seconds = (outcome.expected_minutes or 0) * 60
    return (
        f"{', '.join(filter(None, parts))}. {_number(outcome.embedded, 'chunk')} to embed"
        f"{f', {_about(seconds)}' if outcome.embedded else ''}."
    )


def _done(outcome: Outcome) -> str:
    changes = [
        f"{len(ids):,} {what}"
        for ids, what in ((outcome.added, "new"), (outcome.changed, "changed"), (outcome.removed, "gone"))
        if ids
    ]
    return (
        f"Done in {_spell(outcome.seconds)}: the index now holds {_number(outcome.articles, 'article')}"
        f" ({', '.join(changes) or 'none changed'})."
    )


def _body(state: State) -> Html:
    said = Html('<p class="said">{}</p>').format(summary(state))
    if state.is_running:
        step = state.step
        counts = step is not None and step.stage in ("clean", "embed") and bool(step.total)
        value = Html(' value="{}" max="{}"').format(step.done, step.total) if step and counts else Html("")
        return Html('<progress aria-label="Rebuild"{}></progress>{}').format(value, said)
    if state.phase in ("compared", "published") and state.outcome:
        return Html("{}{}").format(said, _lists(state.outcome))
    return said


def _lists(outcome: Outcome) -> Html:
    kinds = (("New", outcome.added), ("Changed", outcome.changed), ("Gone", outcome.removed))
    lists = [_list(name, ids) for name, ids in kinds if ids]
    if outcome.skipped:
        lists.append(_list("Left out", (f"{source}: {reason}" for source, reason in outcome.skipped)))
    return Html("").join(lists)


def _list(name: str, lines: Iterable[str]) -> Html:
    found = list(lines)
    items = [Html("<li><bdi>{}</bdi></li>").format(line) for line in found[:_MOST_NAMED]]
    if len(found) > _MOST_NAMED:
        items.append(Html("<li>and {:,} more</li>").format(len(found) - _MOST_NAMED))
    return Html('<details class="named"><summary>{} ({:,})</summary><ul>{}</ul></details>').format(
        name, len(found), Html("").join(items)
    )


def _buttons(state: State) -> Html:
    match state.phase:
        case "comparing" | "building":
            return _STOP.format(Html(" disabled") if state.ending else Html(""))
        case "compared" if state.outcome:
            return _go_on(state.outcome)
        case "idle":
            return _COMPARE.format("Compare with the sources")
    return _COMPARE.format("Compare again")


def _go_on(outcome: Outcome) -> Html:
    """What follows a comparison; a large loss has to be confirmed."""
    if not outcome.changes and not outcome.embedded:
        return _COMPARE.format("Compare again")
    confirm = Html("")
    if outcome.drops_many:
        before = outcome.unchanged + len(outcome.changed) + len(outcome.removed)
        confirm = Html(
            '<label class="confirm"><input type="checkbox" data-archive="confirm"> '
            "Yes, {:,} of {:,} articles may leave the index</label>"
        ).format(len(outcome.removed), before)
    return Html('{}<button type="button" class="main" data-archive="rebuild">Rebuild</button>{}').format(
        confirm, _LEAVE
    )


def _left(seconds: int | None) -> str:
    return "" if seconds is None else f", {_about(seconds)} left"


def _about(seconds: float) -> str:
    """A duration as people say it."""
    if seconds < 10:
        return "a few seconds"
    if seconds < 90:
        return f"about {round(seconds / 10) * 10} seconds"
    return f"about {_number(round(seconds / 60), 'minute')}"


def _spell(seconds: float) -> str:
    return f"{seconds:.1f} seconds" if seconds < 90 else _number(round(seconds / 60), "minute")


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
