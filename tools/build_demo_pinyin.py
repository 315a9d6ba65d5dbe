"""Read the demo's Chinese names once for everybody: ``python tools/build_demo_pinyin.py``.

Writes assets/demo/pinyin.tsv, see ``tvrec.core.spelling``. To be run when the catalogue's names
have changed; tests/demo/test_spelled.py tells.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tvrec.config import assets_dir
from tvrec.core import Tv, demo_works


def main() -> None:
    """Write the file anew, every name read by pypinyin now."""
    file = assets_dir() / "demo" / "pinyin.tsv"
    with (
        tempfile.TemporaryDirectory() as folder,
        Tv.open(Path(folder) / "demo.db", demo=True) as tv,
    ):
        tv.library.import_files(demo_works(), synopses=False)
        tv.library.spell_names()
        print(f"{file}: {tv.library.write_spellings(file)} names")


if __name__ == "__main__":
    main()
