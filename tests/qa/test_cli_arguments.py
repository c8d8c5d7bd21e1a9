"""Bad arguments end with 2, one line on standard error, and nothing on standard output; help is light."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

COMMANDS = ("rebuild", "ask", "search", "article", "articles", "status", "verify", "evaluate", "serve")
NOT_A_DATE = "'May' is not a date like 2022-03-31"
NOT_A_COUNT = "is not a whole number from 1 to 1000"
STARTS_AFTER = "article-qa: the filter starts on 2021-06-01, after it ends on 2021-05-01"
OUTLETS = "this index has Coast Wire, Gull Gazette"
FORMATS = "'text', 'markdown', 'footnote', 'json'"
NAME_A_MODEL = "name a folder that holds a sentence-transformers model"
ROOT = Path(__file__).parent.parent.parent


def usage(command, message):
    """What the parser says."""
    return f"article-qa {command}: {message} (see 'article-qa {command} --help')"


BAD = {
    "no-question": (["ask"], "article-qa: no question: give one in quotes, or --batch FILE"),
    "no-query": (["search"], "article-qa: no question: give one in quotes, or --batch FILE"),
    "empty-question": (["ask", ""], "article-qa: the question is empty: type one"),
    "blank-question": (["ask", " \t\n\u3000"], "article-qa: the question is empty: type one"),
    "blank-query": (["search", " "], "article-qa: the question is empty: type one"),
    "long-question": (["ask", "x" * 2001], "article-qa: the question has 2001 characters: use at most 2000"),
    "two-questions": (["ask", "Who?", "Who\nelse?"],
                      "article-qa: unrecognized arguments: Who else? (see 'article-qa --help')"),
    "question-and-batch": (["ask", "Who?", "--batch", "-"], "article-qa: give a question or --batch, not both"),
    "unknown-format": (["ask", "Who?", "--format", "pdf"],
                       usage("ask", f"argument --format: invalid choice: 'pdf' (choose from {FORMATS})")),
    "k-zero": (["ask", "Who?", "--k", "0"], usage("ask", f"argument --k: '0' {NOT_A_COUNT}")),
    "k-negative": (["search", "Who?", "--k", "-1"], usage("search", f"argument --k: '-1' {NOT_A_COUNT}")),
    "k-word": (["search", "Who?", "--k", "many"], usage("search", f"argument --k: 'many' {NOT_A_COUNT}")),
    "k-huge": (["ask", "Who?", "--k", "1001"], usage("ask", f"argument --k: '1001' {NOT_A_COUNT}")),
    "as-of": (["ask", "Who?", "--as-of", "May"], usage("ask", f"argument --as-of: {NOT_A_DATE}")),
    "from": (["articles", "--from", "May"], usage("articles", f"argument --from: {NOT_A_DATE}")),
    "to": (["search", "x", "--to", "May"], usage("search", f"argument --to: {NOT_A_DATE}")),
    "from-after-to": (["ask", "otters?", "--from", "2021-06-01", "--to", "2021-05-01"], STARTS_AFTER),
    "articles-from-after-to": (["articles", "--from", "2021-06-01", "--to", "2021-05-01"], STARTS_AFTER),
    "from-after-as-of": (["search", "otters", "--from", "2021-06-01", "--as-of", "2021-05-01"], STARTS_AFTER),
    "ask-outlet": (["ask", "otters?", "--outlet", "Gull"], f"article-qa: unknown outlet 'Gull': {OUTLETS}"),
    "search-outlet": (["search", "otters", "--outlet", "Gull"], f"article-qa: unknown outlet 'Gull': {OUTLETS}"),
    "articles-outlet": (["articles", "--outlet", "Gull"], f"article-qa: unknown outlet 'Gull': {OUTLETS}"),
    "no-such-article": (["article", "nope.txt"],
                        "article-qa: no article 'nope.txt' in the index: 'article-qa articles' lists them"),
    "article-without-id": (["article"], usage("article", "the following arguments are required: ID")),
    "evaluate-nothing": (["evaluate"], usage("evaluate", "the following arguments are required: QUESTIONS.jsonl[.gz]")),
    "milvus": (["rebuild", "--engine", "milvus"],
               "article-qa: --engine milvus is not there yet: leave it out or use faiss"),
    "unknown-engine": (["rebuild", "--engine", "x"],
                       usage("rebuild", "argument --engine: invalid choice: 'x' (choose from 'faiss', 'milvus')")),
    "path-and-add": (["rebuild", ".", "--add", "."],
                     "article-qa: PATH is the whole content: give PATH or --add, not both"),
    "no-such-folder": (["rebuild", "/no/such/folder"], "article-qa: no such file or folder: /no/such/folder"),
    "no-such-folder-to-add": (["rebuild", "--add", "/no/such"], "article-qa: no such file or folder: /no/such"),
    "no-such-id-to-remove": (["rebuild", "--remove", "nope"],
                             "article-qa: no article 'nope' to remove: 'article-qa articles' lists them"),
    "no-such-embedder": (["rebuild", "--embedder", "/no/such/model"],
                         f"article-qa: no such model folder: /no/such/model: {NAME_A_MODEL}"),
    "llm": (["serve", "--llm", "http://localhost"], "article-qa: --llm is not there yet: start without it"),
    "auth": (["serve", "--auth", "no-such-users"],
             "article-qa: cannot use no-such-users: no such file or directory: check the path"),
    "host": (["serve", "--host", "0.0.0.0"],
             "article-qa: --host 0.0.0.0 lets others in: say who may with --auth FILE, or use 127.0.0.1"),
    "port": (["serve", "--port", "70000"], usage("serve", "argument --port: '70000' is not a port from 1 to 65535")),
    "option-without-value": (["status", "--index"], usage("status", "argument --index: expected one argument")),
    "unknown-option": (["status", "--loud"], "article-qa: unrecognized arguments: --loud (see 'article-qa --help')"),
}  # fmt: skip
if find_spec("mcp") is None:
    BAD["mcp"] = (["serve", "--mcp"],
                  "article-qa: --mcp needs a part that is not installed: pip install 'article-qa[mcp]'")  # fmt: skip


@pytest.mark.parametrize(("argv", "line"), BAD.values(), ids=BAD.keys())
def test_a_bad_argument_ends_with_2_and_says_what_to_do(coast_index, run, argv, line):
    at = [] if argv[-1] == "--index" else ["--index", coast_index]
    result = run(argv[0], *at, *argv[1:])
    assert (result.code, result.error) == (2, line)


def test_a_missing_and_an_unknown_command_name_those_there_are(run):
    missing, unknown = run(), run("chat")
    assert (missing.code, unknown.code) == (2, 2)
    assert missing.error == ("article-qa: the following arguments are required: COMMAND (see 'article-qa --help')")
    assert unknown.error.startswith("article-qa: argument COMMAND: invalid choice: 'chat' (choose from 'rebuild', ")


@pytest.mark.parametrize(
    "argv",
    [
        pytest.param(["ask", "--batch"], id="ask-batch"),
        pytest.param(["search", "--batch"], id="search-batch"),
        pytest.param(["verify"], id="verify"),
        pytest.param(["evaluate"], id="evaluate"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(coast_run, tmp_path, argv):
    missing, folder = coast_run(*argv, tmp_path / "nope"), coast_run(*argv, tmp_path)
    assert (missing.code, folder.code) == (2, 2)
    assert missing.error == f"article-qa: cannot use {tmp_path / 'nope'}: no such file or directory: check the path"
    assert folder.error == f"article-qa: cannot use {tmp_path}: is a directory: check the path"


def test_an_error_says_nothing_that_a_terminal_obeys(coast_run, tmp_path):
    result = coast_run("verify", tmp_path / "\x1b[31mred\u202e\r\nnope")
    assert (result.code, result.error) == (
        2, f"article-qa: cannot use {tmp_path}/[31mred nope: no such file or directory: check the path"
    )  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run, command):
    result = run(command, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"usage: article-qa {command} ")
    assert "--index DIR" in result.out
    assert "--json" in result.out


def test_help_loads_nothing_heavy():
    script = (
        "import sys\nfrom qa.cli import main\n"
        f"for command in {COMMANDS!r}:\n"
        "    try:\n        main([command, '--help'])\n    except SystemExit as stop:\n        assert stop.code == 0\n"
        "heavy = {'torch', 'faiss', 'gradio', 'tantivy', 'sentence_transformers', 'transformers'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_the_index_may_be_named_by_the_environment(run, coast_index, monkeypatch):
    monkeypatch.setenv("ARTICLE_QA_INDEX", str(coast_index))
    assert run("status", "--json").json["articles"] == 5
