"""The encoder on ONNX Runtime; the only file that knows of onnxruntime and tokenizers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from tvrec.encode.base import Manifest
from tvrec.encode.manifest import REMEDY, read_manifest
from tvrec.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

__all__ = ["OnnxEncoder"]

MODEL, TOKENIZER = "encoder.onnx", "tokenizer.json"
MAX_TOKENS = 512  # the template's two included
MAX_CHARS = 32 * MAX_TOKENS  # twice what 512 of the vocabulary's longest pieces can hold
BATCH_TOKENS = 2_048  # rows times the longest row: larger batches leave the cache and gain nothing
_SURROGATES = re.compile("[\ud800-\udfff]")


class OnnxEncoder:
    """An encoder from a folder of models; its files are loaded by the first text.

    A query runs on one thread. Many texts run on ``indexing_threads`` threads that sleep while
    they wait: spinning would burn many times the CPU of the work.
    """

    def __init__(self, models_dir: Path, *, indexing_threads: int = 2) -> None:
        self._folder = models_dir
        self._manifest = read_manifest(models_dir)
        self._indexing_threads = indexing_threads
        self._lock = Lock()
        self._tokenizer: Tokenizer | None = None
        self._sessions: dict[int, Any] = {}

    @property
    def manifest(self) -> Manifest:
        """What this encoder is."""
        return self._manifest

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of many texts, in their order: float32[n, dimensions], rows of length 1.

        Raises:
            ModelError: a file of the encoder is missing or damaged.
        """
        vectors = np.empty((len(texts), self._manifest.dimensions), dtype=np.float32)
        if not texts:
            return vectors
        session = self._session(self._indexing_threads)
        tokens = [self._tokens(text) for text in texts]
        for batch in _batches([len(row) for row in tokens]):
            vectors[batch] = self._run(session, [tokens[i] for i in batch])
        return vectors

    def encode_one(self, text: str) -> NDArray[np.float32]:
        """The vector of a query: float32[dimensions], of length 1.

        Raises:
            ModelError: a file of the encoder is missing or damaged.
        """
        vector: NDArray[np.float32] = self._run(self._session(1), [self._tokens(text)])[0]
        return vector

    def release(self) -> None:
        """Give back the memory that indexing took, about 100 MB; the next texts load it again."""
        with self._lock:
            for threads in set(self._sessions) - {1}:
                del self._sessions[threads]

    def count_tokens(self, text: str) -> int:
        """The number of tokens that the model reads of a text, at most 512."""
        return len(self._tokens(text))

    def _tokens(self, text: str) -> list[int]:
        if self._tokenizer is None:
            with self._lock:
                self._tokenizer = self._tokenizer or _load_tokenizer(self._folder / TOKENIZER)
        # A file name may hold bytes that are no text; the tokenizer takes only text.
        clean = _SURROGATES.sub("\ufffd", self._manifest.text_prefix + text[:MAX_CHARS])
        ids: list[int] = self._tokenizer.encode(clean).ids
        return ids

    def _session(self, threads: int) -> Any:
        with self._lock:
            if threads not in self._sessions:
                self._sessions[threads] = _load_session(self._folder / MODEL, threads)
            return self._sessions[threads]

    def _run(self, session: Any, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        ids = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = row
            mask[i, : len(row)] = 1
        feeds = {"input_ids": ids, "attention_mask": mask}
        vectors: NDArray[np.float32] = session.run([self._manifest.output], feeds)[0]
        return vectors


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of texts, the shortest first, in batches of at most BATCH_TOKENS with padding."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[index] > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _load_tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer, __version__

    _require(path)
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises no narrower class
        raise _unusable(path, f"tokenizers {__version__}", error) from error
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


def _load_session(path: Path, threads: int) -> Any:
    # Recent releases keep an id of the device and a queue of events for their maker. Only what is
    # set before it is loaded stops all of that; its own call comes after the first event.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # type: ignore[import-untyped]  # it ships no types

    _require(path)
    _require(path.with_name(f"{path.name}.data"))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 4  # stderr belongs to the screen
    try:
        # By path and not by content, so that the embedding is mapped into memory, not read.
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library's classes have no common base of their own
        library = f"onnxruntime {onnxruntime.__version__}"
        raise _unusable(path, library, error) from error


def _require(path: Path) -> None:
    if not path.is_file():
        raise ModelError("a file of the encoder is missing", file=path, remedy=REMEDY)


def _unusable(path: Path, library: str, error: Exception) -> ModelError:
    reason = str(error).partition("\n")[0]
    message = f"a file of the encoder is damaged, or {library} is too old for it: {reason}"
    return ModelError(message, file=path, remedy=REMEDY)
