"""The child that opens media with PyAV: one path a line in, one JSON object a line out.

It is a process of its own because a damaged file can hang or crash the libraries that read it.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

__all__ = ["describe", "main"]


def describe(path: str) -> dict[str, Any]:
    """Open a file and tell what is in it; ``error`` says why it cannot be opened."""
    import av

    av.logging.set_level(None)
    try:
        with av.open(path, mode="r", metadata_errors="replace") as container:
            return _facts(container)
    except (av.FFmpegError, OSError, ValueError, RuntimeError) as error:
        return {"error": str(getattr(error, "strerror", "") or error) or "cannot be opened"}


def _facts(container: Any) -> dict[str, Any]:
    videos = [s for s in container.streams.video if not _is_cover(s)]
    audios = list(container.streams.audio)
    if not videos and not audios:
        return {"error": "has neither picture nor sound"}
    if not any(_decodes(container, stream) for stream in (*videos[:1], *audios[:1])):
        return {"error": "holds nothing that can be decoded"}
    return {
        "container": container.format.name.split(",")[0],
        "duration_s": _duration(container, [*videos, *audios]),
        "width": videos[0].codec_context.width if videos else None,
        "height": videos[0].codec_context.height if videos else None,
        "audio_languages": _languages(audios),
        "subtitle_languages": _languages(container.streams.subtitles),
        "chapters": _chapters(container),
        "title": container.metadata.get("title", ""),
    }


def _is_cover(stream: Any) -> bool:
    return "attached_pic" in str(getattr(stream, "disposition", "")).lower()


def _decodes(container: Any, stream: Any) -> bool:
    """Tell whether the first frames of a stream come out."""
    import av

    try:
        for number, packet in enumerate(container.demux(stream)):
            if packet.decode():
                return True
            if number > 200:
                return True  # a codec that wants many packets is no fault of the file
    except av.FFmpegError:
        return False
    finally:
        container.seek(0) if container.duration else None
    return False


def _duration(container: Any, streams: list[Any]) -> float | None:
    if container.duration:
        return float(container.duration) / 1_000_000
    lengths = [float(s.duration * s.time_base) for s in streams if s.duration and s.time_base]
    return max(lengths, default=None)


def _languages(streams: Any) -> list[str]:
    codes = (stream.language or "" for stream in streams)
    return [code for code in dict.fromkeys(codes) if code and code != "und"]


def _chapters(container: Any) -> list[tuple[float, str]]:
    read = getattr(container, "chapters", None)
    chapters = read() if read else []
    return [
        (float(each["start"] * each["time_base"]), str(each["metadata"].get("title", "")))
        for each in chapters
    ]


def main() -> None:
    """Answer until standard input ends."""
    # what FFmpeg prints would break the protocol; it goes nowhere
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for line in sys.stdin.buffer:
        path = os.fsdecode(bytes.fromhex(line.decode().strip()))
        answers.write(json.dumps(describe(path)) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
