"""The encoder at run time: batches, padding, odd texts, damaged files, memory and imports."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from encoder_plots import ALL_PLOTS, EMOJI

from tvrec.encode import OnnxEncoder, read_manifest, verify
from tvrec.encode.onnx import BATCH_TOKENS, _batches
from tvrec.errors import ModelError

ODD_TEXTS = (
    "",
    " \n\t",
    *EMOJI,
    "𓀀𓂀𓃠",  # Egyptian hieroglyphs
    "ᚠᚢᚦᚨᚱᚲ",
    "\u0000\u0007",
    "broken \udce9 name",
    "<s></s><unk>",
    "word " * 1_000,
    "影" * 5_000,
    "x" * 2_000_000,
)


def test_a_vector_does_not_depend_on_its_batch_mates(encoder: OnnxEncoder) -> None:
    texts = [*ALL_PLOTS, "", "word " * 400]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    queries = np.stack([encoder.encode_one(text) for text in texts])
    assert np.abs(together - alone).max() <= 1e-6
    assert np.abs(together - queries).max() <= 1e-6


def test_the_order_of_texts_is_kept(encoder: OnnxEncoder) -> None:
    forward = encoder.encode(ALL_PLOTS)
    backward = encoder.encode(ALL_PLOTS[::-1])
    assert np.abs(forward - backward[::-1]).max() <= 1e-6


def test_padding_and_the_ids_under_it_change_nothing(encoder: OnnxEncoder) -> None:
    session = encoder._session(1)
    ids = np.array([encoder._tokens(ALL_PLOTS[0])])
    mask = np.ones_like(ids)
    (plain,) = session.run(None, {"input_ids": ids, "attention_mask": mask})
    padding = np.zeros((1, 40), dtype=np.int64)
    noise = np.random.default_rng(3).integers(0, 128_000, padding.shape)
    for filler in (padding, noise):
        feeds = {
            "input_ids": np.concatenate([ids, filler], axis=1),
            "attention_mask": np.concatenate([mask, padding], axis=1),
        }
        assert np.abs(session.run(None, feeds)[0] - plain).max() <= 1e-6


def test_odd_texts_give_finite_unit_vectors(encoder: OnnxEncoder) -> None:
    vectors = encoder.encode(ODD_TEXTS)
    assert vectors.shape == (len(ODD_TEXTS), 512)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_row_without_any_token_is_finite_too(encoder: OnnxEncoder) -> None:
    nothing = np.zeros((1, 4), dtype=np.int64)
    feeds = {"input_ids": nothing, "attention_mask": nothing}
    assert np.isfinite(encoder._session(1).run(None, feeds)[0]).all()


def test_no_text_gives_no_row(encoder: OnnxEncoder) -> None:
    assert encoder.encode([]).shape == (0, 512)


def test_a_query_is_one_row(encoder: OnnxEncoder) -> None:
    vector = encoder.encode_one("a quiet film about memory")
    assert vector.shape == (512,)
    assert vector.dtype == np.float32


def test_a_text_is_cut_at_512_tokens(encoder: OnnxEncoder) -> None:
    assert encoder.count_tokens("") == 2
    assert encoder.count_tokens("film " * 600) == 512
    ids = encoder._tokens("film " * 600)
    assert (ids[0], ids[-1]) == (1, 2)


def test_texts_from_several_threads_do_not_disturb_each_other(models_dir: Path) -> None:
    encoder = OnnxEncoder(models_dir)
    expected = np.stack([encoder.encode_one(text) for text in ALL_PLOTS[:16]])
    with ThreadPoolExecutor(4) as pool:
        ones = list(pool.map(encoder.encode_one, ALL_PLOTS[:16]))
        many = list(pool.map(encoder.encode, [ALL_PLOTS[:16]] * 4))
    assert np.abs(np.stack(ones) - expected).max() <= 1e-6
    assert all(np.abs(vectors - expected).max() <= 1e-6 for vectors in many)


def test_after_release_texts_can_still_be_read(models_dir: Path) -> None:
    encoder = OnnxEncoder(models_dir)
    before = encoder.encode(ALL_PLOTS[:3])
    encoder.release()
    assert np.array_equal(encoder.encode(ALL_PLOTS[:3]), before)


def test_batches_hold_every_text_once_within_the_budget() -> None:
    lengths = [int(n) for n in np.random.default_rng(4).integers(2, 513, 500)]
    batches = list(_batches(lengths))
    assert sorted(i for batch in batches for i in batch) == list(range(500))
    assert max(len(b) * max(lengths[i] for i in b) for b in batches) <= BATCH_TOKENS


@pytest.fixture
def copy(models_dir: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder of models that a test may damage."""
    folder = Path(shutil.copytree(models_dir, tmp_path / "models"))
    yield folder
    shutil.rmtree(folder)


FILES = ("encoder.onnx", "encoder.onnx.data", "tokenizer.json")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError) as caught:
        verify(copy)
    assert caught.value.file == str(copy / name)
    with pytest.raises(ModelError) as caught:
        OnnxEncoder(copy).encode(["text"])
    assert caught.value.file == str(copy / name)
    assert caught.value.remedy


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_does_not_pass(copy: Path, name: str) -> None:
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(ModelError, match="checksum") as caught:
        verify(copy)
    assert caught.value.file == str(copy / name)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_off_is_an_error_and_not_a_crash(copy: Path, name: str) -> None:
    content = (copy / name).read_bytes()
    (copy / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError, match="damaged"):
        OnnxEncoder(copy).encode_one("text")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"{}", b'{"id": 3}', b"\xff\xfe", b"null"],
)
def test_a_manifest_that_is_none_is_refused(copy: Path, content: bytes) -> None:
    (copy / "manifest.json").write_bytes(content)
    with pytest.raises(ModelError, match="manifest") as caught:
        read_manifest(copy)
    assert caught.value.file == str(copy / "manifest.json")


def test_a_manifest_cannot_point_out_of_its_folder(copy: Path) -> None:
    text = (copy / "manifest.json").read_text("utf-8")
    (copy / "manifest.json").write_text(text.replace("tokenizer.json", "../x"), "utf-8")
    with pytest.raises(ModelError, match="outside"):
        verify(copy)


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        OnnxEncoder(tmp_path)


def _loaded_after(code: str, *names: str) -> set[str]:
    script = f"import sys\n{code}\nprint([n for n in {names!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(eval(done.stdout))


HEAVY = ("numpy", "onnxruntime", "tokenizers", "onnx", "huggingface_hub", "msgspec")


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert _loaded_after("import tvrec.encode", *HEAVY) == set()


def test_the_text_of_a_title_needs_nothing_heavy() -> None:
    code = "from tvrec.encode import document_text, text_hash, text_language, Encoder, Manifest"
    assert _loaded_after(code, *HEAVY) == set()


def test_an_encoder_loads_its_libraries_with_the_first_text(models_dir: Path) -> None:
    code = (
        "from pathlib import Path\nfrom tvrec.encode import OnnxEncoder\n"
        f"encoder = OnnxEncoder(Path({str(models_dir)!r}))"
    )
    assert _loaded_after(code, "onnxruntime", "tokenizers") == set()
    loaded = _loaded_after(f"{code}\nencoder.encode_one('x')", *HEAVY)
    assert "onnxruntime" in loaded
    assert "huggingface_hub" not in loaded


def test_the_package_names_what_it_has() -> None:
    import tvrec.encode

    assert sorted(tvrec.encode.__all__) == dir(tvrec.encode)
    for name in tvrec.encode.__all__:
        assert getattr(tvrec.encode, name).__name__ == name
    with pytest.raises(AttributeError):
        tvrec.encode.nothing  # noqa: B018


def test_nothing_is_written_of_the_user_and_nobody_is_told(home: Path) -> None:
    """onnxruntime's telemetry would leave a device's id and a queue of events in the home."""
    code = (
        "from tvrec.config import models_dir\n"
        "from tvrec.encode import OnnxEncoder\n"
        "OnnxEncoder(models_dir()).encode_one('a quiet film')\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert [path for path in home.rglob("*") if path.is_file()] == []
