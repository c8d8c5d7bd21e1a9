"""One turn as HTML: the question, what became of it, and what can be done with it."""

from __future__ import annotations

from qa.answer import Answer
from qa.exports.citing import answer_footnotes
from qa.render import answer_text
from qa.verify import Check
from qa.web.chat.answer_view import answer_view
from qa.web.chat.turns import Turn
from qa.web.escape import Html

_EXPORTS = {"markdown": "Markdown", "json": "JSON", "csv": "CSV", "ris": "RIS", "csl": "CSL-JSON"}
#: What a check says of a citation that is no longer the same.
_STATES = {"moved": "stands elsewhere in its article now", "changed": "is no longer in its article", "gone": "is gone"}
_WAITING = "Reading the articles…"
_LOADING = "The language model is still being loaded, which takes some seconds. Your question is answered right after."


def turn_view(turn: Turn) -> Html:
    """Return a finished turn."""
    if turn.answer:
        outcome = Html("{}{}").format(_since(turn.checks), answer_view(turn.answer))
    else:
        outcome = Html('<div class="problem" role="alert"><p>{}</p></div>').format(turn.problem)
    return Html("{}{}{}").format(question_view(turn), outcome, _tools(turn.answer))


def growing_view(turn: Turn, beginning: Html) -> Html:
    """Return a turn whose answer is still being written."""
    return Html("{}{}").format(question_view(turn), beginning)


def waiting_view(turn: Turn, *, loading: bool) -> Html:
    """Return a turn that waits for its answer, or for the model that is needed for it."""
    return Html('{}<div class="pending"><p>{}</p></div>').format(question_view(turn), _LOADING if loading else _WAITING)


def export_menu(title: str) -> Html:
    """Return the forms to save an answer or a conversation in, a button each."""
    buttons = Html("").join(
        Html('<button type="button" data-export="{}">{}</button>').format(name, label)
        for name, label in _EXPORTS.items()
    )
    return Html('<details class="menu"><summary>{}</summary><div>{}</div></details>').format(title, buttons)


def question_view(turn: Turn) -> Html:
    """Return the question with the filters it was asked under, and how it was understood if it leans on others."""
    narrowed = Html(" · ").join(map(Html("<bdi>{}</bdi>").format, turn.narrowed))
    under = Html('<p class="narrowed">Only {}</p>').format(narrowed) if turn.narrowed else Html("")
    return Html('<h2 class="question" tabindex="-1"><bdi>{}</bdi></h2>{}{}').format(
        turn.question, under, _understood(turn)
    )


def _understood(turn: Turn) -> Html:
    answer = turn.answer
    if answer is None or answer.standalone_question.strip() == turn.question.strip():
        return Html("")
    return Html('<p class="understood">Understood as: “<bdi>{}</bdi>”</p>').format(answer.standalone_question)


def _since(checks: tuple[Check, ...]) -> Html:
    """What has changed under an answer since it was given."""
    lost = [check for check in checks if check.status != "same"]
    if not lost:
        return Html("")
    items = Html("").join(
        Html("<li>{} {}.</li>").format(
            f"[{check.number}]" if check.number else "A nearest quote", _STATES[check.status]
        )
        for check in lost
    )
    return Html(
        '<div class="notice since" role="status"><p>The articles have changed since this was answered:</p><ul>{}</ul>'
        "<p>Ask again for an answer from the articles as they are now.</p></div>"
    ).format(items)


def _tools(answer: Answer | None) -> Html:
    """What can be done with a turn; tools.js hears the buttons by data-do."""
    buttons = [_button("again", "Ask again"), _button("edit", "Edit")]
    if answer:
        plain = answer_text(answer)
        copied = f"{answer.question}\n\n{plain}" if answer.refusal else f"{plain}\n\n{answer_footnotes(answer)}"
        buttons = [
            Html('<button type="button" data-copy="{}">Copy</button>').format(copied),
            *buttons,
            _button("link", "Copy link"),
            _button("star", "Star", pressed=True),
            _button("like", "Good", pressed=True),
            _button("dislike", "Bad", pressed=True),
            export_menu("Export"),
        ]
    return Html('<div class="tools" role="group" aria-label="This answer">{}</div>').format(Html("").join(buttons))


def _button(name: str, label: str, *, pressed: bool = False) -> Html:
    state = Html(' aria-pressed="false"') if pressed else Html("")
    return Html('<button type="button" data-do="{}"{}>{}</button>').format(name, state, label)
