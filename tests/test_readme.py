"""What the README shows is what happens: its commands and its Python are run and their output compared."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import sample_folder

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
CONSOLE = [text for kind, text in BLOCKS if kind == "console" and not text.startswith("$ curl")]
#: What asks the page that runs meanwhile: commands of the shell, each with the output that follows it.
CURL = [text for kind, text in BLOCKS if kind == "console" and text.startswith("$ curl")]
PYTHON = [(text, BLOCKS[at + 1]) for at, (kind, text) in enumerate(BLOCKS) if kind == "python"]
PAGE = "127.0.0.1:7860"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}

#: What differs from one machine and run to the next.
VOLATILE = (
    (re.escape(str(sample_folder())), "SAMPLES"),
    (r"…/corpus/articles", "SAMPLES"),
    (r"\d{5}-[0-9a-f]{6}", "BUILD"),
    (r"\d+\.\d+ s\b", "SECONDS"),
    (r"\d+\.\d+ MB", "SIZE"),
)


def stable(text: str) -> list[str]:
    """Lines without what differs from run to run."""
    for pattern, name in VOLATILE:
        text = re.sub(pattern, name, text)
    return [line.rstrip() for line in text.strip().splitlines()]


def command(line: str) -> list[str]:
    """The arguments of a README command, the program being this tree's."""
    program, *arguments = shlex.split(line)
    assert program == "article-qa"
    return [sys.executable, "-m", "qa.cli", *arguments]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A working directory with an index of the samples."""
    folder = tmp_path_factory.mktemp("readme")
    subprocess.run(command("article-qa rebuild"), cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("block", CONSOLE, ids=[text.splitlines()[0][:60] for text in CONSOLE])
def test_commands_print_what_the_readme_says(folder, block):
    first, expected = block.split("\n", 1)
    done = subprocess.run(
        command(first.removeprefix("$ ")), cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True
    )
    assert stable(done.stdout) == stable(expected)
    assert done.stderr == ""


@pytest.fixture(scope="module")
def page(folder):
    """Host and port of a page of the samples."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with subprocess.Popen(
        command(f"article-qa serve --port {port}"), cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            assert str(port) in server.stdout.readline()
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.mark.slow
@pytest.mark.parametrize("block", PYTHON, ids=[text.splitlines()[0][:60] for text, _ in PYTHON])
def test_python_prints_what_the_readme_says(folder, request, block):
    program, (kind, expected) = block
    assert kind == "text"
    if PAGE in program:
        program = program.replace(PAGE, request.getfixturevalue("page"))
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True
    )
    assert stable(done.stdout) == stable(expected)


def ask_page(line, page):
    """Run a line of the shell that asks the page; gives what it prints."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        line.replace(PAGE, page), shell=True, check=True, capture_output=True, text=True, env={"PATH": path}
    )
    return done.stdout


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("block", CURL, ids=[text.splitlines()[0][:60] for text in CURL])
def test_curl_prints_what_the_readme_says(page, block):
    line, expected = re.fullmatch(r"\$ ((?:[^\n]*\\\n)*[^\n]*)\n(.*)", block, re.DOTALL).groups()
    assert stable(ask_page(line, page)) == stable(expected)


def test_the_tree_names_every_module():
    tree = re.search(r"^```\n(app\.py.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert tree
    named = set(re.findall(r"\b\w+\.py\b", tree[1]))
    files = [path for package in ("corpus", "embeddings", "qa") for path in (ROOT / package).rglob("*.py")]
    in_sight = {path.name for path in files if not {"readers", "evaluation"} & set(path.parts)}
    assert in_sight - {"__init__.py"} <= named
    assert named <= {path.name for path in files} | {"app.py"}


def test_every_command_and_exit_code_is_named():
    for name in ("rebuild", "ask", "search", "status", "verify", "evaluate", "serve"):
        assert re.search(rf"article-qa {name}\b", README), name
    assert "Exit codes: 0 " in README
