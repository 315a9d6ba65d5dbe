"""Texts that the encoder reads in a second of CPU time on one thread.

    python bench/encode.py [MODELS]

Exits with 1 where a goal is missed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tvrec.encode import OnnxEncoder
from tvrec.encode.bench import measure

MODELS = Path(__file__).resolve().parent.parent / "models"


def main() -> int:
    """Measure, print and judge."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else MODELS
    speeds = measure(OnnxEncoder(folder, indexing_threads=1))
    print(f"{'tokens':>6} {'texts/CPU-s':>12} {'goal':>6}")
    for speed in speeds:
        print(f"{speed.tokens:>6} {speed.texts_per_cpu_s:>12.0f} {speed.goal:>6.0f}")
    return 0 if all(speed.met for speed in speeds) else 1


if __name__ == "__main__":
    sys.exit(main())
