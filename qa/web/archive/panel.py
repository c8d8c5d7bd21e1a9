"""What the page may do with the archive: look at it, rebuild it, add files. Every argument is the browser's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qa.web.archive.index_view import PREFIX, archive_line, index_view
from qa.web.archive.reading import read_kept
from qa.web.archive.rebuild_view import NOT_HERE, rebuild_view, summary
from qa.web.archive.rebuilding import Rebuilding, State
from qa.web.archive.upload_view import NOT_ALLOWED, file_view, uploads_view
from qa.web.archive.uploads import Refused, Uploads
from qa.web.escape import Html

if TYPE_CHECKING:
    from qa.engine import ArticleQA

#: What a server function gives back: plain values for the panel's script.
Reply = dict[str, Any]


class Archive:
    """The archive as one page's visitors see it; all of them see the same rebuild.

    Args:
        engine: Holds the articles; takes a new build over at the next call.
        folder: The index's; None lets nobody change it.
        arrivals: The folder below which uploads arrive; None takes none.
        may_rebuild: Whether visitors may rebuild the index.
        start: Makes what rebuilds it; for tests.
    """

    def __init__(
        self,
        engine: ArticleQA,
        folder: Path | None,
        *,
        arrivals: Path | None = None,
        may_rebuild: bool = True,
        start: Callable[[Path], Rebuilding] = Rebuilding,
    ) -> None:
        self._engine = engine
        self._rebuilding = start(folder) if folder else None
        self._uploads = Uploads(folder, arrivals) if folder and arrivals else None
        self._may_rebuild = folder is not None and (may_rebuild or arrivals is not None)

    @property
    def functions(self) -> list[Callable[[object], Reply]]:
        """What the script of the page may call."""
        methods = (self.compare, self.rebuild, self.progress, self.cancel, self.receive, self.withdraw, self.add)
        return [_function(method) for method in methods]

    def line(self) -> Html:
        """Return how much there is to ask."""
        return archive_line(self._engine.status())

    def view(self, href: object) -> Html | None:
        """Return what an address of the index shows; None if it is another's."""
        if href == PREFIX:
            return index_view(self._engine.status(), (self._rebuild_view(), uploads_view(self._uploads)))
        if isinstance(href, str) and href.startswith(f"{PREFIX}?"):
            return file_view(self._uploads, href) if self._uploads else self.view(PREFIX)
        return None

    def compare(self, data: object) -> Reply:
        """Start comparing the index with its sources; the page names no path."""
        if not self._rebuilding or not self._may_rebuild:
            return self._reply(NOT_HERE)
        if self._rebuilding.state.is_running:
            return self._reply("A rebuild is running already: wait for it, or stop it.")
        self._rebuilding.compare()
        return self._reply()

    def rebuild(self, data: object) -> Reply:
        """Start the rebuild that was compared; {"confirmed": true} lets many articles go."""
        if not self._rebuilding or not self._may_rebuild:
            return self._reply(NOT_HERE)
        state = self._rebuilding.state
        if state.is_running:
            return self._reply("A rebuild is running already: wait for it, or stop it.")
        if state.phase != "compared" or state.outcome is None:
            return self._reply("Compare first, so that you see what would change.")
        confirmed = isinstance(data, Mapping) and data.get("confirmed") is True
        if state.outcome.drops_many and not confirmed:
            return self._reply("Tick that so many articles may leave the index, then rebuild.")
        self._rebuilding.build(allow_drop=confirmed)
        return self._reply()

    def progress(self, data: object) -> Reply:
        """Tell where the rebuild is, and what the index holds if it is another build than {"build": ...} says."""
        return self._reply(known=data.get("build") if isinstance(data, Mapping) else None)

    def cancel(self, data: object) -> Reply:
        """End what runs, or put a comparison away."""
        if not self._rebuilding or not self._may_rebuild:
            return self._reply(NOT_HERE)
        self._rebuilding.cancel()
        return self._reply()

    def receive(self, data: object) -> Reply:
        """Take one uploaded file, {"path": where it arrived, "name": what it is called}; it waits to be added."""
        if not self._uploads:
            return self._reply(NOT_ALLOWED)
        path, name = (data.get("path"), data.get("name")) if isinstance(data, Mapping) else (None, None)
        try:
            kept = self._uploads.receive(path, name)
        except Refused as refusal:
            return self._reply(str(refusal), taken=False)
        return self._reply(f"“{kept.name}” waits to be added.", uploads=uploads_view(self._uploads), taken=True)

    def withdraw(self, data: object) -> Reply:
        """Delete a file that visitors added, {"name": ...}."""
        if not self._uploads:
            return self._reply(NOT_ALLOWED)
        name = data.get("name") if isinstance(data, Mapping) else None
        there = self._uploads.withdraw(name)
        said = f"“{name}” was taken back." if there else "That file is gone already."
        return self._reply(said, uploads=uploads_view(self._uploads))

    def add(self, data: object) -> Reply:
        """Start adding the waiting files to the index."""
        if not self._uploads or not self._rebuilding:
            return self._reply(NOT_ALLOWED)
        if self._rebuilding.state.is_running:
            return self._reply("A rebuild is running already: wait for it, or stop it.")
        uploads = self._uploads
        try:
            names = uploads.admit(file for file in uploads.waiting if read_kept(file).count)
        except OSError as error:
            return self._reply(f"The files could not be moved ({error.strerror}): tell whoever runs this page.")
        if not names:
            return self._reply("No file waits of which an article was read.", uploads=uploads_view(uploads))
        self._rebuilding.add(uploads.folder, lambda: uploads.take_out(names))
        return self._reply(uploads=uploads_view(uploads))

    def close(self) -> None:
        """End what runs."""
        if self._rebuilding:
            self._rebuilding.close()

    def _reply(self, said: str = "", known: object = None, **more: object) -> Reply:
        """Where the rebuild is; with the line above the page, if its build is another than the one known."""
        state = self._rebuilding.state if self._rebuilding else State()
        status = self._engine.status()
        step = state.step
        reply: Reply = {
            "run": f"{state.run}:{state.phase}",
            "running": state.is_running,
            "ending": state.ending,
            "words": summary(state),
            "done": step.done if step and step.stage in ("clean", "embed") else None,
            "total": step.total if step else None,
            "rebuild": self._rebuild_view(),
            "build": status.build,
            "said": said,
            **more,
        }
        if known != status.build:
            reply["line"] = archive_line(status)
        if not state.is_running and state.adding and self._uploads:
            reply["uploads"] = uploads_view(self._uploads)
        return reply

    def _rebuild_view(self) -> Html:
        state = self._rebuilding.state if self._rebuilding else State()
        return rebuild_view(state, may_rebuild=self._may_rebuild)


def _function(method: Callable[[object], Reply]) -> Callable[[object], Reply]:
    """A plain function of the same name: Gradio writes on those that it serves."""

    @wraps(method)
    def function(data: object) -> Reply:
        return method(data)

    return function
