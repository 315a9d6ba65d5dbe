"""The encoder's ONNX graph: the multilingual Universal Sentence Encoder's CNN.

The weights of 16 kB and more lie in the external file, so that a runtime can map them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from encoder.source import PIECES, WIDTH, Source
from encoder.table import BLOCK, int4_table

__all__ = ["OUTPUT", "TABLES", "Table", "build_graph"]

Table = Literal["int4", "int8", "float"]
TABLES: tuple[Table, ...] = ("int4", "int8", "float")

OUTPUT = "embedding"
ORDERS = (2, 3, 5)
EPSILON = 1e-12
OPSET, IR_VERSION = 21, 10
INLINE_BELOW = 16_384  # bytes
ALIGNMENT = 4_096  # bytes, a memory page


@dataclass
class Graph:
    """A graph under construction: nodes in order, initialisers, and the external data."""

    data_name: str
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    tensors: list[TensorProto] = field(default_factory=list)
    data: bytearray = field(default_factory=bytearray)

    def add(self, op: str, inputs: list[str], output: str, **attributes: Any) -> str:
        """Append a node named like its one output, and give that name back."""
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, **attributes))
        return output

    def store(self, name: str, content: bytes, kind: int, shape: tuple[int, ...]) -> str:
        """Append an initialiser of any ONNX type from its raw bytes."""
        tensor = TensorProto(name=name, data_type=kind, dims=shape)
        if len(content) < INLINE_BELOW:
            tensor.raw_data = content
        else:
            self.data.extend(bytes(-len(self.data) % ALIGNMENT))
            place = {"location": self.data_name, "offset": len(self.data), "length": len(content)}
            tensor.data_location = TensorProto.EXTERNAL
            for key, value in place.items():
                tensor.external_data.add(key=key, value=str(value))
            self.data.extend(content)
        self.tensors.append(tensor)
        return name

    def constant(self, name: str, array: NDArray[Any]) -> str:
        """Append a float32, uint8 or int64 initialiser as it is."""
        kind = int(helper.np_dtype_to_tensor_dtype(array.dtype))
        return self.store(name, array.tobytes(), kind, array.shape)

    def weight(self, name: str, array: NDArray[np.float32]) -> str:
        """Append a dense weight as fp16 and its cast to float32."""
        half = f"{name}/fp16"
        self.store(half, array.astype("<f2").tobytes(), TensorProto.FLOAT16, array.shape)
        return self.add("Cast", [half], name, to=TensorProto.FLOAT)


def build_graph(source: Source, table: Table, data_name: str) -> tuple[bytes, bytes]:
    """The model file and its external data, which the model calls ``data_name``.

    The graph takes ``input_ids`` and ``attention_mask`` int64[batch, tokens] and gives
    ``embedding`` float32[batch, 512], rows of length 1.
    """
    graph = Graph(data_name)
    graph.constant("axis_1", np.array([1], dtype=np.int64))
    graph.constant("axis_2", np.array([2], dtype=np.int64))
    graph.add("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
    graph.add("Unsqueeze", ["mask", "axis_2"], "mask_tokens")
    graph.add("Unsqueeze", ["mask", "axis_1"], "mask_channels")
    _embed(graph, source, table)
    branches = [_branch(graph, source.dense, order) for order in ORDERS]
    graph.add("Concat", ["embedded", *branches], "features", axis=2)
    _pool(graph, source.dense)
    _project(graph, source.dense)
    return _serialise(graph), bytes(graph.data)


def _embed(graph: Graph, source: Source, table: Table) -> None:
    if table == "float":
        rows = np.concatenate([source.rows(i, i + 16_000) for i in range(0, PIECES, 16_000)])
        graph.constant("table", rows)
        graph.add("Gather", ["table", "input_ids"], "embedded", axis=0)
        return
    if table == "int8":
        graph.constant("table", source.table)
        graph.constant("table_scale", source.table_scale[:, None])
        graph.constant("table_zero", source.table_zero[:, None])
        graph.add("Gather", ["table", "input_ids"], "rows/uint8", axis=0)
        graph.add("Gather", ["table_scale", "input_ids"], "rows/scale", axis=0)
        graph.add("Gather", ["table_zero", "input_ids"], "rows/zero/uint8", axis=0)
        graph.add("Cast", ["rows/uint8"], "rows", to=TensorProto.FLOAT)
        graph.add("Cast", ["rows/zero/uint8"], "rows/zero", to=TensorProto.FLOAT)
        graph.add("Sub", ["rows", "rows/zero"], "rows/centred")
        graph.add("Mul", ["rows/centred", "rows/scale"], "embedded")
        return
    packed, scales = int4_table(source.rows, PIECES)
    graph.store("table", packed.tobytes(), TensorProto.INT4, (PIECES, WIDTH))
    graph.store("table_scale", scales.astype("<f2").tobytes(), TensorProto.FLOAT16, scales.shape)
    graph.add(
        "GatherBlockQuantized",
        ["table", "input_ids", "table_scale"],
        "embedded/fp16",
        domain="com.microsoft",
        gather_axis=0,
        quantize_axis=1,
        block_size=BLOCK,
    )
    graph.add("Cast", ["embedded/fp16"], "embedded", to=TensorProto.FLOAT)


def _branch(graph: Graph, dense: Mapping[str, NDArray[np.float32]], order: int) -> str:
    """The n-gram branch of one order; its output is [batch, tokens, 256]."""
    path = f"CNN_layers/ngram_order_{order}"
    name = f"ngram_{order}"
    kernel = graph.weight(f"{name}/kernel", dense[f"{path}/input_size_projection/dense/kernel"])
    bias = graph.constant(f"{name}/bias", dense[f"{path}/input_size_projection/dense/bias"])
    graph.add("MatMul", ["embedded", kernel], f"{name}/product")
    graph.add("Add", [f"{name}/product", bias], f"{name}/projected")
    normal = _layer_norm(graph, dense, path, f"{name}/projected", f"{name}/normal")
    graph.add("Transpose", [normal], f"{name}/channels", perm=[0, 2, 1])
    x = graph.add("Mul", [f"{name}/channels", "mask_channels"], f"{name}/0")
    for layer, suffix in enumerate(("", "_1"), start=1):
        x = _convolve(graph, dense, f"{path}/Ngram-{order}-Conv{suffix}", order, x, layer)
    return graph.add("Transpose", [x], f"{name}/out", perm=[0, 2, 1])


def _convolve(
    graph: Graph,
    dense: Mapping[str, NDArray[np.float32]],
    path: str,
    order: int,
    x: str,
    layer: int,
) -> str:
    """One residual convolution over [batch, 256, tokens], zero outside the mask."""
    name = f"ngram_{order}/conv_{layer}"
    flat = dense[f"{path}/weights"]
    kernel = np.ascontiguousarray(flat.reshape(order, -1, flat.shape[1]).transpose(2, 1, 0))
    weight = graph.weight(f"{name}/weight", kernel)
    bias = graph.constant(f"{name}/bias", dense[f"{path}/bias"].reshape(-1))
    left = (order - 1) // 2
    pads = [left, order - 1 - left]
    graph.add("Conv", [x, weight, bias], name, kernel_shape=[order], pads=pads)
    graph.add("Relu", [name], f"{name}/relu")
    graph.add("Add", [x, f"{name}/relu"], f"{name}/sum")
    return graph.add("Mul", [f"{name}/sum", "mask_channels"], f"ngram_{order}/{layer}")


def _layer_norm(
    graph: Graph, dense: Mapping[str, NDArray[np.float32]], path: str, x: str, output: str
) -> str:
    gamma = graph.constant(f"{output}/gamma", dense[f"{path}/LayerNorm/gamma"])
    beta = graph.constant(f"{output}/beta", dense[f"{path}/LayerNorm/beta"])
    return graph.add("LayerNormalization", [x, gamma, beta], output, axis=-1, epsilon=EPSILON)


def _pool(graph: Graph, dense: Mapping[str, NDArray[np.float32]]) -> None:
    """Mean of the tokens' features times the root of their number: ``pooled`` [batch, 512]."""
    normal = _layer_norm(graph, dense, "CNN_layers", "features", "features/normal")
    graph.add("Mul", [normal, "mask_tokens"], "features/masked")
    graph.add("ReduceSum", ["features/masked", "axis_1"], "features/sum", keepdims=0)
    graph.constant("one", np.array(1, dtype=np.float32))
    graph.add("ReduceSum", ["mask", "axis_1"], "count/raw", keepdims=1)
    graph.add("Max", ["count/raw", "one"], "count")
    kernel = graph.weight("pool/kernel", dense["CNN_layers/dense/kernel"])
    bias = graph.constant("pool/bias", dense["CNN_layers/dense/bias"])
    graph.add("MatMul", ["features/sum", kernel], "pool/product")
    graph.add("Mul", ["count", bias], "pool/biases")
    graph.add("Add", ["pool/product", "pool/biases"], "pool/sum")
    graph.add("Sqrt", ["count"], "count/root")
    graph.add("Div", ["pool/sum", "count/root"], "pooled")


def _project(graph: Graph, dense: Mapping[str, NDArray[np.float32]]) -> None:
    """Four dense layers, two of them with a projected shortcut, to the unit vector."""

    def product(x: str, path: str, name: str) -> str:
        kernel = graph.weight(f"{name}/kernel", dense[f"DNN/ResidualHidden_{path}/kernel"])
        return graph.add("MatMul", [x, kernel], name)

    def total(left: str, right: str, name: str) -> str:
        return graph.add("Add", [left, right], name)

    y0 = graph.add("Relu", [product("pooled", "0/dense", "hidden_0")], "y0")
    direct = product(y0, "1/dense", "hidden_1")
    shortcut = product("pooled", "1/AdjustDepth/projection", "shortcut_1")
    y1 = graph.add("Relu", [total(direct, shortcut, "hidden_1/sum")], "y1")
    y2 = graph.add("Relu", [product(y1, "2/dense", "hidden_2")], "y2")
    direct = product(y2, "3/dense", "hidden_3")
    shortcut = product(y1, "3/AdjustDepth/projection", "shortcut_3")
    z = graph.add("Tanh", [total(direct, shortcut, "hidden_3/sum")], "z")
    graph.constant("tiny", np.array(EPSILON, dtype=np.float32))
    graph.add("ReduceL2", [z, "axis_1"], "length/raw", keepdims=1)
    graph.add("Max", ["length/raw", "tiny"], "length")
    graph.add("Div", [z, "length"], OUTPUT)


def _serialise(graph: Graph) -> bytes:
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["batch", WIDTH])
    body = helper.make_graph(graph.nodes, "encoder", inputs, [output], graph.tensors)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(body, opset_imports=opsets, producer_name="tvrec")
    model.ir_version = IR_VERSION
    content: bytes = model.SerializeToString(deterministic=True)
    return content
