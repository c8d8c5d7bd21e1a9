"""Rewritten networks: fewer operators, the same numbers."""

from collections import Counter

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession

from embeddings.network import rewrite

WIDTH = 4


def weights(name, *shape):
    return numpy_helper.from_array(np.random.default_rng(len(name)).random(shape, dtype=np.float32), name)


def model(nodes, constants, outputs):
    given = [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, "tokens", WIDTH])]
    graph = helper.make_graph(
        nodes, "g", given, [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs], constants
    )
    domains = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=domains, ir_version=9)


def layer(name, source="x", bias=True):
    product = helper.make_node("MatMul", [source, f"{name}_w"], [f"{name}_p" if bias else name])
    return [product, helper.make_node("Add", [f"{name}_b", f"{name}_p"], [name])] if bias else [product]


def layer_weights(name, width=WIDTH):
    return [weights(f"{name}_w", WIDTH, width), weights(f"{name}_b", width)]


def numbers(network, x):
    session = InferenceSession(network.SerializeToString(), providers=["CPUExecutionProvider"])
    return [found.tobytes() for found in session.run(None, {"x": x})]


def counts(network):
    return Counter(node.op_type for node in network.graph.node)


def attention_network():
    nodes = [*layer("key"), *layer("query"), *layer("value")]
    nodes += [
        helper.make_node(
            "MultiHeadAttention", ["query", "key", "value"], ["seen"], domain="com.microsoft", num_heads=2
        ),
        helper.make_node("Shape", ["x"], ["shape"]),
        helper.make_node("Reshape", ["seen", "shape"], ["whole"]),
        *layer("y", source="whole"),
    ]
    constants = [tensor for name in ("key", "query", "value", "y") for tensor in layer_weights(name)]
    return model(nodes, constants, ["y"])


@pytest.mark.parametrize("tokens", [1, 7, 200])
def test_rewriting_attention_changes_no_bit_of_what_it_gives(tokens):
    network = attention_network()
    x = np.random.default_rng(tokens).random((1, tokens, WIDTH), dtype=np.float32)
    before = numbers(network, x)
    rewrite(network.graph)
    assert numbers(network, x) == before


def test_query_key_and_value_become_one_product_and_attention_is_not_reshaped():
    network = attention_network()
    rewrite(network.graph)
    assert counts(network) == Counter(MatMul=2, Add=2, Split=1, MultiHeadAttention=1)
    assert not {tensor.name for tensor in network.graph.initializer} & {"key_w", "key_b", "value_w"}


def test_layers_of_unlike_widths_are_parted_again_where_each_ends():
    network = model([*layer("a"), *layer("b")], [*layer_weights("a", 3), *layer_weights("b", 5)], ["a", "b"])
    x = np.random.default_rng(1).random((1, 6, WIDTH), dtype=np.float32)
    before = numbers(network, x)
    rewrite(network.graph)
    assert counts(network)["MatMul"] == 1
    assert numbers(network, x) == before


@pytest.mark.parametrize(
    ("nodes", "constants", "outputs"),
    [
        pytest.param(
            [*layer("a"), *layer("b", source="a")], [*layer_weights("a"), *layer_weights("b")], ["b"], id="other inputs"
        ),
        pytest.param(
            [*layer("a", bias=False), *layer("b", bias=False)],
            [weights("a_w", WIDTH, WIDTH), weights("b_w", WIDTH, WIDTH)],
            ["a", "b"],
            id="no biases",
        ),
        pytest.param(
            [*layer("a"), *layer("b"), helper.make_node("Relu", ["a_p"], ["c"])],
            [*layer_weights("a"), *layer_weights("b")],
            ["a", "b", "c"],
            id="used without its bias",
        ),
        pytest.param(
            [*layer("a"), *layer("b")], [*layer_weights("a"), *layer_weights("b")], ["a", "b", "a_p"], id="also given"
        ),
        pytest.param(
            [*layer("a"), *layer("b")],
            [weights("a_w", WIDTH, 3), weights("a_b", 1), *layer_weights("b")],
            ["a", "b"],
            id="one bias for all columns",
        ),
        pytest.param(
            [*layer("a"), *layer("b")],
            [weights(f"{name}_w", 1, WIDTH, WIDTH) for name in "ab"]
            + [weights(f"{name}_b", WIDTH, WIDTH) for name in "ab"],
            ["a", "b"],
            id="other weights for each text",
        ),
        pytest.param(
            [
                *layer("a"),
                helper.make_node("MatMul", ["x", "a"], ["p"]),
                helper.make_node("Add", ["p", "a_b"], ["b"]),
            ],
            layer_weights("a"),
            ["b"],
            id="a product of what is not constant",
        ),
    ],
)
def test_what_cannot_be_joined_stays(nodes, constants, outputs):
    network = model(nodes, constants, outputs)
    x = np.random.default_rng(2).random((1, WIDTH, WIDTH), dtype=np.float32)
    before, products = numbers(network, x), counts(network)["MatMul"]
    rewrite(network.graph)
    assert counts(network)["MatMul"] == products
    assert numbers(network, x) == before


def test_a_reshape_of_anything_else_stays_and_what_nobody_uses_goes():
    nodes = [
        helper.make_node("Reshape", ["x", "flat"], ["y"]),
        helper.make_node("Relu", ["x"], ["unused"]),
        helper.make_node("Relu", ["unused"], ["also_unused"]),
    ]
    flat = numpy_helper.from_array(np.array([-1, WIDTH], dtype=np.int64), "flat")
    network = model(nodes, [flat, weights("idle", 2)], ["y"])
    rewrite(network.graph)
    assert counts(network) == Counter(Reshape=1)
    assert [tensor.name for tensor in network.graph.initializer] == ["flat"]
