"""What a stack was busy with, in the words of the pipeline."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.benchmarks.speed.sampler import Place, Stack

_ROOT = Path(__file__).parents[3]
_OURS = ("corpus", "embeddings", "qa", "app")
_IMPORTING = "<frozen importlib."

#: What the system of imports does, by its functions.
_MACHINERY = {
    "create_module": "import: libraries loaded",
    "get_code": "import: compiled files read",
    "exec_module": "import: libraries loaded",
}

#: Names by module, the longest first that fits; what fits none is named by its module.
_NAMES = {
    "embeddings.whole": "opening and hashing",
    "embeddings.opening": "opening and hashing",
    "embeddings.manifest": "opening and hashing",
    "embeddings.compared": "opening and hashing",
    "embeddings.current": "opening and hashing",
    "embeddings.query_encoder._read": "ONNX session and tokenizer",
    "embeddings.query_encoder._parts": "ONNX session and tokenizer",
    "embeddings.query_encoder": "embedding a question",
    "embeddings.query_embedder": "embedding a question",
    "embeddings.token_places": "embedding a question",
    "embeddings.flat": "dense search",
    "embeddings.words": "word search",
    "embeddings.query_text": "word search",
    "embeddings.signs": "late interaction",
    "embeddings.vectors": "late interaction",
    "embeddings.similar": "spelling",
    "embeddings.letters": "spelling",
    "corpus.vocabulary": "spelling",
    "qa.retrieval.spelling": "spelling",
    "qa.retrieval.slips": "spelling",
    "qa.retrieval.regional": "spelling",
    "qa.retrieval.interaction": "late interaction",
    "qa.retrieval.folding": "folding copies",
    "qa.retrieval.copies": "folding copies",
    "qa.retrieval.retriever": "fusing",
    "qa.retrieval": "fusing",
    "qa.questions": "reading the question",
    "qa.followups": "reading the question",
    "qa.answering": "sentences",
    "qa.forms": "sentences",
    "corpus.telling": "sentences",
    "qa.notes": "notes",
    "qa.answer_record": "printing, JSON",
    "qa.records": "printing, JSON",
    "qa.render": "printing, JSON",
    "qa.terminal": "printing, JSON",
    "embeddings.texts": "stored texts (SQLite)",
    "embeddings.fields": "stored texts (SQLite)",
    "embeddings.rows": "stored texts (SQLite)",
}
#: The same modules mean other things in a rebuild.
_REBUILD_NAMES = {
    "corpus.readers": "reading files",
    "corpus.read": "reading files",
    "corpus.raw": "reading files",
    "embeddings.reading": "reading files",
    "embeddings.remembered": "reading files",
    "embeddings.plan": "reading files",
    "corpus.cleaning": "cleaning",
    "corpus.header": "cleaning",
    "corpus.marking": "cleaning",
    "corpus.make": "cleaning",
    "corpus.spans": "cleaning",
    "corpus.article": "cleaning",
    "corpus.vocabulary": "cleaning",
    "corpus.telling": "cleaning",
    "corpus.sentences": "sentences",
    "corpus.chunk": "chunking, counting tokens",
    "corpus.fingerprint": "comparing articles",
    "corpus.duplicates": "comparing articles",
    "embeddings.helpers": "waiting for reading and cleaning",
    "embeddings.compared": "comparing articles",
    "embeddings.prepare": "comparing articles",
    "embeddings.sentence_transformer.count_tokens": "chunking, counting tokens",
    "embeddings.sentence_transformer._loaded": "reading the model",
    "embeddings.sentence_transformer": "encoding",
    "embeddings.passes": "encoding",
    "embeddings.embed": "encoding",
    "embeddings.pooled": "encoding",
    "embeddings.export": "exporting the query encoder",
    "embeddings.agreement": "exporting the query encoder",
    "embeddings.cache": "writing",
    "embeddings.segments": "writing",
    "embeddings.texts": "writing",
    "embeddings.signs": "writing",
    "embeddings.vectors": "writing",
    "embeddings.words": "writing",
    "embeddings.flat": "writing",
    "embeddings.publish": "writing",
    "embeddings.next_build": "writing",
    "embeddings.whole": "opening and hashing",
    "embeddings.current": "opening and hashing",
    "embeddings.manifest": "opening and hashing",
}


def shares(seconds: Counter[Stack], *, rebuild: bool = False) -> Counter[str]:
    """Add up the seconds of stacks by what they were busy with."""
    names = _REBUILD_NAMES if rebuild else _NAMES
    found: Counter[str] = Counter()
    for stack, time in seconds.items():
        found[_busy_with(stack, names)] += time
    return found


def _busy_with(stack: Stack, names: dict[str, str]) -> str:
    """The innermost import, if it imports; else the innermost module of ours that has a name, or any of ours."""
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].function == "<module>" and any(place.file.startswith(_IMPORTING) for place in stack[:at]):
            return _importing(stack, at)
    modules = [module for place in reversed(stack) if (module := _module(place))]
    for module in modules:
        parts = module.split(".")
        for length in range(len(parts), 0, -1):
            name = names.get(".".join(parts[:length]))
            if name:
                return name
    return ".".join(modules[0].split(".")[:2]) if modules else "Python itself"


def _importing(stack: Stack, at: int) -> str:
    """Which package's module is run, and whether it compiles expressions or makes dataclasses."""
    file = stack[at].file
    machinery = {place.function for place in stack[at + 1 :] if place.file.startswith(_IMPORTING)}
    if machinery:
        return next((name for function, name in _MACHINERY.items() if function in machinery), "import: finding modules")
    inside = {Path(place.file).stem for place in stack[at + 1 :]}
    if inside & {"_compiler", "_parser"}:
        return "import: expressions compiled"
    if "dataclasses" in inside:
        return "import: dataclasses made"
    module = _module(stack[at])
    if module:
        return "import: our modules"
    if "site-packages" in file:
        return f"import: {Path(file.split('site-packages/', 1)[1]).parts[0].removesuffix('.py')}"
    return "import: the standard library"


def _module(place: Place) -> str | None:
    """Module and function of a place of ours."""
    try:
        path = Path(place.file).relative_to(_ROOT)
    except ValueError:
        return None
    if path.parts[0] not in _OURS or (path.stem == "cli" and place.function == "<module>"):
        return None
    return ".".join((*path.with_suffix("").parts, place.function))
