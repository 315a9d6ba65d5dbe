"""Running time, languages and resolution of media, read by a child that may hang or die."""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from tvrec.library.languages import language_code

__all__ = ["Media", "Probe", "ProbeError", "ProbeTimeoutError"]

# By its path and without the folder we are in: no module of a media folder is ever imported.
_WORKER = (sys.executable, "-P", str(Path(__file__).with_name("probe_worker.py")))


class ProbeError(ValueError):
    """A file that cannot be played; the text says why.

    Attributes:
        passing: it lies with the system, and may be otherwise at another time.
    """

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


class ProbeTimeoutError(ProbeError):
    """A file that nobody could read within the time."""


@dataclass(frozen=True, slots=True)
class Media:
    """What is in a file; empty where it says nothing, or where PyAV is not installed."""

    container: str = ""
    duration_s: float | None = None
    width: int | None = None
    height: int | None = None
    audio_languages: tuple[str, ...] = ()  # ISO 639-1
    subtitle_languages: tuple[str, ...] = ()
    chapters: tuple[tuple[float, str], ...] = ()
    tags: dict[str, str] = field(default_factory=dict)  # names in lower case
    cover: bytes = field(default=b"", repr=False)


class Probe:
    """Asks a child about files, one after another; one that hangs or dies is replaced.

    Args:
        timeout_s: how long a file may take.
        command: the child; None: PyAV in a Python of its own.

    Attributes:
        works: there is something to ask; without PyAV nothing is known of any file.
    """

    def __init__(self, timeout_s: float = 20.0, command: Sequence[str] | None = None) -> None:
        self.timeout_s = timeout_s
        self._command = tuple(command or _WORKER)
        self._child: subprocess.Popen[bytes] | None = None
        self.works = command is not None or importlib.util.find_spec("av") is not None

    def __call__(self, path: str) -> Media:
        """Describe a file.

        Raises:
            ProbeTimeoutError: it takes too long.
            ProbeError: it cannot be played, or it crashes what reads it.
        """
        if not self.works:
            return Media()
        answer = self._ask(path)
        if answer.get("missing"):
            self.works = False
            return Media()
        if answer.get("error"):
            raise ProbeError(str(answer["error"]), passing=bool(answer.get("passing")))
        return Media(
            container=str(answer.get("container") or ""),
            duration_s=answer.get("duration_s"),
            width=answer.get("width"),
            height=answer.get("height"),
            audio_languages=_codes(answer.get("audio_languages")),
            subtitle_languages=_codes(answer.get("subtitle_languages")),
            chapters=tuple((float(at), str(name)) for at, name in answer.get("chapters") or ()),
            tags=dict(answer.get("tags") or {}),
            cover=base64.b64decode(answer.get("cover") or ""),
        )

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.communicate()

    def __enter__(self) -> Probe:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, path: str) -> dict[str, Any]:
        child = self._running()
        assert child.stdin is not None  # noqa: S101 - both are pipes
        assert child.stdout is not None  # noqa: S101 - as above
        try:
            child.stdin.write(os.fsencode(path).hex().encode() + b"\n")
            child.stdin.flush()
            line = self._line(child.stdout.fileno())
        except BrokenPipeError:
            line = b""
        except BaseException:
            self.close()  # an answer that comes later would be taken for that of the next file
            raise
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            self.close()
            raise ProbeError("crashes the program that reads it")
        return answer

    def _line(self, source: int) -> bytes:
        """Read one line within the time."""
        end = time.monotonic() + self.timeout_s
        pieces: list[bytes] = []
        while not pieces or not pieces[-1].endswith(b"\n"):
            ready, _, _ = select.select([source], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise ProbeTimeoutError(
                    f"hangs whatever reads it: no answer in {self.timeout_s:g} s"
                )
            piece = os.read(source, 1 << 16)
            if not piece:
                break
            pieces.append(piece)
        return b"".join(pieces)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is not None:
            self.close()
        if self._child is None:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for us alone
            )
        return self._child


def _codes(codes: Any) -> tuple[str, ...]:
    found = (language_code(str(each)) for each in codes or ())
    return tuple(dict.fromkeys(code for code in found if code))
