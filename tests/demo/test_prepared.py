"""The vectors that come with the demo catalogue are those that the encoder makes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tvrec.config import assets_dir
from tvrec.core import Tv

FILE = assets_dir() / "demo" / "vectors.npz"


def test_every_work_has_one_and_nothing_is_left_to_encode(works: Tv) -> None:
    assert works.library.take_vectors(FILE) > 240
    assert works.library.waiting() == 0, "run tools/build_demo_vectors.py"
    assert works.library.take_vectors(FILE) == 0


def test_they_are_what_the_encoder_makes_of_the_same_texts(works: Tv, tmp_path: Path) -> None:
    works.encode()
    works.library.write_vectors(tmp_path / "now.npz")
    with np.load(FILE) as kept, np.load(tmp_path / "now.npz") as now:
        assert kept["encoder"] == now["encoder"]
        assert (kept["hashes"] == now["hashes"]).all()
        both = [vectors.astype(np.float64) for vectors in (kept["vectors"], now["vectors"])]
    assert (np.einsum("nd,nd->n", *both) > 0.999).all(), "run tools/build_demo_vectors.py"


def test_those_of_another_encoder_are_left_alone(works: Tv, tmp_path: Path) -> None:
    with np.load(FILE) as kept:
        np.savez(
            tmp_path / "other.npz",
            encoder=np.array("another"),
            hashes=kept["hashes"],
            vectors=kept["vectors"],
        )
    assert works.library.take_vectors(tmp_path / "other.npz") == 0
    assert works.library.take_vectors(tmp_path / "missing.npz") == 0
