"""The child that opens media with PyAV: one path a line in, one JSON object a line out.

It is a process of its own because a damaged file can hang or crash the libraries that read it, and
it imports nothing of tvrec, so that it starts wherever it is called from.
"""

from __future__ import annotations

import base64
import errno
import json
import os
import sys
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.stream import Stream

__all__ = ["describe", "main"]

# A playlist in the dress of a video could name other places to read from.
_OPTIONS = {"protocol_whitelist": "file"}
_PACKETS = 200  # a codec that wants more before its first frame is no fault of the file
_LARGEST_COVER = 8 << 20
_TAGS = ("title", "artist", "album", "album_artist", "composer", "genre", "track", "disc", "date",
         "description", "synopsis", "comment", "purl")  # fmt: skip
_TAG_CHARS = 5000
# the disk or the network it is on, not the file
_PASSING = {errno.ENOENT, errno.EACCES, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.ENOTCONN}
_CUT = "is cut off: its end is missing"


def describe(path: str) -> dict[str, Any]:
    """Open a file and tell what is in it; ``error`` says why it cannot be played.

    ``passing`` says that this lies with the system, ``missing`` that PyAV cannot be loaded.
    """
    try:
        import av
    except ImportError as error:
        return {"missing": str(error)}
    av.logging.set_level(None)
    try:
        with av.open(path, mode="r", metadata_errors="replace", options=_OPTIONS) as container:
            return _facts(container, os.stat(path).st_size)  # noqa: PTH116 - bytes that are no text
    except (av.FFmpegError, OSError, ValueError, RuntimeError, EOFError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        return {
            "error": f"cannot be played: {reason}" if reason else "cannot be played",
            "passing": getattr(error, "errno", None) in _PASSING,
        }


def _facts(container: InputContainer, size: int) -> dict[str, Any]:
    covers = [s for s in container.streams.video if _is_cover(s)]
    videos = [s for s in container.streams.video if not _is_cover(s)]
    audios = list(container.streams.audio)
    if not videos and not audios:
        return {"error": "holds neither picture nor sound"}
    if _is_cut(container, size):
        return {"error": _CUT}
    decodes, cover = _first_frames(container, [*covers[:1], *videos[:1], *audios[:1]])
    if not decodes:
        return {"error": "holds nothing that can be decoded"}
    return {
        "container": container.format.name.split(",")[0],
        "duration_s": _duration(container, [*videos, *audios]),
        "width": videos[0].codec_context.width if videos else None,
        "height": videos[0].codec_context.height if videos else None,
        "audio_languages": _languages(audios),
        "subtitle_languages": _languages(container.streams.subtitles),
        "chapters": _chapters(container),
        "tags": _tags(container),
        "cover": cover,
    }


def _is_cover(stream: Stream) -> bool:
    from av.stream import Disposition

    return bool(stream.disposition & Disposition.attached_pic)


def _is_cut(container: InputContainer, size: int) -> bool:
    """Tell whether the index of an MP4 names bytes that the file does not have."""
    if "mp4" not in container.format.name:
        return False
    for stream in container.streams:
        entries: Any = getattr(stream, "index_entries", ())  # older PyAV has none
        if len(entries) and entries[-1].pos + entries[-1].size > size:
            return True
    return False


def _first_frames(container: InputContainer, streams: list[Any]) -> tuple[bool, str]:
    """Read on until a frame comes out of one of some streams.

    Returns whether one did, and the attached picture that was met, in base 64. Nothing is sought
    for: not every format can go back.
    """
    import av

    cover = ""
    for number, packet in enumerate(container.demux(streams)):
        if _is_cover(packet.stream):
            data = bytes(packet)
            if data and len(data) <= _LARGEST_COVER:
                cover = base64.b64encode(data).decode()
            continue
        try:
            if packet.decode() or number > _PACKETS:
                return True, cover
        except av.FFmpegError:
            continue  # one damaged packet is no damaged file
    return False, cover


def _duration(container: InputContainer, streams: Iterable[Stream]) -> float | None:
    if container.duration:
        return float(container.duration) / 1_000_000
    lengths = [float(s.duration * s.time_base) for s in streams if s.duration and s.time_base]
    return max(lengths, default=None)


def _languages(streams: Iterable[Any]) -> list[str]:
    codes = (stream.language or "" for stream in streams)
    return [code for code in dict.fromkeys(codes) if code and code != "und"]


def _chapters(container: InputContainer) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    if not hasattr(container, "chapters"):
        return found  # older PyAV
    for each in container.chapters():
        start = each["start"] * (each["time_base"] or Fraction(1))
        found.append((float(start), str(each["metadata"].get("title", ""))))
    return found


def _tags(container: InputContainer) -> dict[str, str]:
    streams = container.streams.audio[:1]
    # Ogg keeps tags with the stream
    both = {**(streams[0].metadata if streams else {}), **container.metadata}
    found = {name.lower(): text for name, text in both.items()}
    return {name: found[name][:_TAG_CHARS] for name in _TAGS if found.get(name)}


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
