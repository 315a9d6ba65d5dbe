"""Reading an encoder's manifest, and checking the files that it sums."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from tvrec.encode.base import Manifest
from tvrec.errors import ModelError

__all__ = ["REMEDY", "read_manifest", "verify"]

MANIFEST = "manifest.json"
REMEDY = "install tvrec again, or build the encoder with tools/build_encoder.py"


def read_manifest(models_dir: Path) -> Manifest:
    """The manifest in a folder of models.

    Raises:
        ModelError: it is missing, cannot be read, or is not a manifest.
    """
    path = models_dir / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=Manifest)
    except FileNotFoundError as error:
        raise ModelError("the encoder's manifest is missing", file=path, remedy=REMEDY) from error
    except OSError as error:
        message = f"the encoder's manifest cannot be read: {error.strerror}"
        raise ModelError(message, file=path, remedy=REMEDY) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"the encoder's manifest is damaged: {error}"
        raise ModelError(message, file=path, remedy=REMEDY) from error
    for name in manifest.files:
        if Path(name).name != name:
            message = f"the encoder's manifest names a file outside its folder: {name}"
            raise ModelError(message, file=path, remedy=REMEDY)
    return manifest


def verify(models_dir: Path) -> Manifest:
    """The manifest, after every file that it names was found to have its sum.

    Raises:
        ModelError: the manifest is unusable, or a file is missing or differs.
    """
    manifest = read_manifest(models_dir)
    for name, expected in manifest.files.items():
        path = models_dir / name
        try:
            with path.open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            message = f"a file of the encoder cannot be read: {error.strerror}"
            raise ModelError(message, file=path, remedy=REMEDY) from error
        if found != expected:
            message = "a file of the encoder does not have the checksum in its manifest"
            raise ModelError(message, file=path, remedy=REMEDY)
    return manifest
