"""Makes real, tiny media with PyAV: streams are encoded once a session and copied.

Each file's content is its own, or that of its ``seed``.
"""

from __future__ import annotations

import functools
import io
import os
import shutil
import tempfile
import zlib
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

SOUND_RATE = 48_000
FRAMES = 5  # a second
_TEMPLATES = Path(tempfile.mkdtemp(prefix="tvrec-media-"))
_VIDEO_CODECS = {
    ".webm": ("libvpx", "libopus"), ".avi": ("mpeg4", "mp3"), ".mpg": ("mpeg2video", "mp2"),
    ".wmv": ("wmv2", "mp3"), ".ts": ("mpeg2video", "mp2"), ".flv": ("flv1", "mp3"),
    ".m2ts": ("mpeg2video", "mp2"), ".vob": ("mpeg2video", "mp2"),
}  # fmt: skip
_AUDIO_CODECS = {
    ".mp3": "mp3", ".flac": "flac", ".ogg": "flac", ".opus": "libopus", ".m4a": "aac",
    ".m4b": "aac", ".wav": "pcm_s16le", ".mka": "ac3", ".wma": "mp3",
}  # fmt: skip
_FORMATS = {".m4b": "ipod", ".m4a": "ipod", ".opus": "ogg", ".mka": "matroska", ".wma": "asf"}
_OWN_TAGS = frozenset({".ogg", ".opus"})  # tags are the stream's
_NOTHING_BEHIND = _OWN_TAGS | {".flv"}  # formats that are read from their end


def make_video(
    path: Path,
    *,
    seconds: float = 2.0,
    seed: int | None = None,
    language: str = "",
    codec: str = "mpeg4",
    chapters: Sequence[tuple[float, str]] = (),
    **tags: str,
) -> Path:
    """A video with sound, in the container that the name says: mp4, mkv, webm, avi, …

    Args:
        path: where; its folders are made.
        seconds: its length.
        seed: equal seeds make equal files; None: a content of its own.
        language: of the sound, ISO 639-2.
        codec: of the picture, where the container leaves a choice: mpeg4, libx264.
        chapters: (start in seconds, name).
        **tags: metadata of the container.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    template = _video(path.suffix.lower(), seconds, codec)
    if language or chapters or tags:
        _copy_streams(template, path, language=language, chapters=chapters, tags=tags)
    else:
        shutil.copyfile(template, path)
    return _make_unique(path, seed)


@functools.cache
def _video(suffix: str, seconds: float, codec: str) -> Path:
    path = _TEMPLATES / f"{codec}-{seconds}{suffix}"
    picture_codec, sound_codec = _VIDEO_CODECS.get(suffix, (codec, "aac"))
    with av.open(path, "w", format={".vob": "vob"}.get(suffix)) as out:
        frames = 25 if "mpeg2" in picture_codec else FRAMES
        stream = out.add_stream(picture_codec, rate=frames)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        audio = out.add_stream(sound_codec, rate=44_100 if suffix == ".flv" else SOUND_RATE)
        for number in range(int(seconds * frames)):
            image = np.full((48, 64, 3), number * 9 % 255, np.uint8)
            out.mux(stream.encode(av.VideoFrame.from_ndarray(image)))
        out.mux(stream.encode())
        _sound(out, audio, seconds)
    return path


def make_audio(
    path: Path,
    *,
    seconds: float = 1.0,
    seed: int | None = None,
    cover: bool = False,
    chapters: Sequence[tuple[float, str]] = (),
    **tags: str,
) -> Path:
    """A sound file with tags, in the format that the name says: mp3, flac, ogg, m4b, …

    Args:
        path: where; its folders are made.
        seconds: its length.
        seed: equal seeds and tags make equal files; None: a content of its own.
        cover: embed a picture (mp3 only).
        chapters: (start in seconds, name).
        **tags: title, artist, album, track, disc, genre, date, album_artist, composer, …
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    template = _audio(path.suffix.lower(), seconds)
    if path.suffix.lower() in _NOTHING_BEHIND:
        tags = {**tags, "mark": _mark(path, seed).hex()}
    _copy_streams(template, path, chapters=chapters, tags=tags)
    if cover:
        _add_cover(path)
    return _make_unique(path, seed)


@functools.cache
def _audio(suffix: str, seconds: float) -> Path:
    path = _TEMPLATES / f"sound-{seconds}{suffix}"
    with av.open(path, "w", format=_FORMATS.get(suffix)) as out:
        _sound(out, out.add_stream(_AUDIO_CODECS[suffix], rate=SOUND_RATE), seconds)
    return path


def _sound(out: av.container.OutputContainer, audio: av.AudioStream, seconds: float) -> None:
    rate = audio.rate
    t = np.arange(int(seconds * rate)) / rate
    wave = (np.sin(2 * np.pi * 220 * t) * 8000).astype(np.int16)
    frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = rate
    fifo = av.AudioFifo()
    for part in av.AudioResampler(audio.format, audio.layout, rate).resample(frame):
        fifo.write(part)
    while chunk := fifo.read(audio.codec_context.frame_size or 1024, partial=True):
        out.mux(audio.encode(chunk))
    out.mux(audio.encode())


def _copy_streams(
    template: Path,
    path: Path,
    *,
    tags: dict[str, str],
    language: str = "",
    chapters: Sequence[tuple[float, str]] = (),
    options: dict[str, str] | None = None,
) -> None:
    """Write the streams of a template under other tags, without encoding them again."""
    suffix = path.suffix.lower()
    form = _FORMATS.get(suffix)
    with av.open(template) as source, av.open(path, "w", format=form, options=options) as out:
        pairs = {each.index: out.add_stream_from_template(each) for each in source.streams}
        for stream in pairs.values():
            if language and stream.type == "audio":
                stream.metadata["language"] = language
        holder = next(iter(pairs.values())) if suffix in _OWN_TAGS else out
        for name, value in tags.items():
            holder.metadata[name] = value
        if chapters:
            ends = [start for start, _ in chapters[1:]] + [float(source.duration) / 1e6]
            out.set_chapters(
                [
                    {"id": n, "start": int(at * 1000), "end": int(end * 1000),
                     "time_base": Fraction(1, 1000), "metadata": {"title": name}}
                    for n, ((at, name), end) in enumerate(zip(chapters, ends, strict=True))
                ]
            )  # fmt: skip
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = pairs[packet.stream.index]
                out.mux(packet)


def _make_unique(path: Path, seed: int | None) -> Path:
    """Add some bytes at the end, where most formats let things be that they do not know."""
    if path.suffix.lower() in _NOTHING_BEHIND:
        return path
    mark = _mark(path, seed)
    if path.suffix.lower() in {".mp4", ".m4a", ".m4b", ".mov", ".m4v"}:
        mark = (len(mark) + 8).to_bytes(4, "big") + b"free" + mark
    elif path.suffix.lower() in {".mkv", ".webm", ".mka"}:
        mark = b"\xec" + (0x80 | len(mark)).to_bytes(1, "big") + mark  # an EBML Void
    with path.open("ab") as file:
        file.write(mark)
    return path


def _mark(path: Path, seed: int | None) -> bytes:
    number = zlib.crc32(os.fsencode(path.absolute())) if seed is None else seed
    return b"tvrec" + number.to_bytes(8, "big", signed=True)


def picture(colour: tuple[int, int, int] = (200, 80, 30), side: int = 32) -> bytes:
    """A small JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def _add_cover(path: Path) -> None:
    """Put a picture into the ID3v2.4 tag at the head of an MP3."""
    raw = path.read_bytes()
    assert raw[:4] == b"ID3\x04", "covers are embedded in MP3 only"
    body = b"\x00image/jpeg\x00\x03\x00" + picture()
    size = functools.reduce(lambda total, byte: total << 7 | byte, raw[6:10], 0)
    frames = b"APIC" + _synchsafe(len(body)) + b"\x00\x00" + body + raw[10 : 10 + size]
    path.write_bytes(raw[:6] + _synchsafe(len(frames)) + frames + raw[10 + size :])


def _synchsafe(number: int) -> bytes:
    return bytes((number >> shift) & 0x7F for shift in (21, 14, 7, 0))


def write(path: Path, text: str | bytes) -> Path:
    """Write a file, its folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def index_first(whole: bytes) -> bytes:
    """Write an MP4 with its index in front, as the web wants it."""
    source, target = _TEMPLATES / "whole.mp4", _TEMPLATES / "front.mp4"
    source.write_bytes(whole)
    _copy_streams(source, target, tags={}, options={"movflags": "faststart"})
    return target.read_bytes()
