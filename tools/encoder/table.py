"""Quantisation of the embedding to 4 bits, one fp16 scale for every 32 values."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

__all__ = ["BLOCK", "int4_table", "quantise_blocks"]

BLOCK = 32
DIVISORS = tuple(np.float32(tenths) / np.float32(10) for tenths in range(60, 91))
ROWS_AT_ONCE = 256  # 4,096 blocks: the working arrays stay in a core's cache


def int4_table(
    rows: Callable[[int, int], NDArray[np.float32]], count: int
) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """The table as ONNX stores INT4, with its scales.

    Args:
        rows: gives rows ``start`` to ``stop`` of the table, float32[stop - start, width].
        count: number of rows.

    Returns:
        packed uint8[count, width / 2], low nibble first, and scales float16[count, width / 32].
    """
    packed, scales = [], []
    for start in range(0, count, ROWS_AT_ONCE):
        part = rows(start, min(start + ROWS_AT_ONCE, count))
        quantised, scale = quantise_blocks(part.reshape(-1, BLOCK))
        nibbles = quantised.astype(np.uint8).reshape(len(part), -1) & 0xF
        packed.append(nibbles[:, ::2] | nibbles[:, 1::2] << 4)
        scales.append(scale.reshape(len(part), -1))
    return np.concatenate(packed), np.concatenate(scales)


def quantise_blocks(blocks: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """The best scale of each block, and the block in it.

    Candidates are the fp16 values of x0/d and -x0/d, x0 the block's value of largest magnitude, d
    from 6.0 to 9.0: past 7 it pays to clip x0, and the sign of the scale says on which side the
    range reaches to 8. The one of least squared error is kept, the first among equals.

    Args:
        blocks: float32[n, 32].

    Returns:
        int8[n, 32] within -8 to 7, and float16[n]; a block of zeros has the scale 0.
    """
    # Values lead, blocks follow: the error is summed in one fixed order on every machine.
    x = np.ascontiguousarray(blocks.T)
    peak = x[np.abs(x).argmax(axis=0), np.arange(x.shape[1])]
    best_error = np.full(x.shape[1], np.inf, dtype=np.float32)
    best_scale = np.zeros(x.shape[1], dtype=np.float16)
    levels, work = np.empty_like(x), np.empty_like(x)
    for divisor in DIVISORS:
        scale = (peak / divisor).astype(np.float16)
        step = np.where(scale == 0, np.float32(1), scale.astype(np.float32))
        np.rint(np.divide(x, step, out=levels), out=levels)
        # With -scale the levels are mirrored, so that 8 is reached above and -7 below.
        clipping = bool((np.abs(np.rint(peak / step)) > 7).any())
        for signed, low, high in ((scale, -8, 7), (-scale, -7, 8))[: 1 + clipping]:
            error = _squared_error(x, levels, step, low, high, work)
            better = error < best_error
            best_error[better] = error[better]
            best_scale[better] = signed[better]
    step = np.where(best_scale == 0, np.float32(1), best_scale.astype(np.float32))
    quantised = np.clip(np.rint(x / step), -8, 7).astype(np.int8)
    return np.ascontiguousarray(quantised.T), best_scale


def _squared_error(
    x: NDArray[np.float32],
    levels: NDArray[np.float32],
    step: NDArray[np.float32],
    low: int,
    high: int,
    work: NDArray[np.float32],
) -> NDArray[np.float32]:
    np.clip(levels, np.float32(low), np.float32(high), out=work)
    np.multiply(work, step, out=work)
    np.subtract(x, work, out=work)
    np.multiply(work, work, out=work)
    total = np.zeros(x.shape[1], dtype=np.float32)
    for row in work:
        total += row
    return total
