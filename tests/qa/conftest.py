"""A tiny real model, articles about an invented coast, an index of them, and the command line in this process."""

import hashlib
import json
import re
import runpy
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from corpus import Article, read_articles, sample_folder
from embeddings import read_manifest
from qa import ArticleQA, rebuild_index
from qa.cli import main

DIM = 32
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"

DREDGING = """Harbour mouth to be dredged in spring
By Mara Quill | Gull Gazette | 3 March 2021

The council of Saltmere voted on Tuesday to dredge the harbour mouth for 4 million crowns. Work begins in April.

"The ferry has touched the ground eleven times this winter," said Ines Tallow, who captains the ferry to Oar Island.
"""
FERRY = """The ferry to Oar Island returns
By Jon Rook | Gull Gazette | 20 May 2021

The ferry to Oar Island sails again since Monday, with 140 passengers on the first crossing.

The harbour mouth is now nine metres deep, up from six. The dredging cost 5 million crowns in the end.
"""
RECORDS = [
    {
        "id": "wire/otters",
        "title": "Otters counted",
        "text": "Wardens counted 31 otters on the Saltmere river. Ten years ago there were none.",
        "published": "2021-05-02",
        "outlet": "Coast Wire",
        "author": "Ada Finch",
        "url": "https://coast.example/otters",
    },
    {
        "id": "wire/otters-again",
        "title": "Otters counted",
        "text": "Wardens counted 31 otters on the Saltmere river. Ten years ago there were none at all.",
        "published": "2021-05-04",
        "outlet": "Coast Wire",
    },
    {
        "id": "wire/lighthouse",
        "text": "The lighthouse keeper of Oar Island keeps bees. The lamp was lit for the first time in 1862.",
    },
]
QUESTIONS = (
    "How many otters were counted?",
    "What does the lighthouse keeper keep?",
    "How deep is the harbour mouth?",
    "Who captains the ferry to Oar Island?",
)


@dataclass(frozen=True)
class Result:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """The one line on standard error of a command that said nothing else."""
        assert self.out == ""
        assert self.err.endswith("\n")
        assert len(self.err.splitlines()) == 1
        assert self.err.startswith("article-qa")
        return self.err.rstrip("\n")


def write_model(folder: Path, texts: Iterable[str]) -> Path:
    """A sentence-transformers model whose vectors are the means of its words' random vectors."""
    words = sorted({word for text in texts for word in re.findall(r"[^\W_]+", text.lower())} - set(LETTERS))
    pieces = [*SPECIAL, *LETTERS, *(f"##{letter}" for letter in LETTERS), *words]
    tokenizer = Tokenizer(models.WordPiece({piece: at for at, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", None, [("[CLS]", 2), ("[SEP]", 3)])
    vectors = np.random.default_rng(7).standard_normal((len(pieces), DIM)).astype(np.float32)
    vectors[: len(SPECIAL)] = 0
    weights = {
        "embeddings.word_embeddings.weight": vectors,
        "embeddings.position_embeddings.weight": np.zeros((128, DIM), np.float32),
        "embeddings.token_type_embeddings.weight": np.zeros((2, DIM), np.float32),
        "embeddings.LayerNorm.weight": np.ones(DIM, np.float32),
        "embeddings.LayerNorm.bias": np.zeros(DIM, np.float32),
        "pooler.dense.weight": np.eye(DIM, dtype=np.float32),
        "pooler.dense.bias": np.zeros(DIM, np.float32),
    }
    settings = {
        "config.json": {
            "architectures": ["BertModel"], "model_type": "bert", "hidden_size": DIM, "num_hidden_layers": 0,
            "num_attention_heads": 2, "intermediate_size": DIM, "vocab_size": len(pieces),
            "max_position_embeddings": 128, "type_vocab_size": 2, "pad_token_id": 0,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "BertTokenizer", "model_max_length": 128, "do_lower_case": True,
            **{f"{name.strip('[]').lower()}_token": name for name in SPECIAL},
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        ],
        "sentence_bert_config.json": {"max_seq_length": 128, "do_lower_case": False},
        "1_Pooling/config.json": {"word_embedding_dimension": DIM, "pooling_mode_mean_tokens": True},
    }  # fmt: skip
    (folder / "1_Pooling").mkdir(parents=True)
    for name, values in settings.items():
        (folder / name).write_text(json.dumps(values), encoding="utf-8")
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    tokenizer.save(str(folder / "tokenizer.json"))
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def without_encoder(index: Path) -> None:
    """Let an index be one of a time before there was a query encoder."""
    manifest = replace(read_manifest(index), encoder=None)
    (index / "builds" / manifest.build_id / "manifest.json").write_bytes(data := manifest.to_json())
    (index / "CURRENT").write_text(f"{manifest.build_id} {hashlib.sha256(data).hexdigest()}\n")


@pytest.fixture(scope="session")
def drop_encoder() -> Callable[[Path], None]:
    """Let an index be one of a time before there was a query encoder."""
    return without_encoder


def write_articles(folder: Path) -> Path:
    """The coast's articles: two dated text files, three records of which one has neither date nor title nor outlet."""
    folder.mkdir(parents=True)
    (folder / "dredging.txt").write_text(DREDGING, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    lines = "".join(json.dumps(record) + "\n" for record in RECORDS)
    (folder / "wire.jsonl").write_text(lines, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory) -> Path:
    """Folder of a model that needs no download and loads in no time, once torch is there."""
    texts = [DREDGING, FERRY, *QUESTIONS, *(record["text"] for record in RECORDS)]
    return write_model(tmp_path_factory.mktemp("model") / "tiny", texts)


@pytest.fixture(scope="session")
def coast(tmp_path_factory) -> Path:
    """Folder of the coast's articles; not to be changed."""
    return write_articles(tmp_path_factory.mktemp("coast") / "articles")


@pytest.fixture(scope="session")
def coast_index(tiny_model, coast, tmp_path_factory) -> Path:
    """An index of them, made with the tiny model; not to be changed."""
    index = tmp_path_factory.mktemp("coast-index") / "index"
    rebuild_index([coast], index, embedder=str(tiny_model))
    return index


@pytest.fixture(scope="session")
def samples_index(tmp_path_factory) -> Path:
    """An index of the samples, made with the packaged model: for slow tests."""
    index = tmp_path_factory.mktemp("samples-index") / "index"
    rebuild_index(None, index)
    return index


@pytest.fixture(scope="session")
def sample_questions() -> list[str]:
    """Questions about the samples, drawn from their own sentences, and some that they do not answer."""
    texts = [article for article in read_articles([sample_folder()]) if isinstance(article, Article)]
    found = []
    for article in texts:
        words = [article.text[start:end].rstrip(".").split() for start, end in article.sentences]
        found += [f"Who said that {' '.join(some[:9])}?" for some in words[::5]]
        found += [f"How many {' '.join(some[-4:])}?" for some in words[2::5]]
    return [*found, "What is the capital of Australia?", "Who won the chess championship?", "What is it?", "NATO?"]


@pytest.fixture(scope="session")
def false_statements() -> Callable[..., list[str]]:
    """The checker of answer records, which knows nothing of the code that makes them."""
    checker: Callable[..., list[str]] = runpy.run_path(str(Path(__file__).with_name("record_checker.py")))["check"]
    return checker


@pytest.fixture
def own_coast(tmp_path) -> Path:
    """A folder of the coast's articles that a test may change."""
    return write_articles(tmp_path / "articles")


@pytest.fixture
def run(capsys) -> Callable[..., Result]:
    """Run one command in this process."""

    def command(*argv: object) -> Result:
        capsys.readouterr()
        try:
            code = main([str(arg) for arg in argv])
        except SystemExit as stop:  # argparse
            code = int(stop.code or 0)
        return Result(code, *capsys.readouterr())

    return command


@pytest.fixture
def coast_run(run, coast_index) -> Callable[..., Result]:
    """Run one command on the index of the coast's articles."""
    return lambda command, *argv: run(command, "--index", coast_index, *argv)


@pytest.fixture(scope="session")
def fake(make_embedder):
    """The fake embedder, for indexes that several tests share."""
    return make_embedder()


@pytest.fixture
def open_fake(tmp_path, embedder):
    """Index article values or paths with the fake embedder and open it."""
    opened = []

    def index(*sources: object) -> ArticleQA:
        rebuild_index(sources, tmp_path / "index", embedder=embedder)
        opened.append(ArticleQA.open(tmp_path / "index", embedder=embedder))
        return opened[-1]

    yield index
    for engine in opened:
        engine.close()
