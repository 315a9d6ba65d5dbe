"""The first scan of 10,000 files and the scan of the same files unchanged, in CPU time.

The files are real and tiny: a few templates made by PyAV, each copy with bytes of its own behind
them. ``python bench/scan.py [FILES]``. Children (the probe) are counted in.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import av
import numpy as np

from tvrec.core.scanning import scan_into
from tvrec.store import Store

GOAL_S, GOAL_FILE_MS = 2.0, 20.0
NOW = datetime(2026, 5, 1, tzinfo=UTC)


def template(path: Path) -> bytes:
    """Make one second of video and return its bytes."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=5)
        stream.width, stream.height = 64, 48
        for shade in range(5):
            image = np.full((48, 64, 3), shade * 50, dtype=np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(image)))
        out.mux(stream.encode(None))
    return path.read_bytes()


def make_library(root: Path, count: int) -> None:
    """Write films in folders of their own, with an NFO each."""
    body = template(root.parent / "template.mkv")
    for number in range(count):
        folder = root / f"{number // 500:03}" / f"Film {number} ({1950 + number % 70})"
        folder.mkdir(parents=True)
        (folder / f"{folder.name}.mkv").write_bytes(body + number.to_bytes(8, "big"))
        (folder / "movie.nfo").write_text(f"<movie><title>Film {number}</title></movie>")


def cpu() -> float:
    """CPU seconds of this process and its children so far."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(kind)[:2]) for kind in kinds)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        root.mkdir()
        make_library(root, count)
        with Store.open(Path(folder) / "bench.db") as store:
            marks = [cpu()]
            for _ in range(2):
                report = scan_into(store, [root], probe_timeout_s=20, now=NOW)
                marks.append(cpu())
            assert report.skipped["unchanged"] == count
            victim = next(root.rglob("*.nfo"))
            victim.write_text("<movie><title>Changed</title></movie>")
            os.utime(victim)
            start = cpu()
            scan_into(store, [root], probe_timeout_s=20, now=NOW)
            changed = cpu() - start - (marks[2] - marks[1])
    first, again = marks[1] - marks[0], marks[2] - marks[1]
    print(f"{count} video files, each with an NFO; CPU time, the probe's included")
    print(f"first scan            {first:8.1f} s    {first / count * 1e3:6.2f} ms a file")
    print(f"  goal for a file                   {GOAL_FILE_MS:6.2f} ms")
    print(f"scan, all unchanged   {again:8.2f} s    (goal {GOAL_S * count / 10_000:.2f})")
    print(f"one file changed      {max(changed, 0) * 1e3:8.0f} ms more")


if __name__ == "__main__":
    main()
