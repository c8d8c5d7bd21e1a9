"""Starting and stopping the page. Gradio, which takes seconds to import, is imported only here, when starting."""

from __future__ import annotations

import ipaddress
import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.engine import ArticleQA

logger = logging.getLogger(__name__)

FIRST_PORT = 7860
#: How many ports are tried, from the first one up.
PORTS = 100


def check_host(host: str) -> None:
    """Accept an address that only this machine can reach.

    Raises:
        ValueError: If others could reach it: nothing asks them who they are.
    """
    try:
        reachable = not (host == "localhost" or ipaddress.ip_address(host).is_loopback)
    except ValueError:
        reachable = True
    if reachable:
        raise ValueError(f"--host {host} needs --auth, which is not there yet: use 127.0.0.1")


@contextmanager
def running(
    engine: ArticleQA, *, host: str = "127.0.0.1", port: int | None = None, folder: Path | None = None
) -> Iterator[str]:
    """Serve the page for an engine in the background; yields its address, and stops at the end.

    Args:
        engine: Stays open; closing it is the caller's.
        host: A loopback address.
        port: None takes 7860 or the next free one.
        folder: The index's, in which readers' verdicts are kept; None keeps none.

    Raises:
        ValueError: If the host is not loopback.
        OSError: If the port is in use.
    """
    check_host(host)
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # read by gradio while it is imported
    from qa.web.page import CSS_FILES, PageOptions, build_page, theme

    ready = threading.Event()
    page = build_page(engine, PageOptions(folder=folder, ready=ready))
    _, address, _ = page.launch(
        server_name=host,
        server_port=_free_port(host, port),
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        ssr_mode=False,
        run_history=False,
        enable_monitoring=False,
        footer_links=[],
        app_kwargs={"openapi_url": None},
        theme=theme(),
        css_paths=CSS_FILES,
    )
    warming = threading.Thread(target=_warm, args=(engine, ready), name="warm-up")
    warming.start()
    try:
        yield address
    finally:
        page.close(verbose=False)
        warming.join()  # a process that ends while a model is being loaded is aborted


def serve(engine: ArticleQA, *, host: str, port: int | None, folder: Path, ready: Callable[[str], None]) -> None:
    """Serve the page until interrupted (Ctrl-C) or terminated; `ready` gets its address."""
    stop = threading.Event()
    before = signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        with running(engine, host=host, port=port, folder=folder) as address:
            ready(address)
            stop.wait()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


def _free_port(host: str, wanted: int | None) -> int:
    """Return the port if it is free; without one, the first free one from 7860."""
    candidates = (wanted,) if wanted else range(FIRST_PORT, FIRST_PORT + PORTS)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in candidates:
        try:
            socket.create_server((host, port), family=family).close()
        except OSError:
            continue
        return port
    tried = f"port {wanted} is" if wanted else f"ports {FIRST_PORT} to {FIRST_PORT + PORTS - 1} are"
    raise OSError(f"{tried} in use: choose another with --port")


def _warm(engine: ArticleQA, ready: threading.Event) -> None:
    """Load what the first question needs while the page is being read."""
    try:
        engine.retrieve("warm up", k=1)
    except Exception:
        logger.exception("the first search failed")
    ready.set()  # a question after a failed search fails by itself, and says so
