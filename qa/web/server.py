"""Starting and stopping the page. Gradio, which takes seconds to import, is imported only here, when starting."""

from __future__ import annotations

import errno
import importlib.util
import ipaddress
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import MissingPart
from qa.web.archive.panel import Archive

if TYPE_CHECKING:
    from qa.engine import ArticleQA
    from qa.web.guard import Guard

logger = logging.getLogger(__name__)

FIRST_PORT = 7860
#: How many ports are tried, from the first one up.
PORTS = 100
#: Connections at the same time, of which each open page holds a few.
MAX_CONNECTIONS = 512
_MACHINE_ITSELF = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERY_ADDRESS = ("", "0.0.0.0", "::")


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in, and what is open to them.

    Attributes:
        users: Passwords by user; without any, whoever reaches the page is let in.
        names: Host names that the page is served under beside the machine's own, such as that of a proxy before it.
        allow_upload: Whether visitors may add articles.
        mcp: Whether assistants may use the endpoints as tools.
    """

    users: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    allow_upload: bool = False
    mcp: bool = False


def check_host(host: str, users: Mapping[str, str]) -> None:
    """Accept an address that only this machine can reach; any, if users must log in.

    Raises:
        ValueError: If others could reach it and nothing asks them who they are.
    """
    if not users and not _is_loopback(host):
        raise ValueError(f"--host {host} lets others in: say who may with --auth FILE, or use 127.0.0.1")


def check_tools(users: Mapping[str, str]) -> None:
    """Accept --mcp if nobody must log in, which assistants cannot, and the part that it needs is installed.

    Raises:
        MissingPart: If it is not installed.
        ValueError: If users must log in.
    """
    if users:
        raise ValueError("--mcp and --auth do not go together, as assistants cannot log in: leave one out")
    if importlib.util.find_spec("mcp") is None:
        raise MissingPart("--mcp needs a part that is not installed: pip install 'article-qa[mcp]'")


@contextmanager
def running(
    engine: ArticleQA,
    *,
    host: str = "127.0.0.1",
    port: int | None = None,
    folder: Path | None = None,
    access: Access = Access(),
) -> Iterator[str]:
    """Serve the page for an engine in the background; yields its address, and stops at the end.

    Args:
        engine: Stays open; closing it is the caller's.
        host: A loopback address; any, if users must log in.
        port: None takes 7860 or the next free one.
        folder: The index's, in which readers' verdicts are kept, and which is rebuilt from the page; None does neither.
        access: Who may come in, and what is open to them.

    Raises:
        ValueError: If others could reach the host and nobody must log in.
        OSError: If the port is in use, or the host is none of this machine.
    """
    check_host(host, access.users)
    with _listener(host, port) as listener:  # before anything slow, so that a port in use is said at once
        ready = threading.Event()
        guard, end = _guarded_page(engine, host, folder, access, ready)
        with _answering(guard, listener):
            warming = threading.Thread(target=_warm, args=(engine, ready), name="warm-up")
            warming.start()
            try:
                yield _address(host, listener)
            finally:
                end()
                warming.join()  # a process that ends while a model is being loaded is aborted


def serve(page: AbstractContextManager[str], *, ready: Callable[[str], None]) -> None:
    """Run a page, as `running` gives it, until interrupted (Ctrl-C) or terminated; `ready` gets its address."""
    stop = threading.Event()
    before = signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        with page as address:
            ready(address)
            stop.wait()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


def _guarded_page(
    engine: ArticleQA, host: str, folder: Path | None, access: Access, ready: threading.Event
) -> tuple[Guard, Callable[[], None]]:
    """The page behind its guard, and what ends its open streams and a rebuild that it runs.

    It is mounted and not launched: what Gradio launches answers some requests before any guard of ours.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read by gradio while it is imported
    import gradio as gr
    from fastapi import FastAPI

    from qa.web.api import refuse_names
    from qa.web.guard import Guard, Rules
    from qa.web.page import CSS_FILES, PageOptions, build_page, theme, upload_folder

    arrivals = upload_folder() if access.allow_upload else None
    archive = Archive(engine, folder, arrivals=arrivals, may_rebuild=_is_loopback(host))
    page = build_page(engine, PageOptions(folder, ready, archive))
    site = gr.mount_gradio_app(
        FastAPI(openapi_url=None),
        page,
        path="/",
        app_kwargs={"openapi_url": None, "exception_handlers": {TypeError: refuse_names}},
        auth=list(access.users.items()) or None,
        auth_message="The archive is open to those who have a name and a password here.",
        show_error=False,
        ssr_mode=False,
        run_history=False,
        enable_monitoring=False,
        mcp_server=access.mcp,
        pwa=False,
        footer_links=[],
        theme=theme(),
        css_paths=CSS_FILES,
    )
    page.app, page.is_running = site.routes[-1].app, True  # as launching does: closing needs to know
    rules = Rules(_names(host, access), not _is_loopback(host), allow_upload=access.allow_upload, mcp=access.mcp)

    def end() -> None:
        archive.close()
        page.close(verbose=False)

    return Guard(site, rules), end


@contextmanager
def _answering(app: Guard, listener: socket.socket) -> Iterator[None]:
    """Answer requests in a thread for as long as the block lasts."""
    import uvicorn

    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            ws="none",
            limit_concurrency=MAX_CONNECTIONS,
            timeout_graceful_shutdown=2,
        )
    )
    thread = threading.Thread(target=server.run, args=([listener],), name="page")
    thread.start()
    try:
        while not server.started:
            if not thread.is_alive():
                raise RuntimeError("the page did not start: its log says why")
            time.sleep(0.005)
        yield
    finally:
        server.should_exit = True
        thread.join()


def _names(host: str, access: Access) -> frozenset[str]:
    """The names that a request may call the page by."""
    own = {socket.gethostname()} if host in _EVERY_ADDRESS else {host}
    return _MACHINE_ITSELF | {name.strip("[]").lower() for name in (*own, *access.names)}


def _address(host: str, listener: socket.socket) -> str:
    """Where a browser on this machine finds the page."""
    shown = "127.0.0.1" if host in _EVERY_ADDRESS else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{listener.getsockname()[1]}/"


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listener(host: str, wanted: int | None) -> socket.socket:
    """Listen on the port; without one, on the first free one from 7860.

    Raises:
        OSError: If it is in use, or the host is none of this machine.
    """
    candidates = (wanted,) if wanted else range(FIRST_PORT, FIRST_PORT + PORTS)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in candidates:
        try:
            return socket.create_server((host, port), family=family)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise OSError(f"cannot listen on {host}: {error.strerror or error}: choose another --host") from error
    tried = f"port {wanted} is" if wanted else f"ports {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are"
    raise OSError(f"{tried} in use: choose another with --port")


def _warm(engine: ArticleQA, ready: threading.Event) -> None:
    """Load what the first question needs while the page is being read."""
    try:
        engine.retrieve("warm up", k=1)
    except Exception:
        logger.exception("the first search failed")
    ready.set()  # a question after a failed search fails by itself, and says so
