"""The query encoder of a build, here of a network made by hand: a vector a word, a text the sum of its words."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from embeddings import EmbedderRecord, EmbedderUnavailable, IndexDamaged
from embeddings.manifest import BuildFile, EncoderFiles
from embeddings.query_encoder import QueryEncoder

WORDS = ["[A]", "[Z]", "[U]", "query", ":", "ships", "sail", "riga"]
ROWS = np.zeros((len(WORDS), 3), np.float32)
ROWS[WORDS.index("ships")] = 2, 0, 0
ROWS[WORDS.index("sail")] = 0, 2, 0
ROWS[WORDS.index("query")] = 0, 0, 2
MAX_TOKENS = 4


def write_network(path):
    """The vectors of tokens, and their sum brought to unit length; other processors are asked for nothing."""
    nodes = [
        helper.make_node("Gather", ["rows", "input_ids"], ["tokens"]),
        helper.make_node("ReduceSum", ["tokens", "axes"], ["sum"], keepdims=0),
        helper.make_node("LpNormalization", ["sum"], ["vector"], axis=-1, p=2),
    ]
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "tokens"])
    outputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in ("vector", "tokens")]
    constants = [numpy_helper.from_array(ROWS, "rows"), numpy_helper.from_array(np.array([1]), "axes")]
    graph = helper.make_graph(nodes, "words", [ids], outputs, constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(path))


def write_tokenizer(path):
    tokenizer = Tokenizer(WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[U]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(single="[A] $0 [Z]", special_tokens=[("[A]", 0), ("[Z]", 1)])
    tokenizer.enable_truncation(MAX_TOKENS)
    tokenizer.save(str(path))


@pytest.fixture
def build(tmp_path):
    """A build's folder with nothing but an encoder."""
    folder = tmp_path / "00001-abcdef"
    folder.mkdir()
    write_network(folder / "network.onnx")
    write_tokenizer(folder / "tokenizer.json")
    (folder / "numbers.weights").touch()
    return folder


@pytest.fixture
def made():
    return EmbedderRecord("words", "f" * 64, 3, MAX_TOKENS)


@pytest.fixture
def files(build):
    names = ("network.onnx", "numbers.weights", "tokenizer.json")
    return EncoderFiles(*(BuildFile.of(build, build / name) for name in names), "query: ", "")


@pytest.fixture
def encoder(build, made, files):
    return QueryEncoder(made, files, lambda: [build])


def test_it_is_known_by_what_it_stands_for(encoder):
    assert (encoder.name, encoder.fingerprint, encoder.dim, encoder.max_tokens) == ("words", "f" * 64, 3, 4)


def test_a_text_has_a_vector_and_its_tokens(encoder):
    found = encoder.embed_passages(["ships sail", "sail"])
    half = np.float32(1 / np.sqrt(2))
    np.testing.assert_allclose(found.vectors, [[half, half, 0], [0, 1, 0]], atol=1e-7)
    assert [tokens.starts.tolist() for tokens in found.tokens] == [[0, 6], [0]]
    np.testing.assert_array_equal(found.tokens[0].vectors, [[1, 0, 0], [0, 1, 0]])
    np.testing.assert_array_equal(encoder.embed_documents(["ships sail", "sail"]), found.vectors)
    assert encoder.embed_passages([]).vectors.shape == (0, 3)


def test_a_question_has_its_prompt_and_its_tokens_do_not(build, made, files):
    encoder = QueryEncoder(made, files, lambda: [build])
    found = encoder.embed_question("ships sail")
    np.testing.assert_array_equal(found.vectors, [[0, 0, 1]])  # "[A] query : [Z]": the rest is cut off
    assert found.tokens[0].vectors.shape == (0, 3)
    np.testing.assert_array_equal(encoder.embed_query("ships sail"), found.vectors)


def test_tokens_are_counted_beyond_the_longest_input(encoder):
    assert encoder.count_tokens(["ships sail to riga " * 5, ""]) == [20, 0]


def test_progress_counts_every_text(encoder):
    done = []
    encoder.embed_passages(["ships"] * 5, done.append)
    assert sum(done) == 5


def test_threads_get_the_same_bytes(encoder):
    texts = ["ships", "sail", "ships sail"] * 20
    alone = [encoder.embed_question(text).vectors.tobytes() for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: encoder.embed_question(text).vectors.tobytes(), texts)) == alone


def test_its_files_may_be_found_in_another_build(build, made, files):
    newer = build.with_name("00002-abcdef")
    encoder = QueryEncoder(made, files, lambda: [build, newer])
    build.rename(newer)
    assert encoder.embed_query("ships").shape == (1, 3)


@pytest.mark.parametrize("name", ["network.onnx", "numbers.weights", "tokenizer.json"])
def test_a_damaged_file_is_told(build, encoder, name):
    (build / name).write_bytes(b"{}")
    with pytest.raises(IndexDamaged, match=rf"{name} is damaged: run 'article-qa rebuild --full'"):
        encoder.embed_query("ships")


def test_a_missing_file_is_told(build, encoder):
    (build / "network.onnx").unlink()
    with pytest.raises(IndexDamaged, match=r"network.onnx is missing"):
        encoder.load()


def test_a_network_that_cannot_be_used_is_told(build, made):
    (build / "network.onnx").write_bytes(b"no network at all")
    names = ("network.onnx", "numbers.weights", "tokenizer.json")
    files = EncoderFiles(*(BuildFile.of(build, build / name) for name in names), "", "")
    with pytest.raises(EmbedderUnavailable, match=r"^the index's query encoder cannot be used: ") as caught:
        QueryEncoder(made, files, lambda: [build]).load()
    assert "\n" not in str(caught.value)
