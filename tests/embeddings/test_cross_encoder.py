"""A folder with a cross-encoder, and folders without one."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from embeddings import EmbedderUnavailable, load_cross_encoder

ROOT = Path(__file__).parent.parent.parent
PASSAGES = ["The mayor of Harwick reopened the bridge.", "Bees slept in the lighthouse. " * 30, "", "otters"]


def write_cross_encoder(folder: Path, labels: int = 1) -> Path:
    """A tiny BERT with random weights, the same every time, that reads letters."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    torch.manual_seed(7)
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz"]
    pieces += [f"##{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=64, num_labels=labels, initializer_range=0.5,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder, safe_serialization=True)
    tokenizer = Tokenizer(models.WordPiece({piece: at for at, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        "[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", [("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    names = {f"{name}_token": f"[{name.upper()}]" for name in ("pad", "unk", "cls", "sep", "mask")}
    settings = {"tokenizer_class": "BertTokenizer", "model_max_length": 64, **names}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory):
    return write_cross_encoder(tmp_path_factory.mktemp("cross") / "tiny")


@pytest.mark.slow
def test_passages_are_scored_the_same_in_every_thread_and_process(model_folder):
    model = load_cross_encoder(model_folder)
    assert model.name == str(model_folder)
    assert model.scores("Who?", []) == []
    scores = model.scores("Who opened the bridge?", PASSAGES)
    assert len(set(scores)) == len(PASSAGES)
    assert [round(score, 6) for score in scores] == scores
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: model.scores("Who opened the bridge?", PASSAGES), range(8))) == [scores] * 8
    script = (
        "import sys\nfrom embeddings import load_cross_encoder\n"
        f"model = load_cross_encoder({str(model_folder)!r})\nprint('torch' in sys.modules)\n"
        f"print(model.scores('Who opened the bridge?', {PASSAGES!r}))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert (done.stderr, done.stdout.splitlines()) == ("", ["False", str(scores)])


@pytest.mark.slow
def test_a_folder_that_only_looks_like_one_says_so_when_it_is_used(model_folder, tmp_path):
    (tmp_path / "config.json").write_text((model_folder / "config.json").read_text())
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    model = load_cross_encoder(tmp_path)
    with pytest.raises(EmbedderUnavailable, match=r"holds no usable cross-encoder \(.+\): name a folder with"):
        model.scores("Who?", ["Me."])


@pytest.mark.parametrize(
    ("files", "why"),
    [
        pytest.param({}, "config.json", id="empty"),
        pytest.param({"config.json": "{"}, "config.json", id="no-json"),
        pytest.param({"config.json": "[]", "model.safetensors": ""}, "config.json", id="other-json"),
        pytest.param({"config.json": '{"id2label": {"0": "x"}}', "pytorch_model.bin": ""}, "no *.safet", id="pickle"),
        pytest.param(
            {"config.json": '{"id2label": {"0": "no", "1": "yes"}}', "model.safetensors": ""}, "2 labels", id="classes"
        ),
    ],
)
def test_a_folder_without_a_cross_encoder_says_so(tmp_path, files, why):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(EmbedderUnavailable) as raised:
        load_cross_encoder(tmp_path)
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_folder_says_so(tmp_path):
    with pytest.raises(EmbedderUnavailable, match=r"^no such cross-encoder folder: .*nope"):
        load_cross_encoder(tmp_path / "nope")
