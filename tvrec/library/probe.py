"""Running time, languages and resolution of media, read by a child that may hang or die."""

from __future__ import annotations

import importlib.util
import json
import os
import select
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from tvrec.library.subtitles import two_letters

__all__ = ["Media", "Probe", "ProbeError"]

_WORKER = (sys.executable, "-m", "tvrec.library.probe_worker")


class ProbeError(ValueError):
    """A file that cannot be played; the text says why."""


@dataclass(frozen=True, slots=True)
class Media:
    """What is in a file."""

    container: str = ""
    duration_s: float | None = None
    width: int | None = None
    height: int | None = None
    audio_languages: tuple[str, ...] = ()
    subtitle_languages: tuple[str, ...] = ()
    chapters: tuple[tuple[float, str], ...] = ()
    title: str = ""


class Probe:
    """Asks a child about files, one after another; one that hangs is ended and replaced.

    Args:
        timeout_s: how long a file may take.
        command: the child; None: PyAV in a Python of its own.
    """

    def __init__(self, timeout_s: float = 20.0, command: Sequence[str] | None = None) -> None:
        self._timeout_s = timeout_s
        self._command = tuple(command or _WORKER)
        self._child: subprocess.Popen[bytes] | None = None
        self.works = command is not None or importlib.util.find_spec("av") is not None

    def __call__(self, path: str) -> Media:
        """Describe a file; without PyAV nothing is known of it.

        Raises:
            ProbeError: it cannot be played, or nobody can tell within the time.
        """
        if not self.works:
            return Media()
        answer = self._ask(path)
        if "error" in answer:
            raise ProbeError(f"cannot be played: {answer['error']}")
        return Media(
            container=str(answer.get("container") or ""),
            duration_s=answer.get("duration_s"),
            width=answer.get("width"),
            height=answer.get("height"),
            audio_languages=_codes(answer.get("audio_languages")),
            subtitle_languages=_codes(answer.get("subtitle_languages")),
            chapters=tuple((float(at), str(name)) for at, name in answer.get("chapters") or ()),
            title=str(answer.get("title") or ""),
        )

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None

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
        assert child.stdout is not None  # noqa: S101
        try:
            child.stdin.write(os.fsencode(path).hex().encode() + b"\n")
            child.stdin.flush()
            ready, _, _ = select.select([child.stdout], [], [], self._timeout_s)
            line = child.stdout.readline() if ready else b""
        except BrokenPipeError:
            ready, line = [child.stdout], b""
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        self.close()
        if not ready:
            raise ProbeError(f"gave no answer within {self._timeout_s:g} s")
        raise ProbeError("crashed the program that reads media")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for us: the file in hand is finished
            )
        return self._child


def _codes(codes: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for each in codes or () if (code := two_letters(str(each)))))
