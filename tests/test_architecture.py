"""The shape of the tree: which way imports run, how long files are, what packages show, what is heavy to import."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "embeddings", "qa", "app")  # each may import those before it
PACKAGES = LAYERS[:-1]
TOP_LEVEL = {"LICENSE", "README.md", "app.py", "corpus", "embeddings", "pyproject.toml", "qa", "tests"}
MAX_LINES = 300
HEAVY = {"torch", "faiss", "gradio", "transformers", "sentence_transformers", "onnxruntime"}


def python_files(layer: str) -> list[Path]:
    return [ROOT / "app.py"] if layer == "app" else sorted((ROOT / layer).rglob("*.py"))


def imported_layers(file: Path) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            modules.add(node.module or "")
    return {module.split(".")[0] for module in modules} & set(LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_run_one_way(layer):
    allowed = set(LAYERS[: LAYERS.index(layer) + 1])
    offenders = {str(file.relative_to(ROOT)): imported_layers(file) - allowed for file in python_files(layer)}
    assert {file: wrong for file, wrong in offenders.items() if wrong} == {}


@pytest.mark.parametrize("layer", LAYERS)
def test_other_packages_are_imported_by_their_front_door(layer):
    offenders = []
    for file in python_files(layer):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and "." in node.module:
                other = node.module.split(".")[0]
                if other in PACKAGES and other != layer and layer != "app":
                    offenders.append(f"{file.relative_to(ROOT)}:{node.lineno} from {node.module}")
    assert offenders == []


def test_nobody_imports_the_edges():
    offenders = []
    for file in (path for layer in PACKAGES for path in python_files(layer)):
        edges = ("qa.web", "qa.cli") if "web" not in file.parts else ("qa.cli",)
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in tree.body:  # imports inside functions may start the page
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(edges):
                offenders.append(f"{file.relative_to(ROOT)} imports {node.module}")
    assert offenders == []


def test_no_file_is_long():
    tracked = [ROOT / "app.py"]
    for folder in (*PACKAGES, "tests"):
        tracked += [path for path in (ROOT / folder).rglob("*") if path.suffix in {".py", ".css", ".js"}]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in tracked}
    assert {path: lines for path, lines in lengths.items() if lines > MAX_LINES} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_lists_its_public_names_and_nothing_else(package):
    tree = ast.parse((ROOT / package / "__init__.py").read_text(encoding="utf-8"))
    imported, listed = [], None
    for node in tree.body:
        match node:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.ImportFrom(module="__future__"):
                continue
            case ast.ImportFrom():
                imported += [alias.asname or alias.name for alias in node.names]
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                listed = ast.literal_eval(node.value)
            case _:
                pytest.fail(f"{package}/__init__.py:{node.lineno} does more than import and list names")
    assert listed is not None, f"{package}/__init__.py has no __all__"
    assert sorted(listed) == sorted(imported)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("import qa", id="import-qa"),
        pytest.param("import qa.cli", id="import-cli"),
        pytest.param("import runpy; runpy.run_module('qa.cli', run_name='__main__')", id="help"),
        pytest.param("import app", id="import-app"),
        pytest.param("import qa.web.server", id="import-server"),
    ],
)
def test_importing_loads_nothing_heavy(statement):
    script = (
        "import sys\nsys.argv = ['article-qa', '--help']\n"
        f"try:\n    {statement}\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print('heavy:', sorted({HEAVY!r} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_every_package_is_installed():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    found = {".".join(file.parent.relative_to(ROOT).parts) for layer in PACKAGES for file in python_files(layer)}
    assert sorted(listed) == sorted(found)


def test_importing_the_engine_compiles_no_rules_of_reading():
    script = (
        "import sys, qa.commands\nrules = ('corpus.cleaning.', 'corpus.header.', 'corpus.readers.')\n"
        "print([name for name in sys.modules if name.startswith(rules)])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_the_top_level_holds_only_what_it_should():
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    if done.returncode:
        pytest.skip("not a git checkout")
    visible = {line.split("/")[0] for line in done.stdout.splitlines() if not line.startswith(".")}
    assert visible <= TOP_LEVEL


def test_tests_are_no_packages():
    assert list((ROOT / "tests").rglob("__init__.py")) == []
