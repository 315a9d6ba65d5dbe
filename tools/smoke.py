"""Use an installed tvrec as a stranger would, with every way to a network closed.

``python -I tools/smoke.py`` with the Python of the environment that is to be tried, from a folder
without a checkout and with an empty home. It reads the model, encodes, ranks plain arrays, and
runs commands.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

_NETWORK = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


def _refuse_networks(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _NETWORK:
        raise RuntimeError(f"tvrec wanted the network: {event} {arguments[1:]}")


def run(*arguments: str) -> str:
    """Run a command line in this process and return what it prints."""
    from tvrec.cli import main

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = main(arguments)
    if code:
        raise SystemExit(f"tvrec {' '.join(arguments)} ended with {code}:\n{printed.getvalue()}")
    return printed.getvalue()


def rank() -> list[tuple[int, float]]:
    """Rank plain arrays for somebody who likes ships among stars."""
    import numpy as np

    import tvrec
    from tvrec.config import models_dir
    from tvrec.encode import OnnxEncoder

    package = Path(tvrec.__file__).parent
    assert models_dir() == package / "models", f"the model was taken from {models_dir()}"
    assert Path(sys.prefix) in package.parents, f"tvrec was imported from {package}"
    texts = [
        "A crew crosses the stars in search of a new home.",
        "飞船在星际之间寻找新的家园。",
        "An old house where the dead will not rest.",
        "Two strangers fall in love on a train.",
        "A lonely ship sends signals from deep space.",
    ]
    count = len(texts)
    nothing = np.full(count, np.nan)
    catalog = tvrec.Catalog(
        vectors=OnnxEncoder(models_dir()).encode(texts),
        languages=["en", "zh", "en", "en", "en"],
        kinds=["movie"] * count,
        genres=[[]] * count,
        people=[[]] * count,
        votes=nothing,
        ratings=nothing,
    )
    profile = tvrec.Profile(catalog)
    profile.absorb(0)
    best = tvrec.rank(profile, k=4)
    assert best[0][0] == 1, f"the other ship among the stars is not first: {best}"
    assert tvrec.explain(profile, best[0][0]).shares, "no reason was given"
    return best


def main() -> None:
    """Try it all, and say what was seen."""
    sys.addaudithook(_refuse_networks)
    best = rank()
    checks = json.loads(run("doctor", "--json"))["items"]
    home = json.loads(run("demo", "--fresh", "--json"))
    assert home["rows"], "the demo's Home is empty"
    assert run("demo", "--fresh", "--lang", "zh-Hans").strip(), "no Home in Chinese"
    assert "huggingface_hub" not in sys.modules, "huggingface_hub was imported"
    print(f"ranked {best}")
    for check in checks:
        print(f"{'ok' if check['ok'] else '--'}  {check['check']}: {check['message']}")
    print(f"the demo's Home has {len(home['rows'])} rows")


if __name__ == "__main__":
    main()
