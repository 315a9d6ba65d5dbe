"""Text to vectors: what a title's text is, and the encoder that reads it.

Importing this package loads nothing heavy; each name arrives when it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tvrec.encode.base import Encoder, Manifest
    from tvrec.encode.manifest import read_manifest, verify
    from tvrec.encode.onnx import OnnxEncoder
    from tvrec.encode.text import document, document_text, text_hash, text_language

__all__ = [
    "Encoder",
    "Manifest",
    "OnnxEncoder",
    "document",
    "document_text",
    "read_manifest",
    "text_hash",
    "text_language",
    "verify",
]

_HOMES = {
    "Encoder": "base",
    "Manifest": "base",
    "OnnxEncoder": "onnx",
    "document": "text",
    "document_text": "text",
    "read_manifest": "manifest",
    "text_hash": "text",
    "text_language": "text",
    "verify": "manifest",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
