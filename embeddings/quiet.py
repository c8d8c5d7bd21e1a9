"""Keeping the model libraries' warnings and progress bars off the terminal. Imports them only when it is used."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Keep quiet while a model is looked up."""
    from huggingface_hub.utils.tqdm import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars

    shown = not are_progress_bars_disabled()
    disable_progress_bars()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if shown:
            enable_progress_bars()


@contextlib.contextmanager
def silent_loading() -> Iterator[None]:
    """Keep quiet while a model is loaded."""
    with silence():
        from transformers.utils import logging

        # Its own switch, which follows the hub's only where transformers was not imported before.
        shown = logging.is_progress_bar_enabled()
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            yield
        finally:
            if shown:
                logging.enable_progress_bar()  # type: ignore[no-untyped-call]
