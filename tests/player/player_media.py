"""Small real media, made by PyAV."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np

RATE = 22050
FPS = 10


def make_sound(path: Path, seconds: float, *, pitch: float = 440.0) -> Path:
    """Write a sine tone, FLAC or whatever the name says."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("flac", rate=RATE, layout="mono")
        _sine(container, stream, seconds, pitch)
    return path


def make_film(path: Path, seconds: float) -> Path:
    """Write a moving picture with sound, as Matroska."""
    with av.open(str(path), "w", format="matroska") as container:
        picture = container.add_stream("mpeg4", rate=FPS)
        picture.width, picture.height = 64, 36
        picture.codec_context.gop_size = 5
        sound = container.add_stream("aac", rate=RATE, layout="mono")
        sound.metadata["language"] = "eng"
        noise = np.random.default_rng(7)
        for second in range(int(seconds)):
            for _ in range(FPS):
                pixels = noise.integers(0, 255, (36, 64, 3), dtype=np.uint8)
                frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
                container.mux(picture.encode(frame))
            _sine(container, sound, 1, 440.0, second * RATE, last=False)
        container.mux(picture.encode(None))
        container.mux(sound.encode(None))
    return path


def _sine(
    container: av.container.OutputContainer,
    stream: av.AudioStream,
    seconds: float,
    pitch: float,
    begin: int = 0,
    *,
    last: bool = True,
) -> None:
    size = 1024
    total = int(seconds * RATE)
    for start in range(0, total, size):
        number = np.arange(begin + start, begin + min(start + size, total))
        wave = (np.sin(number * 2 * np.pi * pitch / RATE) * 8000).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(wave[None, :], format="s16", layout="mono")
        frame.sample_rate = RATE
        frame.pts = begin + start
        container.mux(stream.encode(frame))
    if last:
        container.mux(stream.encode(None))
