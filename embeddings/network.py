"""Rewriting an exported network to fewer operators: a question of ten words feels the cost of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from onnx import GraphProto, NodeProto, TensorProto

_ATTENTION = "MultiHeadAttention"

#: A product with weights, and what adds its bias.
_Layer = tuple["NodeProto", "NodeProto"]


def rewrite(graph: GraphProto) -> None:
    """Rewrite a network that ONNX Runtime has simplified; it computes the same.

    What attention gives keeps the shape that it has, which is the one that models reshape it to. Products of one input
    with several weights, such as query, key and value, become one: several threads then share it in one go.
    """
    _drop_reshapes(graph)
    _join_products(graph)
    _drop_unused(graph)


def _drop_reshapes(graph: GraphProto) -> None:
    """Take what attention gives as it is: (texts, tokens, width)."""
    attended = {name for node in graph.node if node.op_type == _ATTENTION for name in node.output}
    same = {
        node.output[0]: node.input[0] for node in graph.node if node.op_type == "Reshape" and node.input[0] in attended
    }
    for node in graph.node:
        node.input[:] = [same.get(name, name) for name in node.input]


def _join_products(graph: GraphProto) -> None:
    """Join the products of one input, and what adds their biases."""
    weights = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[NodeProto] = []
    joined = {layers[0][0].output[0]: layers for layers in _layers_by_input(graph, weights)}
    gone = {node.output[0] for layers in joined.values() for layer in layers for node in layer}
    for node in graph.node:
        if node.output[0] in joined:
            nodes += _one_layer(graph, weights, joined[node.output[0]], f"joined_{len(nodes)}")
        elif node.output[0] not in gone:
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)


def _layers_by_input(graph: GraphProto, weights: Mapping[str, TensorProto]) -> list[list[_Layer]]:
    """The layers of each input that has several, a number of bias for each column of weights."""
    takers = defaultdict(list)
    for node in graph.node:
        for name in node.input:
            takers[name].append(node)
    kept = {given.name for given in graph.output}
    layers = defaultdict(list)
    for node in graph.node:
        if node.op_type != "MatMul" or node.input[1] not in weights or node.output[0] in kept:
            continue
        _, *columns = _shape(node, weights)
        match takers[node.output[0]]:
            case [added] if added.op_type == "Add" and len(columns) == 1 and _shape(added, weights) == columns:
                layers[node.input[0]].append((node, added))
    return [found for found in layers.values() if len(found) > 1]


def _one_layer(
    graph: GraphProto, weights: Mapping[str, TensorProto], layers: Sequence[_Layer], name: str
) -> list[NodeProto]:
    """Operators that do what several layers do."""
    from onnx import helper, numpy_helper

    def values(node: NodeProto) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return numpy_helper.to_array(weights[_weight(node, weights)])

    biases = [values(added) for _, added in layers]
    kernel, bias, sizes = f"{name}_kernel", f"{name}_bias", f"{name}_sizes"
    new = {
        kernel: np.concatenate([values(product) for product, _ in layers], axis=1),
        bias: np.concatenate(biases),
        sizes: np.array([len(each) for each in biases], dtype=np.int64),
    }
    graph.initializer.extend(numpy_helper.from_array(array, key) for key, array in new.items())
    return [
        helper.make_node("MatMul", [layers[0][0].input[0], kernel], [f"{name}_product"]),
        helper.make_node("Add", [f"{name}_product", bias], [f"{name}_sum"]),
        helper.make_node("Split", [f"{name}_sum", sizes], [added.output[0] for _, added in layers], axis=-1),
    ]


def _shape(node: NodeProto, weights: Mapping[str, TensorProto]) -> list[int]:
    """The shape of the one of a node's inputs that is a weight; [] if none is."""
    tensor = weights.get(_weight(node, weights))
    return list(tensor.dims) if tensor else []


def _weight(node: NodeProto, weights: Collection[str]) -> str:
    """The one of a node's inputs that is a weight; "" if none is."""
    return next((name for name in node.input if name in weights), "")


def _drop_unused(graph: GraphProto) -> None:
    """Drop what gives nothing that is used."""
    used = {given.name for given in graph.output}
    nodes = []
    for node in reversed(graph.node):  # whatever takes a value comes after what gives it
        if used.intersection(node.output):
            nodes.append(node)
            used.update(node.input)
    del graph.node[:]
    graph.node.extend(reversed(nodes))
    tensors = [tensor for tensor in graph.initializer if tensor.name in used]
    del graph.initializer[:]
    graph.initializer.extend(tensors)
