"""The machine and what runs on it, in a line each."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = (
    "sentence-transformers",
    "torch",
    "faiss-cpu",
    "onnxruntime",
    "tantivy",
    "bm25s",
    "langchain",
    "llama-index-core",
    "haystack-ai",
    "txtai",
    "chromadb",
    "lancedb",
)


def machine() -> str:
    """The processor, its cores, memory, system and Python."""
    found = re.search(r"^model name\s*:\s*(.+)$", _read("/proc/cpuinfo"), re.MULTILINE)
    memory = re.search(r"^MemTotal:\s*(\d+)", _read("/proc/meminfo"), re.MULTILINE)
    processor = found[1] if found else platform.processor() or platform.machine()
    gigabytes = f", {int(memory[1]) / 2**20:.0f} GiB" if memory else ""
    return f"{processor}, {os.cpu_count()} cores{gigabytes}, {platform.system()}, Python {platform.python_version()}"


def load() -> str:
    """How many processes wanted to run: in the last 1, 5 and 15 minutes."""
    return " ".join(f"{value:.1f}" for value in os.getloadavg())


def versions(packages: Iterable[str] = _PACKAGES) -> str:
    """What is installed of the packages that are compared."""
    found = []
    for name in packages:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""
