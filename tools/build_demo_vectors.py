"""Encode the demo catalogue once for everybody: ``python tools/build_demo_vectors.py``.

Writes assets/demo/vectors.npz, see ``tvrec.core.prepared``. To be run when the catalogue's texts or
the encoder have changed; tests/demo/test_prepared.py tells.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tvrec.config import assets_dir
from tvrec.core import Tv, demo_works


def main() -> None:
    """Write the file anew, every vector made by the encoder now."""
    file = assets_dir() / "demo" / "vectors.npz"
    with (
        tempfile.TemporaryDirectory() as folder,
        Tv.open(Path(folder) / "demo.db", demo=True) as tv,
    ):
        tv.library.import_files(demo_works(), synopses=False)
        tv.encode()
        print(f"{file}: {tv.library.write_vectors(file)} vectors")


if __name__ == "__main__":
    main()
