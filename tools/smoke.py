"""Use an installed tvrec as a stranger would, with every way to a network closed.

``python -I tools/smoke.py``, from an empty folder, with the Python of the environment to be tried.
"""

from __future__ import annotations

import contextlib
import io
import json
import socket
import sys
from pathlib import Path
from typing import NoReturn


def no_network(*_: object, **__: object) -> NoReturn:
    """Refuse to connect."""
    raise AssertionError("something wanted the network")


def run(*arguments: str) -> str:
    """Run a command line in this process and return what it prints."""
    from tvrec.cli import main

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(arguments)
    assert code == 0, f"tvrec {' '.join(arguments)} ended with {code}: {out.getvalue()}"
    return out.getvalue()


def main() -> None:
    """Load the model, encode, rank, and show the demo's Home."""
    socket.socket.connect = no_network  # type: ignore[method-assign]
    socket.create_connection = no_network
    import numpy as np

    import tvrec
    from tvrec.config import models_dir
    from tvrec.encode import OnnxEncoder

    assert Path(tvrec.__file__).parent in models_dir().parents, f"model of {models_dir()}"
    texts = ["a ship among the stars", "星际飞船", "a haunted house", "a love story"]
    vectors = OnnxEncoder(models_dir()).encode(texts)
    nothing = np.full(4, np.nan)
    catalog = tvrec.Catalog(
        vectors=vectors, languages=["en", "zh", "en", "en"], kinds=["movie"] * 4,
        genres=[[]] * 4, people=[[]] * 4, votes=nothing, ratings=nothing,
    )
    profile = tvrec.Profile(catalog)
    profile.absorb(0)
    best = tvrec.rank(profile, k=3)
    assert best, "nothing was ranked"
    run("doctor")
    home = json.loads(run("demo", "--fresh", "--json"))
    assert home["rows"], "the demo's Home is empty"
    assert "huggingface_hub" not in sys.modules, "huggingface_hub was used"
    print(f"tvrec {tvrec.__version__}: encoded, ranked, {len(home['rows'])} rows of the demo")


if __name__ == "__main__":
    main()
