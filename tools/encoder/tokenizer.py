"""The vocabulary as a ``tokenizer.json`` that gives SentencePiece's own ids."""

from __future__ import annotations

import json
from typing import Any

import sentencepiece

__all__ = ["tokenizer_json"]

UNK, BOS, EOS = 0, 1, 2
META = "▁"
TILDE, STAND_IN = "～", chr(0xFDD0)  # a noncharacter, which no text should hold

# What this SentencePiece model's own character map turns into a space, and NFKC does not.
SPACES = (
    r"[\x{9}\x{A}\x{C}\x{D}\x{1680}\x{200B}\x{200E}\x{200F}"
    r"\x{2028}\x{2029}\x{2581}\x{FEFF}\x{FFFD}]"
)


def tokenizer_json(model: bytes) -> bytes:
    """The file's content for a serialised SentencePiece unigram model.

    The normaliser is spelt out instead of handing the model's character map to ``Precompiled``,
    which drops marks after a mapped character and leaves decomposed Hangul.
    """
    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    vocabulary = [[processor.id_to_piece(i), processor.get_score(i)] for i in range(len(processor))]
    for special in vocabulary[: EOS + 1]:
        # No piece of a text holds a space, so no text can spell a special token.
        special[0] = f" {special[0]}"
    document: dict[str, Any] = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": _normaliser(),
        "pre_tokenizer": {
            "type": "Metaspace",
            "replacement": META,
            "prepend_scheme": "always",
            "split": True,
        },
        "post_processor": _template(),
        "decoder": None,
        "model": {
            "type": "Unigram",
            "unk_id": UNK,
            "vocab": vocabulary,
            "byte_fallback": False,
        },
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()


def _normaliser() -> dict[str, Any]:
    # SentencePiece keeps U+FF5E, which NFKC would fold: it steps aside and comes back.
    steps = [
        _replace({"Regex": SPACES}, " "),
        _replace({"String": TILDE}, STAND_IN),
        {"type": "NFKC"},
        _replace({"String": STAND_IN}, TILDE),
        _replace({"Regex": " {2,}"}, " "),
        _replace({"Regex": r"\A | \z"}, ""),
    ]
    return {"type": "Sequence", "normalizers": steps}


def _replace(pattern: dict[str, str], content: str) -> dict[str, Any]:
    return {"type": "Replace", "pattern": pattern, "content": content}


def _template() -> dict[str, Any]:
    def special(token: str) -> dict[str, Any]:
        return {"SpecialToken": {"id": token, "type_id": 0}}

    def text(type_id: int) -> dict[str, Any]:
        return {"Sequence": {"id": "B" if type_id else "A", "type_id": type_id}}

    single = [special("<s>"), text(0), special("</s>")]
    return {
        "type": "TemplateProcessing",
        "single": single,
        "pair": [*single, text(1), special("</s>")],
        "special_tokens": {
            token: {"id": token, "ids": [number], "tokens": [token]}
            for token, number in (("<s>", BOS), ("</s>", EOS))
        },
    }
