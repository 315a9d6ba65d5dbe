"""How fast an encoder reads."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from typing import NamedTuple

from tvrec.encode.onnx import OnnxEncoder

__all__ = ["GOALS", "Speed", "measure"]

GOALS = {31: 450.0, 80: 230.0}  # tokens of a text -> texts per CPU-second on one thread

_SENTENCES = (
    "A lighthouse keeper and his daughter find a stranger on the shore after a winter storm, and "
    "the village across the bay begins to ask what he is running from",
    "一位退休的钟表匠收到一封没有署名的信，信中提到他年轻时在江边小镇认识的姑娘，于是他决定重新踏上那条路",
    "Three friends rebuild an old racing car for one last summer, while the town around them is "
    "sold off street by street and nobody agrees on what should be saved",
    "暴雨之夜，年轻的女记者在山村里追查一起失踪案，却发现每一位村民都在保守同一个秘密",
)


class Speed(NamedTuple):
    """The speed at one length of text."""

    tokens: int
    texts_per_cpu_s: float
    goal: float  # texts per CPU-second

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.texts_per_cpu_s >= self.goal


def measure(
    encoder: OnnxEncoder,
    *,
    count: int = 256,
    rounds: int = 3,
    clock: Callable[[], float] = time.process_time,
) -> list[Speed]:
    """Texts per CPU-second at each length of ``GOALS``, tokenizing included.

    For one thread's speed the encoder should have been made with ``indexing_threads=1``. The
    fastest of ``rounds`` over ``count`` texts counts, half of them English, half Chinese.
    """
    speeds = []
    for tokens, goal in GOALS.items():
        texts = _texts(encoder, tokens, count)
        encoder.encode(texts[:32])
        times = []
        for _ in range(rounds):
            start = clock()
            encoder.encode(texts)
            times.append(clock() - start)
        speeds.append(Speed(tokens, count / min(times), goal))
    return speeds


def _texts(encoder: OnnxEncoder, tokens: int, count: int) -> Sequence[str]:
    """Texts of at least ``tokens`` tokens and as few more as characters allow, all different."""
    texts = []
    for number, sentence in enumerate(islice(cycle(_SENTENCES), count)):
        endless = f"{number} {sentence} " * (1 + tokens // 10)
        low, high = 1, len(endless)
        while low < high:
            middle = (low + high) // 2
            if encoder.count_tokens(endless[:middle]) < tokens:
                low = middle + 1
            else:
                high = middle
        texts.append(endless[:low])
    return texts
