"""What of the conversation is there before anything is asked: its frame, and the field for the question."""

from __future__ import annotations

from qa.settings import MAX_QUESTION
from qa.web.chat.turn_view import export_menu
from qa.web.escape import Html


def conversation_frame() -> Html:
    """Return the frame that turns are put into, with what is shown before the server has said anything."""
    return Html(
        '<div class="conversation-tools tools" role="group" aria-label="The conversation" hidden>'
        '{}<button type="button" data-do="clear">Clear</button></div>'
        '<p class="notice unkept" hidden>This browser does not keep all of the conversation: its storage is full or '
        "closed to this page. Save it with “Export all” before you leave.</p>"
        '<p class="notice unrestored" hidden>The earlier conversation could not be shown: the server did not answer. '
        'Nothing of it is lost. <button type="button" data-do="restore">Try again</button></p>'
        '<div class="empty"><p class="lead">What do you want to know?</p>'
        "<p>Answers are the articles’ own words. Each number opens the article at the words quoted, "
        "and when the articles don’t say, neither does this page.</p>"
        '<p class="undo" hidden>The conversation is cleared. <button type="button" data-do="undo">Undo</button></p>'
        "</div>"
        '<div class="turns" role="log" aria-live="polite" aria-label="Conversation"></div>'
        '<template class="waiting"><h2 class="question" tabindex="-1"><bdi></bdi></h2>'
        '<div class="pending"><p>Reading the articles…</p></div></template>'
        '<template class="stopped"><div class="problem"><p>Stopped before there was an answer.</p></div>{}</template>'
        '<template class="failed"><div class="problem" role="alert"><p>The question did not get through: the page is '
        "busy, or the server has stopped. Wait a moment, then ask again.</p></div>{}</template>"
    ).format(export_menu("Export all"), _AGAIN, _AGAIN)


_AGAIN = Html(
    '<div class="tools" role="group" aria-label="This question">'
    '<button type="button" data-do="again">Ask again</button><button type="button" data-do="edit">Edit</button></div>'
)


def composer_frame() -> Html:
    """Return the field for the question."""
    return Html(
        '<form id="ask-form"><p class="editing" hidden>Asking this question anew drops it and what follows. '
        '<button type="button" class="cancel-edit">Leave it</button></p>'
        '<div class="field"><label class="unseen" for="question">Your question</label>'
        '<textarea id="question" rows="1" maxlength="{}" placeholder="Ask the articles a question" autofocus '
        'enterkeyhint="send"></textarea>'
        '<button type="submit" class="main">Ask</button><button type="button" class="stop">Stop</button></div></form>'
    ).format(MAX_QUESTION)
