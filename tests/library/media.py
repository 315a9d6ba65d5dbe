"""Makes real, tiny media with PyAV, and a household's folders out of them."""

from __future__ import annotations

import functools
import io
import os
import shutil
import tempfile
from pathlib import Path

import av
import numpy as np
from PIL import Image

RATE = 22_050
_TEMPLATES = Path(tempfile.mkdtemp(prefix="tvrec-media-"))


def make_video(
    path: Path, *, seconds: float = 2.0, seed: int = 0, language: str = "", codec: str = "mpeg4"
) -> Path:
    """A video of some seconds with sound; ``seed`` makes its content its own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_video(path.suffix, seconds, seed, language, codec), path)
    return path


@functools.cache
def _video(suffix: str, seconds: float, seed: int, language: str, codec: str) -> Path:
    path = _TEMPLATES / f"v{seconds}-{seed}-{language}{suffix}"
    codecs = {".webm": ("libvpx", "libopus"), ".avi": (codec, "mp3")}
    picture, sound = codecs.get(suffix, (codec, "aac"))
    with av.open(path, "w") as out:
        stream = out.add_stream(picture, rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        audio = out.add_stream(sound, rate=48_000 if sound == "libopus" else RATE)
        if language:
            audio.metadata["language"] = language
        for number in range(int(seconds * 5)):
            image = np.full((48, 64, 3), (seed * 40 + number * 9) % 255, np.uint8)
            image[: 1 + seed % 40] = 255 - number % 200
            out.mux(stream.encode(av.VideoFrame.from_ndarray(image)))
        out.mux(stream.encode())
        _sound(out, audio, seconds, seed)
    return path


def make_audio(
    path: Path, *, seconds: float = 1.0, seed: int = 0, cover: bool = False, **tags: str
) -> Path:
    """A sound file with tags, as title, artist, album, track, genre, date, album_artist."""
    path.parent.mkdir(parents=True, exist_ok=True)
    codec = {
        ".mp3": "mp3", ".flac": "flac", ".ogg": "flac", ".opus": "libopus",
        ".m4a": "aac", ".m4b": "aac", ".wav": "pcm_s16le",
    }[path.suffix]  # fmt: skip
    formats = {".m4b": "mp4", ".m4a": "mp4", ".opus": "ogg"}
    with av.open(path, "w", format=formats.get(path.suffix)) as out:
        audio = out.add_stream(codec, rate=48_000 if codec == "libopus" else RATE)
        for name, value in tags.items():
            (audio if path.suffix in {".ogg", ".opus"} else out).metadata[name] = value
        _sound(out, audio, seconds, seed)
    if cover and path.suffix == ".mp3":
        _add_cover(path)
    return path


def _sound(out: av.container.OutputContainer, audio: object, seconds: float, seed: int) -> None:
    rate = audio.rate  # type: ignore[attr-defined]
    t = np.arange(int(seconds * rate)) / rate
    wave = (np.sin(2 * np.pi * (220 + 37 * (seed % 40)) * t) * 8000).astype(np.int16)
    fifo = av.AudioFifo()
    frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = rate
    resampler = av.AudioResampler(
        format=audio.format, layout=audio.layout, rate=rate  # type: ignore[attr-defined]
    )  # fmt: skip
    for part in resampler.resample(frame):
        fifo.write(part)
    size = audio.codec_context.frame_size or 1024  # type: ignore[attr-defined]
    while chunk := fifo.read(size, partial=True):
        out.mux(audio.encode(chunk))  # type: ignore[attr-defined]
    out.mux(audio.encode())  # type: ignore[attr-defined]


def picture(colour: tuple[int, int, int] = (200, 80, 30), side: int = 32) -> bytes:
    """A small JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(buffer, "JPEG")
    return buffer.getvalue()


def _add_cover(path: Path) -> None:
    """Put an ID3v2.3 tag with a picture in front of an MP3's own tag frames."""
    body = b"\x00image/jpeg\x00\x03\x00" + picture()
    frame = b"APIC" + len(body).to_bytes(4, "big") + b"\x00\x00" + body
    raw = path.read_bytes()
    assert raw[:3] == b"ID3"
    size = functools.reduce(lambda total, byte: total << 7 | byte, raw[6:10], 0)
    if raw[3] == 4:  # sizes of frames are written in seven bits to a byte there
        size4 = len(body)
        synchsafe = bytes((size4 >> shift) & 0x7F for shift in (21, 14, 7, 0))
        frame = b"APIC" + synchsafe + b"\x00\x00" + body
    frames = frame + raw[10 : 10 + size]
    total = len(frames)
    head = raw[:6] + bytes((total >> shift) & 0x7F for shift in (21, 14, 7, 0))
    path.write_bytes(head + frames + raw[10 + size :])


def write(path: Path, text: str | bytes) -> Path:
    """Write a file, its folders made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


FILM_NFO = """<?xml version="1.0" encoding="UTF-8"?>
<movie><title>Metropolis</title><originaltitle>Metropolis</originaltitle><year>1927</year>
<plot>In a city that lives above its own workers, a son follows a teacher underground.</plot>
<genre>Science Fiction</genre><genre>Drama / Silent</genre><director>Fritz Lang</director>
<actor><name>Brigitte Helm</name><role>Maria</role><order>0</order></actor>
<ratings><rating name="imdb" max="10" default="true"><value>8,3</value><votes>190000</votes>
</rating></ratings><uniqueid type="imdb" default="true">tt0017136</uniqueid><runtime>153</runtime>
<country>Germany</country></movie>"""
EPISODES_NFO = """<episodedetails><title>The First</title><season>1</season><episode>1</episode>
<plot>It begins.</plot></episodedetails>
<episodedetails><title>The Second</title><season>1</season><episode>2</episode></episodedetails>"""
BOMB_NFO = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">
<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">
<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<movie><title>Bomb &lol3; &secret;</title><year>2001</year></movie>"""


def make_tree(root: Path) -> Path:
    """A household's folders: every kind of title once."""
    films = root / "Films"
    make_video(films / "Metropolis (1927)" / "Metropolis.1927.1080p.mkv", seed=1, language="ger")
    write(films / "Metropolis (1927)" / "movie.nfo", FILM_NFO)
    write(films / "Metropolis (1927)" / "poster.jpg", picture())
    write(films / "Metropolis (1927)" / "Metropolis.1927.1080p.en.srt", "1\n")
    make_video(films / "Nosferatu (1922) - 1080p.mp4", seed=2)
    make_video(films / "Nosferatu (1922) - 4K.mp4", seed=3)
    make_video(films / "Faust.1926.cd1.avi", seed=4)
    make_video(films / "Faust.1926.cd2.avi", seed=5)
    make_video(films / "小城之春 (1948) [tmdbid-88273].webm", seed=6)
    show = root / "Series" / "The Lighthouse (2019)"
    write(
        show / "tvshow.nfo", "<tvshow><title>The Lighthouse</title><plot>Keepers.</plot></tvshow>"
    )
    make_video(show / "Season 1" / "The.Lighthouse.S01E01.mkv", seed=7)
    make_video(show / "Season 1" / "The.Lighthouse.S01E02.mkv", seed=8)
    write(show / "Season 1" / "The.Lighthouse.S01E01.nfo", EPISODES_NFO)
    make_video(show / "Specials" / "The.Lighthouse.S00E01.Making.Of.mkv", seed=9)
    clips = root / "Clips"
    make_video(clips / "A lecture [dQw4w9WgXcQ].mp4", seed=10)
    write(
        clips / "A lecture [dQw4w9WgXcQ].info.json",
        '{"id": "dQw4w9WgXcQ", "title": "A lecture on stars", "channel": "Observatory",'
        ' "upload_date": "20200102", "tags": ["stars"], "description": "How stars are born."}',
    )
    make_video(clips / "VID_20230401_121314.mp4", seed=11)
    album = root / "Music" / "Ensemble - Night Pieces (2010)"
    for number, name in enumerate(("Dusk", "Midnight", "Dawn"), start=1):
        make_audio(
            album / f"{number:02} {name}.mp3", seed=number, cover=number == 1, title=name,
            artist="Ensemble", album="Night Pieces", track=str(number), genre="Classical",
            date="2010",
        )  # fmt: skip
    write(
        root / "Music" / "artist.nfo",
        "<artist><name>Ensemble</name><biography>They play at night.</biography>"
        "<genre>Classical</genre><musicbrainzartistid>abc-1</musicbrainzartistid></artist>",
    )
    make_audio(
        root / "Audiobooks" / "Alice.m4b", seed=20, title="Alice", artist="Lewis Carroll",
        album="Alice in Wonderland", genre="Audiobook",
    )  # fmt: skip
    for number in (1, 2):
        make_audio(
            root / "Podcasts" / "Slow Radio" / f"{number}.mp3", seed=30 + number,
            title=f"Walk {number}", album="Slow Radio", track=str(number), genre="Podcast",
        )  # fmt: skip
    return root


def make_broken(root: Path) -> Path:
    """Everything that is broken in the wild."""
    films = root / "Broken"
    write(films / "Zero (2001).mkv", b"")
    write(films / "Random (2002).mp4", np.random.default_rng(1).bytes(40_000))
    whole = make_video(films / "Cut (2003).mp4", seed=12).read_bytes()
    write(films / "Cut (2003).mp4", whole[: len(whole) // 2])
    os.mkfifo(films / "Pipe (2004).mkv")
    (films / "loop").symlink_to(films)
    bad = os.fsencode(films) + b"/Caf\xe9 (2005).mkv"
    shutil.copyfile(_video(".mkv", 2.0, 13, "", "mpeg4"), bad)
    longest = "L" * (255 - len(" (2006).mkv")) + " (2006).mkv"
    make_video(films / longest, seed=14)
    make_video(films / "Not XML (2007)" / "Not XML (2007).mkv", seed=15)
    write(films / "Not XML (2007)" / "Not XML (2007).nfo", "this is no xml at all")
    make_video(films / "Bomb (2001)" / "Bomb (2001).mkv", seed=16)
    write(films / "Bomb (2001)" / "Bomb (2001).nfo", BOMB_NFO)
    write(films / "Bomb (2001)" / "poster.jpg", b"no picture")
    return root
