"""Resident memory with 10,000 titles, a viewer of 1,000 watches and the encoder loaded.

``python bench/memory.py [TITLES]``. The encoder has answered a query, as it does on a television;
the second line is after it has also indexed 500 texts, the third after it has given that back.
"""

from __future__ import annotations

import ctypes
import re
import sys
import tempfile
from pathlib import Path

from watch import NOW, make_library

from tvrec.config import models_dir
from tvrec.core import Tv
from tvrec.encode import OnnxEncoder

GOAL_MB = 350


def resident_mb() -> float:
    """Return what the process has in memory now, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else float("nan")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        make_library(path, count)
        ctypes.CDLL("libc.so.6").malloc_trim(0)  # what making the library took is not of interest
        with Tv.open(path) as tv:
            tv.home(at=NOW)
            encoder = OnnxEncoder(models_dir())
            encoder.encode_one("a rainy evening, something tender")
            print(f"{count} titles, encoder loaded   {resident_mb():6.0f} MB   (goal {GOAL_MB})")
            encoder.encode([f"Film {number} about a lighthouse" for number in range(500)])
            print(f"  after indexing               {resident_mb():6.0f} MB")
            encoder.release()
            print(f"  indexing given back          {resident_mb():6.0f} MB")


if __name__ == "__main__":
    main()
